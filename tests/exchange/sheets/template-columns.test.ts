import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import { paperView } from '#lib/exchange/sheets/paper-view.ts';
import { writeSheets } from '#lib/exchange/sheets/sheet.ts';
import {
	blankTitle,
	templateTitle,
	templateColumns,
	sheetTitle,
	TEMPLATES
} from '#lib/exchange/sheets/templates.ts';
import { templateKeys } from '#lib/ledger/sheets/columns.ts';
import { levelWords } from '#lib/ledger/roster/level-words.ts';
import { prose, townshipLedger } from './township-ledger.ts';
import { unzipped } from '../unzipped.ts';
import { worksheetOrder, xmlFault } from '../well-formed.ts';

const foot = '第2版　报送日期 2022年7月5日　校验码 0123456789abcdef';

/** Finding 7 with four facets, the first of 879 characters, and two measures. */
const city: Sheet = {
	template: 'city',
	unitName: '禹州市',
	title: sheetTitle('city', '禹州市'),
	sheetName: '禹州市',
	foot,
	lines: [prose(879), prose(80, 1), prose(60, 2), prose(90, 3)].map((facets, n) => ({
		id: 'city-7',
		number: n === 0 ? '1' : '',
		...(n > 0 ? { goesOn: true as const } : {}),
		cells: {
			facets,
			...(n < 2 ? { measures: prose(120, n) } : {}),
			...(n === 0 ? { finding: '7.项目资金管理不够规范', leadUnit: '市乡村振兴局' } : {})
		}
	}))
};

describe.each(templateKeys)('%s as .xlsx', (key) => {
	const sheet: Sheet = { ...townshipLedger('顺店镇', 8, 3), template: key, foot };
	let parts: Map<string, string>;
	let xml: string;

	beforeAll(async () => {
		parts = await unzipped(await writeSheets({ sheets: [sheet] }));
		xml = parts.get('xl/worksheets/sheet1.xml') ?? '';
	});

	test('every part is well-formed, and the parts of the sheet stand in their order', () => {
		for (const [name, text] of parts) expect(`${name}: ${xmlFault(text)}`).toBe(`${name}: null`);
		const inside = [...xml.matchAll(/<(\w+)/g)].map(([, name = '']) =>
			worksheetOrder.indexOf(name)
		);
		const order = inside.filter((at) => at >= 0);
		expect(order).toEqual(order.toSorted((a, b) => a - b));
	});

	test('every style is there, merges do not overlap, names stand in quotes', () => {
		const styles = [...xml.matchAll(/<c [^>]*\bs="(\d+)"/g)].map(([, s]) => Number(s));
		const known = /<cellXfs count="(\d+)"/.exec(parts.get('xl/styles.xml') ?? '')?.[1];
		expect(Math.max(...styles)).toBeLessThan(Number(known));
		const rows = [...xml.matchAll(/mergeCell ref="A(\d+):/g)].map(([, row]) => row);
		expect(new Set(rows).size).toBe(rows.length);
		expect(parts.get('xl/workbook.xml')).toMatch(/'顺店镇'!\$\d+:\$\d+/);
	});

	test('it fits its paper at full size and ends with signatures and the check code', async () => {
		const total = templateColumns(key).reduce((sum, column) => sum + column.width, 0);
		expect(total).toBeLessThanOrEqual({ a3: 390, a4: 267 }[TEMPLATES[key].paper]);
		const rows = (await readXlsx(await writeSheets({ sheets: [sheet] }))).sheets[0]?.rows ?? [];
		expect(rows.at(-1)?.[0]).toBe(foot);
		for (const who of TEMPLATES[key].signatures) expect(rows.at(-2)?.[0]).toContain(`${who}：`);
	});
});

test('the columns a county set, and none else, stand in Excel and on the page', async () => {
	const columns = [
		{ key: 'number' as const, title: '号', width: 12 },
		{ key: 'officePhone' as const, title: '办公电话', width: 40 }
	];
	const sheet: Sheet = {
		...city,
		columns,
		lines: [{ id: 'a', number: '1', cells: { officePhone: '0374-6200001', facets: '不印' } }]
	};
	const rows = (await readXlsx(await writeSheets({ sheets: [sheet] }))).sheets[0]?.rows ?? [];
	expect(rows[4]?.slice(0, 2)).toEqual(['号', '办公电话']);
	expect(rows[5]).toEqual(['1', '0374-6200001', 'a']);
	expect(paperView(sheet).columns.map(({ title }) => title)).toEqual(['号', '办公电话']);
	expect(paperView(sheet).lines[0]?.cells).toEqual({ number: '1', officePhone: '0374-6200001' });
});

test('附件1: 879 characters are all there, in Excel and on the page, and facets share one box', async () => {
	const rows = (await readXlsx(await writeSheets({ sheets: [city] }))).sheets[0]?.rows ?? [];
	const body = rows.filter((row) => row.at(-1) === 'city-7');
	const facets = body.map((row) => row[4] ?? '').join('');
	expect(facets).toBe(city.lines.map((line) => line.cells.facets).join(''));
	const page = paperView(city);
	expect(page.lines[0]?.cells.facets).toHaveLength(879);
	expect(page.lines.map((line) => line.goesOn)).toEqual([false, true, true, true]);
	const parts = await unzipped(await writeSheets({ sheets: [city] }));
	// A cell that goes on has sides and no line above it.
	expect(parts.get('xl/styles.xml')).toMatch(/<border><left style="thin">.*?<\/right><top\/>/);
});

test('titles word for word, the running ledger’s too', () => {
	const subject = '关于国家、省2021年度巩固拓展脱贫攻坚成果同乡村振兴有效衔接考核评估反馈问题';
	expect(sheetTitle('city', '禹州市')).toBe(`禹州市${subject}对照整改台账`);
	expect(sheetTitle('running', '市水利局')).toBe(`市水利局${subject}整改推进台账`);
	expect(sheetTitle('running', '市水利局', '关于反馈问题整改台账')).toBe(
		'市水利局关于反馈问题整改推进台账'
	);
	const anhe = levelWords('安和县');
	expect(blankTitle('village', anhe)).toBe(`行政村${subject}对照整改台账（模版）`);
	expect(blankTitle('city', anhe)).toBe(`××县${subject}对照整改台账（模版）`);
	expect(templateTitle('city', anhe)).toBe('附件1 县级台账');
	expect(templateTitle('running', levelWords('禹州市'))).toBe('市直单位整改推进台账');
});

test('a sheet survives being kept as JSON', async () => {
	const again = JSON.parse(JSON.stringify(city)) as Sheet;
	expect(paperView(again)).toEqual(paperView(city));
	expect(await writeSheets({ sheets: [again] })).toHaveLength(
		(await writeSheets({ sheets: [city] })).length
	);
});
