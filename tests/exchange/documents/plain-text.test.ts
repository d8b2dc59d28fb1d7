import { describe, expect, test } from 'vitest';
import { readDocument } from '#lib/exchange/documents/document.ts';

const NOTICE = '一、总体要求\n（一）指导思想。对照整改，2022年7月5日前报送。';

// 「整改台账，逐一销号」 in GB18030.
const GB = Buffer.from('d5fbb8c4cca8d5cba3acd6f0d2bbcffabac5', 'hex');

const read = (bytes: Uint8Array) => readDocument(new Uint8Array(bytes), '通知.txt');

describe('encodings of a .txt', () => {
	test('UTF-8 with and without a byte order mark', async () => {
		const plain = await read(Buffer.from(NOTICE));
		expect(plain).toEqual({ ok: true, text: NOTICE, warnings: [] });
		expect(await read(Buffer.from(`\ufeff${NOTICE}`))).toEqual(plain);
	});

	test('UTF-16 with a byte order mark, both orders', async () => {
		const little = Buffer.from(`\ufeff${NOTICE}`, 'utf16le');
		expect(await read(little)).toMatchObject({ text: NOTICE });
		expect(await read(Buffer.from(little).swap16())).toMatchObject({ text: NOTICE });
	});

	test('GB18030, four-byte characters included', async () => {
		expect(await read(GB)).toMatchObject({ text: '整改台账，逐一销号' });
		const rare = Buffer.concat([GB, Buffer.from('8139ee39', 'hex')]);
		expect(await read(rare)).toMatchObject({ ok: true, text: '整改台账，逐一销号㐀' });
	});

	test('line ends of Windows and of old Macs become one', async () => {
		expect(await read(Buffer.from('一\r\n二\r三\n四'))).toMatchObject({ text: '一\n二\n三\n四' });
	});

	test('a UTF-8 file with one broken character is not taken for GB18030', async () => {
		const bytes = Buffer.from(NOTICE.repeat(20));
		bytes[18] = 0xff;
		const reading = await read(bytes);
		expect(reading).toMatchObject({
			ok: true,
			warnings: [expect.stringMatching(/文字损坏.*总体/)]
		});
	});

	test('a UTF-8 file cut in the middle of a character', async () => {
		const reading = await read(Buffer.from(NOTICE).subarray(0, -1));
		expect(reading).toMatchObject({ ok: true, text: expect.stringContaining('报送') });
	});

	test('bytes of no encoding, bytes with zeros, only blanks', async () => {
		expect(await read(Buffer.from('ff00ff81ff', 'hex'))).toMatchObject({ ok: false });
		expect(await read(Buffer.from('ab\0c'))).toMatchObject({
			message: expect.stringMatching(/不是文本文件/)
		});
		expect(await read(Buffer.from(' \n\n '))).toMatchObject({
			message: expect.stringMatching(/没有文字/)
		});
	});
});
