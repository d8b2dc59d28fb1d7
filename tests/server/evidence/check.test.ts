import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { checkEvidence, type CheckedFile } from '#lib/server/evidence/check.ts';
import { word } from '../../exchange/documents/word.ts';
import { zip } from '../../exchange/zip.ts';
import { compound, docx, pdf, photo, pictureBomb } from './samples.ts';

async function taken(bytes: Uint8Array, name: string): Promise<CheckedFile> {
	const file = await checkEvidence(bytes, name);
	if (isRefusal(file)) throw new Error(file.message);
	return file;
}

async function refused(bytes: Uint8Array, name: string) {
	const file = await checkEvidence(bytes, name);
	if (!isRefusal(file)) throw new Error(`${name} was taken in as ${file.type}`);
	expect(file.message).toContain('“');
	expect(file.field).toBe('fileIds');
	return file;
}

describe('a picture is made anew', () => {
	test('upright, without EXIF, place or owner, and small beside it', async () => {
		const before = await photo();
		expect((await sharp(before).metadata()).exif?.toString('latin1')).toContain('Testphone');
		expect(before.includes('GPS') || before.includes('Testphone')).toBe(true);
		const kept = await taken(before, '竣工.JPG');
		expect(kept).toMatchObject({ type: 'image/jpeg', name: '竣工.JPG', width: 480, height: 640 });
		const { exif, xmp, iptc, orientation } = await sharp(kept.bytes).metadata();
		expect({ exif, xmp, iptc, orientation }).toEqual({});
		for (const secret of ['Testphone', '颜某某', 'Exif'])
			expect(Buffer.from(kept.bytes).includes(secret)).toBe(false);
		const small = await sharp(kept.thumbnail ?? undefined).metadata();
		expect(small).toMatchObject({ format: 'webp', width: 240, height: 320 });
	});

	test('whatever hides behind it is gone', async () => {
		const page = Buffer.from('<html><script>alert(1)</script></html>');
		const kept = await taken(Buffer.concat([await photo(), page]), '两用.jpg');
		expect(Buffer.from(kept.bytes).includes('<script>')).toBe(false);
	});

	test('the same photograph is the same bytes, and PNG and WebP stay what they are', async () => {
		const [once, again] = [
			await taken(await photo(), 'a.jpg'),
			await taken(await photo(), 'b.jpg')
		];
		expect(once.sha256).toBe(again.sha256);
		for (const format of ['png', 'webp'] as const) {
			const bytes = await sharp(await photo())
				.toFormat(format)
				.toBuffer();
			expect((await taken(bytes, `截图.${format}`)).type).toBe(`image/${format}`);
		}
	});

	test('a name that lies gets its right ending, and no path', async () => {
		expect((await taken(await photo(), 'C:\\照片\\厕所.png')).name).toBe('厕所.jpg');
		expect((await taken(pdf, '../../etc/合同')).name).toBe('合同.pdf');
		expect((await taken(await photo(), '\u202egnp.照片.jpeg')).name).toBe('gnp.照片.jpeg');
	});
});

describe('a document stays as it is', () => {
	test.each([
		['合同.pdf', pdf, 'application/pdf'],
		['旧表.xls', compound('Workbook'), 'application/vnd.ms-excel'],
		['旧文.doc', compound('WordDocument'), 'application/msword'],
		['记录.docx', docx(), /wordprocessingml/],
		['名册.xlsx', zip([{ name: 'xl/workbook.xml', data: '<workbook/>' }]), /spreadsheetml/]
	])('%s', async (name, bytes, type) => {
		const kept = await taken(bytes, name);
		expect(kept).toMatchObject({ name, width: 0, thumbnail: null });
		expect(kept.type).toMatch(type);
		expect(Buffer.from(kept.bytes).equals(Buffer.from(bytes))).toBe(true);
	});
});

describe('refused, in words that name the file', () => {
	const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
	const html = Buffer.from('<!doctype html><script>1</script>');
	const bomb = zip([
		{ name: 'word/document.xml', data: '', claims: { unpacked: 3_000_000_000, packed: 100 } }
	]);
	const macro = word('', [{ name: 'word/vbaProject.bin', data: 'x' }]);

	test.each([
		['空的', Buffer.alloc(0), 'said', '0 字节'],
		['svg', svg, 'fileType', '照片（JPG、PNG）、PDF、Word 和 Excel'],
		['html', html, 'fileType', '另存为 PDF'],
		['html with a zip behind', Buffer.concat([html, docx()]), 'fileType', '不是可以接收的文件'],
		['html with a PDF behind', Buffer.concat([html, pdf]), 'fileType', '不是可以接收的文件'],
		[
			'a program',
			Buffer.from('MZ\u0090\u0000'.padEnd(500, '\0')),
			'fileType',
			'不是可以接收的文件'
		],
		['压缩包', zip([{ name: '照片/1.jpg', data: 'x' }]), 'fileType', '请解开压缩包'],
		['60,000 × 60,000 pixels', pictureBomb(), 'said', '60000 × 60000 个像素'],
		['a zip bomb', bomb, 'badFile', '大小与文件本身不相称'],
		['half a zip', docx().subarray(0, 200), 'badFile', '不完整或已损坏'],
		['half a PDF', pdf.subarray(0, 20), 'badFile', '不完整或已损坏'],
		['half an old Excel file', compound('Workbook').subarray(0, 900), 'badFile', '不完整或已损坏'],
		['macros in Word', macro, 'badFile', '有宏'],
		['macros in old Excel', compound('Workbook', '_VBA_PROJECT_CUR'), 'said', '有宏'],
		['behind a password', compound('EncryptedPackage'), 'locked', '取消密码'],
		['an installer', compound('Property'), 'fileType', '不是 Word 或 Excel']
	])('%s', async (name, bytes, code, words) => {
		const said = await refused(bytes, name);
		expect(said).toMatchObject({ kind: code, message: expect.stringContaining(words) });
		expect(said.message.startsWith(`“${name}”`)).toBe(true);
	});

	test('a photograph cut off on the way', async () => {
		const whole = await sharp({
			create: { width: 400, height: 400, channels: 3, background: red, noise: noise }
		})
			.jpeg()
			.toBuffer();
		for (const part of [0.2, 0.5, 0.9])
			expect(await refused(whole.subarray(0, whole.length * part), '断了.jpg')).toMatchObject({
				kind: 'badFile'
			});
	});

	test('one byte over 20 MB', async () => {
		const big = Buffer.alloc(20 * 1024 * 1024 + 1);
		big.set(pdf);
		expect(await refused(big, '大.pdf')).toMatchObject({ kind: 'tooLarge' });
	});

	test('a photograph of a kind that cannot be opened here says what to set on the phone', async () => {
		const heic = Buffer.concat([
			Buffer.from([0, 0, 0, 24]),
			Buffer.from('ftypheic\0\0\0\0mif1heic'),
			Buffer.alloc(200)
		]);
		expect((await refused(heic, 'IMG_0001.HEIC')).message).toContain('兼容性最佳');
	});
});

const red = { r: 180, g: 40, b: 30 };
const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
