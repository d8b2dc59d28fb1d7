import { describe, expect, test } from 'vitest';
import { readDocument } from '#lib/exchange/documents/document.ts';
import { numbering, p, styles, word } from './word.ts';

async function read(bytes: Uint8Array) {
	const reading = await readDocument(bytes, '通知.docx');
	if (!reading.ok) throw new Error(reading.message);
	return reading;
}

const OFFICIAL = numbering([
	['chineseCountingThousand', '%1、'],
	['chineseCounting', '（%2）'],
	['decimal', '%3.'],
	['decimalEnclosedCircle', '%4']
]);

describe('a .docx as text', () => {
	test('a line a paragraph, a line a table row', async () => {
		const cell = (text: string) => `<w:tc>${text}</w:tc>`;
		const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
		const table = `<w:tbl>${row(p('序号'), p('问题'))}${row(p('1'), p('甲') + p('乙'))}</w:tbl>`;
		const { text, warnings } = await read(word(p('关于整改的通知') + table + p('完')));
		expect(text).toBe('关于整改的通知\n序号\t问题\n1\t甲 乙\n完\n');
		expect(warnings).toEqual([]);
	});

	test('automatic numbers stand in the text, and a warning says so', async () => {
		const body = [
			p('总体要求', [1, 0]),
			p('指导思想', [1, 1]),
			p('整改原则', [1, 1]),
			p('强化责任', [1, 2]),
			p('没有编号'),
			p('举一反三', [1, 2]),
			p('整改任务', [1, 0]),
			p('责任落实', [1, 1]),
			p('细项', [1, 3])
		];
		const { text, warnings } = await read(word(body.join(''), [OFFICIAL]));
		expect(text.split('\n')).toEqual([
			'一、总体要求',
			'（一）指导思想',
			'（二）整改原则',
			'1.强化责任',
			'没有编号',
			'2.举一反三',
			'二、整改任务',
			'（一）责任落实',
			'① 细项',
			''
		]);
		expect(warnings).toEqual([expect.stringMatching(/8 段.*自动编号/)]);
	});

	test('numbers that come from a style, and a list that starts anew', async () => {
		const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
		const style =
			'<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Title1"><w:basedOn w:val="Base"/></w:style>';
		const body =
			p('甲', undefined, 'Title1') +
			p('乙', undefined, 'Title1') +
			p('丙', [2, 0]) +
			p('丁', [0, 0]);
		const parts = [numbering([['decimal', '%1．']], anew), styles(style)];
		expect((await read(word(body, parts))).text).toBe('1．甲\n2．乙\n1．丙\n丁\n');
	});

	test('tracked changes read as accepted, with a warning', async () => {
		const body = `<w:p><w:r><w:t>保留</w:t></w:r><w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>加上</w:t></w:r></w:ins></w:p>`;
		const { text, warnings } = await read(word(body));
		expect(text).toBe('保留加上\n');
		expect(warnings).toEqual([expect.stringMatching(/修订/)]);
	});
});

describe('a .docx that is no document', () => {
	test('empty, without its body, cut short', async () => {
		const whole = word(p('正文').repeat(500));
		const reads = await Promise.all([
			readDocument(word(p('')), 'a.docx'),
			readDocument(whole.subarray(0, whole.length - 60), 'a.docx'),
			readDocument(whole.subarray(0, 200), 'a.docx'),
			readDocument(word('<w:p><w:r><w:t>没有结尾'), 'a.docx')
		]);
		for (const reading of reads) expect(reading).toMatchObject({ ok: false });
		expect(reads[0]).toMatchObject({ message: expect.stringMatching(/没有文字/) });
		expect(reads[1]).toMatchObject({ message: expect.stringMatching(/损坏/) });
	});
});
