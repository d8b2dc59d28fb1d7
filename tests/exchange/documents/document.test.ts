import { describe, expect, test } from 'vitest';
import { DOCUMENT_BYTES_LIMIT, readDocument } from '#lib/exchange/documents/document.ts';
import { pdf } from './pdf.ts';
import { p, word } from './word.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function refusal(bytes: Uint8Array, name: string): Promise<string> {
	const reading = await readDocument(bytes, name);
	return reading.ok ? `READ: ${reading.text.slice(0, 40)}` : reading.message;
}

describe('what is not a notice', () => {
	test.each([
		['通知.doc', /另存为.*docx/],
		['通知.wps', /另存为.*docx/],
		['通知.ofd', /阅读器.*粘贴/],
		['台账.xlsx', /不是表格/],
		['照片.JPG', /文字识别（OCR）/],
		['通知.rar', /解压/],
		['通知', /没有扩展名/],
		['通知.exe', /读不了 \.exe/]
	])('%s is refused with the way to mend it', async (name, sentence) => {
		expect(await refusal(utf8('x'), name)).toMatch(sentence);
	});

	test('an empty file', async () => {
		expect(await refusal(new Uint8Array(), '通知.txt')).toMatch(/空的/);
	});

	test('a file over 20 MB', async () => {
		const large = new Uint8Array(DOCUMENT_BYTES_LIMIT + 1);
		expect(await refusal(large, '通知.pdf')).toMatch(/21 MB.*20 MB/);
	});
});

describe('content that is not what the name says', () => {
	test('a Word file named .txt, and a PDF named .docx', async () => {
		expect(await refusal(word(p('通知')), '通知.txt')).toMatch(/docx/);
		expect(await refusal(pdf(['通知']), '通知.docx')).toMatch(/内容却是 \.pdf/);
		expect(await refusal(utf8('只是文字'), '通知.docx')).toMatch(/内容却不是/);
		expect(await refusal(utf8('只是文字'), '通知.pdf')).toMatch(/内容却不是/);
	});

	test('an old .doc with a new name', async () => {
		const head = Buffer.from('d0cf11e0a1b11ae1', 'hex');
		const old = new Uint8Array(Buffer.concat([head, Buffer.alloc(600)]));
		expect(await refusal(old, '通知.docx')).toMatch(/旧格式/);
		const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]);
		expect(await refusal(new Uint8Array(locked), '通知.docx')).toMatch(/密码/);
	});

	test('a picture that goes on as a Word file', async () => {
		const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
		const both = new Uint8Array(Buffer.concat([jpeg, word(p('通知'))]));
		expect(await refusal(both, '通知.docx')).toMatch(/JPG/);
	});

	test('a PDF that goes on as a Word file is read as what it begins with', async () => {
		const both = new Uint8Array(Buffer.concat([pdf(['正文']), word(p('另一份'))]));
		expect(await refusal(both, '通知.docx')).toMatch(/内容却是 \.pdf/);
	});

	test('a program', async () => {
		const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]);
		expect(await refusal(new Uint8Array(program), '通知.txt')).not.toMatch(/READ/);
	});
});
