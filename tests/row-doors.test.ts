import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stageOrSet } from '#lib/ledger/row-sets.ts';

/** Every word behind stage= that a page, a desk or a sheet of the program links to. */
const sources = globSync('src/{lib,routes}/**/*.{ts,svelte}');
const doors = sources.flatMap((file) =>
	[...readFileSync(file, 'utf8').matchAll(/\bstage=([a-zA-Z]+)\b/g)].map(([, word]) => ({
		file,
		word: word ?? ''
	}))
);

test('no door of the program leads to a set of rows that does not exist', () => {
	expect(doors.length).toBeGreaterThan(20);
	expect(doors.filter(({ word }) => stageOrSet(word) === null)).toEqual([]);
});
