import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { cellText } from '#lib/exchange/sheets/cell-text.ts';
import type { SheetLine } from '#lib/exchange/sheets/book.ts';
import { writeSheets } from '#lib/exchange/sheets/sheet.ts';
import { CELL_LIMIT, writeWorkbook } from '#lib/exchange/sheets/workbook.ts';
import { townshipLedger } from './township-ledger.ts';
import { unzipped } from '../unzipped.ts';

const base = townshipLedger('顺店镇', 1, 1);

const lineOf = (problem: string, id = 'r1'): SheetLine => ({
	id,
	number: '1',
	cells: { problem }
});

async function problemOf(lines: SheetLine[]): Promise<string[]> {
	const book = await readXlsx(await writeSheets({ sheets: [{ ...base, lines }] }));
	const rows = book.sheets[0]?.rows ?? [];
	return lines.map(({ id }) =>
		rows
			.filter((row) => row[15] === id)
			.map((row) => row[3] ?? '')
			.join('')
	);
}

describe('a text stays a text', () => {
	test('what begins like a formula is neither a formula nor a number', async () => {
		const texts = [
			'=1+1',
			'+86 374',
			'-5',
			'@SUM(A1)',
			"=cmd|' /C calc'!A0",
			'0012',
			'7.5',
			'TRUE'
		];
		const lines = texts.map((text, at) => lineOf(text, `r${at}`));
		const xml = (await unzipped(await writeSheets({ sheets: [{ ...base, lines }] }))).get(
			'xl/worksheets/sheet1.xml'
		);
		expect(xml).not.toMatch(/<f[ >]/);
		expect(xml?.match(/<c [^>]*><v>/g)?.every((cell) => cell.includes('t="s"'))).toBe(true);
		expect(await problemOf(lines)).toEqual(texts);
	});

	test('every cell has the text format', async () => {
		const styles = (await unzipped(await writeSheets({ sheets: [base] }))).get('xl/styles.xml');
		const formats = styles?.match(/<cellXfs.*<\/cellXfs>/)?.[0].match(/numFmtId="\d+"/g) ?? [];
		expect(new Set(formats.slice(1))).toEqual(new Set(['numFmtId="164"']));
		expect(styles).toContain('numFmtId="164" formatCode="@"');
	});

	test('any text comes back, whatever it holds', async () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc.string({ unit: fc.constantFrom(...'整改。，“”（）\n 12aB=<>&_x0041_'), maxLength: 2000 })
		);
		await fc.assert(
			fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
				const lines = texts.map((each, at) => lineOf(each, `r${at}`));
				expect(await problemOf(lines)).toEqual(texts.map(cellText));
			}),
			{ numRuns: 60 }
		);
	});

	test('a text longer than a cell holds goes on in further rows', async () => {
		const long = '巩固拓展脱贫攻坚成果。'.repeat(4000);
		expect(await problemOf([lineOf(long)])).toEqual([long]);
		await expect(
			writeWorkbook([
				{
					name: '一',
					paper: 'a3',
					widths: [10],
					headRow: 0,
					rows: [{ height: 20, cells: [{ text: 'x'.repeat(CELL_LIMIT + 1), look: 'brief' }] }]
				}
			])
		).rejects.toThrow(/32768/);
	});
});

test('sheets of one book have names of their own, quoted where they are named', async () => {
	const sheets = ["彭庄'村", "彭庄'村", '孔楼[1]:/村'].map((sheetName) => ({ ...base, sheetName }));
	const workbook = (await unzipped(await writeSheets({ sheets }))).get('xl/workbook.xml') ?? '';
	const names = [...workbook.matchAll(/<sheet name="([^"]+)"/g)].map((name) => name[1]);
	expect(names).toEqual(['彭庄&apos;村', '彭庄&apos;村(2)', '孔楼1村']);
	expect(workbook).toContain(`localSheetId="1">'彭庄''村(2)'!$5:$5<`);
});

test('the days of a form are words and pass through no clock', async () => {
	for (const [day, words] of [
		['1986-05-04', '1986年5月4日'],
		['2022-07-05', '2022年7月5日'],
		['7月5日前', '7月5日前']
	] as const) {
		const bytes = await writeSheets({ sheets: [{ ...base, filledOn: day }] });
		expect((await readXlsx(bytes)).sheets[0]?.rows[3]?.[0]).toMatch(`填报日期：${words}`);
	}
});
