import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measure } from '../../../src/commands/names/measure.ts';
import { proposeNames } from '#lib/ledger/names/propose.ts';

const read = (set: string) =>
	measure(readFileSync(new URL(`../../fixtures/names/${set}.txt`, import.meta.url), 'utf8'));

/** Precision before recall: a wrong proposal costs a person's attention on every row. */
test.each([
	['tuned', 1],
	['heldout', 0.95],
	['fresh', 1],
	['worked', 0.95]
])('on the sentences of %s nothing is proposed wrongly, and most names are', (set, recall) => {
	const { names, hits, wrong } = read(set);
	expect(wrong).toEqual([]);
	expect(hits / names).toBeGreaterThanOrEqual(recall);
});

test('of names in sentences the rules never saw, the figures of docs/performance.md hold', () => {
	const { names, hits, wrong } = read('unseen');
	expect(hits / names).toBeGreaterThanOrEqual(0.64);
	expect(wrong.length).toBeLessThanOrEqual(3);
});

test('there are more than 200 sentences, with and without names', () => {
	const all = ['tuned', 'heldout', 'fresh'].map(read);
	expect(all.reduce((sum, { sentences }) => sum + sentences, 0)).toBeGreaterThan(200);
});

test.each([
	// A word that only a person's doings follow, where a clause begins.
	['孟平反映水压不足', ['孟平']],
	['郭长有未领到救助金', ['郭长有']],
	// Names alone in brackets, after who is meant; a list with remarks; a group of the village.
	['个别农户（乔爱香、乔麦香）不愿改厕', ['乔爱香', '乔麦香']],
	['关有才（脱贫户）、关有志（监测户）未建档', ['关有才', '关有志']],
	['2组孔令芝与4组孔令梅有争议', ['孔令芝', '孔令梅']],
	// A given character no list knows, where a villager is announced and a mark closes the name.
	['脱贫户李建科，小额贷款5万元', ['李建科']],
	// The list a title begins is one of officials.
	['村支书罗建民、程卫国等2人未签字', []],
	['村民王家户厕未改，居民高血压随访缺失', []],
	// A sentence ends before the next one's first word.
	['贫困户高。明确', []],
	['3组脱贫户颜国。强', ['颜国']],
	['对脱贫户李某、王某某重新研判', []]
])('%s: %j', (text, names) => {
	expect(proposeNames(text).map(({ name }) => name)).toEqual(names);
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
