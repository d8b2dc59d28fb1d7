import { writeFileSync } from 'node:fs';
import { permissionsText } from './permissions/text.ts';

// npm run -s permissions: docs/permissions.md as the code has it. A test holds the file to it.
const file = new URL('../../docs/permissions.md', import.meta.url);
writeFileSync(file, permissionsText());
console.log('docs/permissions.md 已按程序里的权限表重新写出。');
