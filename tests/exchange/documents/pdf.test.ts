import { describe, expect, test } from 'vitest';
import { readDocument } from '#lib/exchange/documents/document.ts';
import { pdf } from './pdf.ts';

const read = (bytes: Uint8Array) => readDocument(bytes, '通知.PDF');

describe('a PDF as text', () => {
	test('lines as on paper, pages ended by a form feed', async () => {
		const reading = await read(pdf(['一、总体要求\n（一）指导思想', '二、整改任务']));
		expect(reading).toEqual({
			ok: true,
			text: '一、总体要求\n（一）指导思想\f\n二、整改任务\n',
			warnings: []
		});
	});

	test('a scan is refused with the way out', async () => {
		expect(await read(pdf(['', '']))).toMatchObject({
			ok: false,
			message: expect.stringMatching(/扫描件.*OCR.*粘贴文字/)
		});
	});

	test('a font that only an outside character map can read is not called a scan', async () => {
		const reading = await read(pdf(['正文'], 'GBK-EUC-H'));
		expect(reading).toMatchObject({ message: expect.stringMatching(/编码.*粘贴/) });
	});

	test('a scanned page among others is named', async () => {
		expect(await read(pdf(['正文', '', '附件']))).toMatchObject({
			ok: true,
			warnings: [expect.stringMatching(/第 2 页/)]
		});
	});

	test('cut short or nothing but a head', async () => {
		const whole = pdf(['正文']);
		const cut = await read(whole.subarray(0, 60));
		expect(cut).toMatchObject({ ok: false, message: expect.stringMatching(/损坏|扫描件/) });
		expect(await read(new TextEncoder().encode('%PDF-1.7\n'))).toMatchObject({ ok: false });
	});
});
