import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { EDITION } from '#lib/exchange/sheets/lay-out.ts';
import { writeSheets } from '#lib/exchange/sheets/sheet.ts';
import { blankTitle, templateColumns, TEMPLATES } from '#lib/exchange/sheets/templates.ts';
import type { TemplateKey } from '#lib/ledger/sheets/columns.ts';
import { levelWords } from '#lib/ledger/roster/level-words.ts';
import { townshipLedger } from './township-ledger.ts';
import { unzipped } from '../unzipped.ts';

const ledger = townshipLedger('顺店镇');

let parts: Map<string, string>;
let xml: string;
let workbook: string;
let rows: unknown[][];

beforeAll(async () => {
	const bytes = await writeSheets({ sheets: [ledger] });
	parts = await unzipped(bytes);
	xml = parts.get('xl/worksheets/sheet1.xml') ?? '';
	workbook = parts.get('xl/workbook.xml') ?? '';
	rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
});

describe('the form of 附件2, domain §7', () => {
	test('annex, title on the third line in two lines, fill line, headings, signatures', () => {
		expect(rows[0]?.[0]).toBe('附件2');
		expect(rows[2]?.[0]).toBe(
			'顺店镇关于国家、省2021年度巩固拓展脱贫攻坚成果\n同乡村振兴有效衔接考核评估反馈问题对照整改台账'
		);
		expect(rows[3]?.[0]).toMatch(
			/^填报单位（盖章）：顺店镇　+填报人：张三　+联系电话：0374-0000000　+填报日期：2022年7月5日$/
		);
		const headings = rows[4]?.slice(0, 15).map((cell) => String(cell).replace(/\s/g, ''));
		expect(headings?.join(' ')).toBe(
			'序号 反馈问题 是否存在 本乡镇具体问题 问题来源 问题性质 涉及村 整改措施 责任领导 责任单位 责任人 整改类型 整改时限 整改进展及成效 完成及销号情况'
		);
		expect(rows.at(-1)?.[0]).toMatch(/^乡镇党委书记（签字）：　+乡镇长（签字）：$/);
	});

	test('title and lines above and below span all printed columns', () => {
		const merges = [...xml.matchAll(/mergeCell ref="([^"]+)"/g)].map((merge) => merge[1]);
		expect(merges.slice(0, 4)).toEqual(['A1:O1', 'A2:O2', 'A3:O3', 'A4:O4']);
		expect(merges).toHaveLength(6);
	});

	test('type as the annexes ask for', () => {
		const fonts = [...(parts.get('xl/styles.xml') ?? '').matchAll(/<font>.*?<\/font>/g)].join('');
		for (const font of [
			/"16".{0,9}name val="黑体"/,
			/"22".{0,9}name val="方正小标宋简体"/,
			/"10.5".{0,9}name val="黑体"/,
			/"10.5".{0,9}name val="仿宋_GB2312"/
		])
			expect(fonts.replace(/<\/?|sz val=|\/>/g, '')).toMatch(font);
		expect(parts.get('xl/styles.xml')).toMatch(/<left style="thin">/);
		expect(parts.get('xl/styles.xml')).toMatch(/wrapText="(1|true)"/);
	});
});

describe('how it prints', () => {
	test('A3 landscape, one page wide, headings on every page, only the form', () => {
		expect(xml).toMatch(
			/<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/
		);
		expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
		expect(workbook).toContain('localSheetId="0">\'顺店镇\'!$5:$5<');
		const last = rows.length;
		expect(workbook).toContain(`localSheetId="0">'顺店镇'!$A$1:$O$${last}<`);
		expect(xml).toContain('第&amp;P页 共&amp;N页');
		expect(xml).toContain('<pane ySplit="5" topLeftCell="A6" state="frozen"');
	});

	test('the widths of the form at full size, and no wider than the paper', () => {
		const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map((col) => Number(col[1]));
		const printed = widths.slice(0, -1);
		const millimetres = printed.map((width) => Math.round((width * 8 * 25.4) / 96));
		expect(millimetres).toEqual([9, 40, 14, 62, 17, 13, 26, 62, 15, 20, 14, 14, 17, 38, 19]);
		expect(printed.reduce((a, b) => a + b)).toBeLessThanOrEqual(185);
	});

	test.each<[TemplateKey, number]>([
		['city', 380],
		['township', 380],
		['department', 380],
		['village', 257]
	])('%s fits its paper inside the margins', (key, total) => {
		expect(templateColumns(key).reduce((sum, column) => sum + column.width, 0)).toBe(total);
		expect(total).toBeLessThanOrEqual({ a3: 390, a4: 267 }[TEMPLATES[key].paper]);
	});

	test('no row is higher than Excel shows', () => {
		const heights = [...xml.matchAll(/ ht="([\d.]+)"/g)].map((row) => Number(row[1]));
		expect(heights).toHaveLength(rows.length);
		expect(Math.max(...heights)).toBeLessThanOrEqual(375);
	});
});

describe('what travels with it', () => {
	test('ids lie in a hidden column outside the print area', () => {
		expect(xml).toMatch(/<col min="16" max="16" [^>]*hidden="true"/);
		expect(rows[0]?.[15]).toBe(`${EDITION} township`);
		const ids = new Set(rows.slice(5, -2).map((row) => row[15]));
		expect([...ids]).toEqual(ledger.lines.map((line) => line.id));
	});

	test('a text of 879 characters is completely there, in rows that carry it on', () => {
		const pieces = rows.filter((row) => row[15] === '顺店镇-7');
		expect(pieces.map((row) => row[0])).toEqual(['7', '7\n续1', '7\n续2']);
		const line = ledger.lines.find(({ id }) => id === '顺店镇-7');
		expect(line?.cells.problem).toHaveLength(879);
		expect(pieces.map((row) => row[3] ?? '').join('')).toBe(line?.cells.problem);
		expect(pieces.map((row) => row[7] ?? '').join('')).toBe(line?.cells.measures);
	});
});

test('the blank form: ten empty lines, nothing filled in', async () => {
	const blank = {
		...ledger,
		title: blankTitle('township', levelWords('安和县')),
		unitName: '',
		lines: []
	};
	const empty = { ...blank, filledBy: undefined, phone: undefined, filledOn: undefined };
	const sheet = (await readXlsx(await writeSheets({ sheets: [empty] }))).sheets[0];
	expect(sheet?.rows[2]?.[0]).toMatch(/^乡（镇）关于[^]*台账（模版）$/);
	expect(sheet?.rows[3]?.[0]).toMatch(/填报人：　+联系电话：　+填报日期：　　年　　月　　日$/);
	expect(sheet?.rows.length).toBe(5 + 10 + 2);
});
