import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measure } from '../../src/commands/names/measure.ts';
import { proposeNames } from '../../src/lib/ledger/names/propose.ts';

const read = (set: string) =>
	measure(readFileSync(new URL(`../fixtures/names/${set}.txt`, import.meta.url), 'utf8'));

/** Precision before recall: a wrong proposal costs a person's attention on every row. */
test.each([
	['tuned', 0.95],
	['heldout', 0.9],
	['fresh', 0.75]
])('on the sentences of %s nothing is proposed wrongly, and most names are', (set, recall) => {
	const { names, hits, wrong } = read(set);
	expect(wrong).toEqual([]);
	expect(hits / names).toBeGreaterThanOrEqual(recall);
});

test('there are more than 200 sentences, with and without names', () => {
	const all = ['tuned', 'heldout', 'fresh'].map(read);
	expect(all.reduce((sum, { sentences }) => sum + sentences, 0)).toBeGreaterThan(200);
});

test('officials, marked names, words that are none and units are not proposed', () => {
	const text = '东湾村村民颜国强、严丽丽等2户；村民郑浩书记；村民方庄户；村民郝秀英因病';
	const names = (known: object) => proposeNames(text, known).map(({ name }) => name);
	expect(names({})).toEqual(['颜国强', '严丽丽', '郝秀英']);
	expect(names({ known: ['颜国强'] })).toEqual(['严丽丽', '郝秀英']);
	expect(names({ places: ['郝秀英'] })).toEqual(['颜国强', '严丽丽']);
});

test('a proposal says where it stands', () => {
	expect(proposeNames('经查，3组脱贫户颜国强厕所未改造，化粪池渗漏')[0]).toEqual({
		name: '颜国强',
		around: '经查，3组脱贫户颜国强厕所未改造，化粪…'
	});
});
