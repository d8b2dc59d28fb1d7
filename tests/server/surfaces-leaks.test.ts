import { expect, test } from 'vitest';
import { campaign, units } from '../cast.ts';
import { everyAnswer } from './every-answer.ts';
import { marksIn, plantedForAll } from './surfaces-ask.ts';
import { places } from './surfaces-county.ts';
import { readers } from './surfaces-people.ts';

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

function addresses() {
	const some = places.map((place) => `${place}-rectifying`);
	const ids = Object.values(units).map(({ id }) => id);
	return {
		...{ 'rows/id': some, 'versions/n': ['1'], 'files/file': ['none'], 'units/id': ['liuhe'] },
		...{ 'campaigns/id': [campaign.id], 'forms/template': ['village'], 'exports/id': ['none'] },
		...{ 'ledgers/unit': ids, 'submissions/unit': ids, 'scans/scan': ['none'] },
		...{ 'heads/day': ['none'], 'draws/id': ['none'], 'groups/id': ['none'] },
		...{ 'notices/id': ['none'], 'people/id': ['liWen'] }
	};
}
