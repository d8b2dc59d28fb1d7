import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { permissionsText } from '../../src/commands/permissions/text.ts';

const file = new URL('../../docs/permissions.md', import.meta.url);

test('docs/permissions.md says what the code does; npm run -s permissions writes it anew', () => {
	expect(readFileSync(file, 'utf8')).toBe(permissionsText());
});
