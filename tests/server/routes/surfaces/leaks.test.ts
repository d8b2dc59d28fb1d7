import { expect, test } from 'vitest';
import { everyAnswer } from '../every-answer.ts';
import { addresses, marksIn, plantedForAll } from './ask.ts';
import { places } from './county.ts';
import { readers } from './people.ts';

const rows = plantedForAll();
/** For whoever sees all there is nothing to leak. */
const narrow = readers.filter(({ sees }) => sees.length < places.length);

test.each(narrow)('no answer of the application names $who a row out of sight', async (reader) => {
	const out = rows.filter(({ place }) => !reader.sees.includes(place)).map(({ mark }) => mark);
	const leaks: string[] = [];
	let answers = 0;
	for await (const { where, text } of everyAnswer(reader.actor, addresses())) {
		answers += 1;
		leaks.push(
			...marksIn(text)
				.filter((mark) => out.includes(mark))
				.map((mark) => `${where}: ${mark}`)
		);
	}
	expect(leaks).toEqual([]);
	expect(answers).toBeGreaterThan(50);
});
