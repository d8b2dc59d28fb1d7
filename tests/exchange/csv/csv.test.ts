import { describe, expect, test } from 'vitest';
import { readCsv } from '#lib/exchange/csv/csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const columns = ['code', 'name'];
const problems = (content: string | Uint8Array) => {
	const reading = readCsv(typeof content === 'string' ? bytes(content) : content, columns);
	return reading.ok ? [] : reading.problems;
};

describe('a file that is as it should be', () => {
	test('rows come with their lines, quotes opened, blanks at the ends gone', () => {
		const reading = readCsv(
			bytes('\ufeffname,code\r\n"郭村, ""老村""", 1\r\n\r\n"两\n行",2\r\n冀村,3'),
			columns
		);
		expect(reading).toEqual({
			ok: true,
			notes: [],
			rows: [
				{ line: 2, cells: { name: '郭村, "老村"', code: '1' } },
				{ line: 4, cells: { name: '两\n行', code: '2' } },
				{ line: 6, cells: { name: '冀村', code: '3' } }
			]
		});
	});

	test('GB18030 from Excel is read, and said', () => {
		const gb = Uint8Array.from([...bytes('code,name\n1,'), 0xb9, 0xf9, 0xb4, 0xe5, 0x0a]);
		const reading = readCsv(gb, columns);
		expect(reading).toMatchObject({ ok: true, rows: [{ cells: { name: '郭村' } }] });
		expect(reading.ok && reading.notes[0]).toContain('GB18030');
	});
});

describe('a bad file is refused with the line', () => {
	test.each([
		['no bytes', '', null, '空'],
		['a header only', 'code,name\n', 1, '没有数据行'],
		['a missing column', 'code,title\n1,x', 1, '缺少列：name'],
		['a column too many', 'code,name\n1,x\n2,y,z', 3, '3 列'],
		['an open quote', 'code,name\n1,x\n2,"y\n3,z', 3, '没有配对'],
		['text after a quote', 'code,name\n1,"x"y', 2, '双引号后面'],
		['a cell that is a book', `code,name\n1,${'x'.repeat(2001)}`, 2, '2001 个字'],
		['columns without end', `code,name${',x'.repeat(5000)}\n1`, 1, '等 5000 个'],
		['lines without end', 'code,name\n' + '1,x\n'.repeat(20_001), null, '行'],
		['more than any roster', `code,name\n${'1,x\n'.repeat(300_000)}`, null, '1 MB'],
		['a quote inside', 'code,name\n1,x"y', 2, '双引号出现在内容中间']
	])('%s', (_, content, line, words) => {
		expect(problems(content)[0]).toMatchObject({ line });
		expect(problems(content)[0]?.message).toContain(words);
	});

	test('UTF-8 with a broken place, by its line', () => {
		const whole = bytes('code,name\n1,火龙镇\n2,顺店镇\n3,方山镇\n');
		const broken = whole.filter((_, i) => i !== 28);
		expect(problems(broken)).toEqual([{ line: 3, message: expect.stringContaining('损坏') }]);
	});

	test.each([
		['UTF-16', [0xff, 0xfe, 0x63, 0x00], 'UTF-16'],
		['a workbook', [0x50, 0x4b, 0x03, 0x04], 'Excel'],
		['bytes of no encoding', [0x63, 0xff, 0xff, 0xff], '编码']
	])('%s', (_, content, words) => {
		expect(problems(Uint8Array.from(content))[0]?.message).toContain(words);
	});
});
