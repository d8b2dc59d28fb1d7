import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { levelWords } from '#lib/ledger/roster/level-words.ts';

test.each([
	['禹州市', '市', '市直单位', '市直', '市级', '本市', '全市'],
	['安和县', '县', '县直单位', '县直', '县级', '本县', '全县'],
	['景宁畲族自治县', '县', '县直单位', '县直', '县级', '本县', '全县'],
	['建安区', '区', '区直单位', '区直', '区级', '本区', '全区'],
	['市中区', '区', '区直单位', '区直', '区级', '本区', '全区'],
	['鄂温克族自治旗', '旗', '旗直单位', '旗直', '旗级', '本旗', '全旗']
])('in %s', (name, place, departments, department, city, here, whole) => {
	const { levels, ...words } = levelWords(name);
	expect(words).toEqual({ place, departments, here, whole });
	expect(levels).toEqual({ city, department, township: '乡镇', village: '村' });
});

test('a name that says nothing of itself is taken for a county’s', () => {
	expect(levelWords('农场').departments).toBe('县直单位');
	expect(levelWords('').here).toBe('本县');
});

describe('nothing else in the program says 市直, 县级 or 本县', () => {
	const src = join(import.meta.dirname, '../../../src');
	/** The words themselves, and readers of texts that people wrote. */
	const may = /^lib\/(ledger\/(level-words|owner-wording)\.ts|notice\/)/;
	const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
		(path) => /\.(ts|svelte)$/.test(path) && !may.test(path)
	);
	test.each(files)('%s', (path) => {
		const text = readFileSync(join(src, path), 'utf8')
			.replaceAll(/\/\*.*?\*\//gs, '')
			.replaceAll(/\/\/ .*$/gm, '');
		// 县级领导 is a rank, the same in every county; 本县（市） and 县（市、区） name all kinds.
		const named =
			/.{0,20}([市县区旗]直|[市县区旗]级(?!领导)|[本全][市县区旗](?!（市）)|××市).{0,9}/g;
		expect(text.match(named) ?? []).toEqual([]);
	});
});
