import { describe, expect, test } from 'vitest';
import { runApart } from '#lib/exchange/apart.ts';
import { readDocument } from '#lib/exchange/documents/document.ts';
import { checkArchive } from '#lib/exchange/documents/archive.ts';
import { pdfBomb } from './documents/pdf.ts';
import { p, word } from './documents/word.ts';
import { zip } from './zip.ts';

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);

async function refusal(bytes: Uint8Array, name = '通知.docx'): Promise<string> {
	const reading = await readDocument(bytes, name);
	return reading.ok ? 'READ' : reading.message;
}

describe('the gate before a .docx is unpacked', () => {
	test('macros', async () => {
		const part = { name: 'word/vbaProject.bin', data: 'x' };
		expect(await refusal(word(p('通知'), [part]))).toMatch(/宏/);
	});

	test('links to other workbooks', async () => {
		const part = { name: 'xl/externalLinks/externalLink1.xml', data: 'x' };
		expect(await refusal(word(p('通知'), [part]))).toMatch(/链接/);
	});

	test('a password on the parts', async () => {
		const part = { name: 'word/x.xml', data: 'x', encrypted: true };
		expect(await refusal(word(p('通知'), [part]))).toMatch(/密码/);
	});

	test('a part that unpacks to a thousand times its size', async () => {
		const before = process.cpuUsage();
		expect(await refusal(word(p('通知'), [{ name: 'word/x.xml', data: zeros(64) }]))).toMatch(
			/不相称/
		);
		const { user, system } = process.cpuUsage(before);
		expect(user + system).toBeLessThan(5_000_000);
	});

	test('many parts that are large together', async () => {
		const parts = Array.from({ length: 6 }, (_, at) => ({
			name: `word/${at}.xml`,
			data: zeros(0.5),
			claims: { unpacked: 1024 * 1024 * 40, packed: 1024 * 1024 }
		}));
		expect(await refusal(word(p('通知'), parts))).toMatch(/不相称/);
	});

	test('too many parts', async () => {
		const parts = Array.from({ length: 2100 }, (_, at) => ({ name: `word/${at}`, data: '' }));
		expect(await refusal(word(p('通知'), parts))).toMatch(/部件/);
	});

	test('a part that holds more than it says', async () => {
		const lying = zip([
			{ name: '[Content_Types].xml', data: '' },
			{ name: 'word/document.xml', data: zeros(100), claims: { unpacked: 1000 } }
		]);
		expect((await checkArchive(lying)).ok).toBe(true);
		expect(await refusal(lying)).toMatch(/不是完整的 Word 文档/);
	});

	test('names that lead out of the archive', async () => {
		expect(await refusal(word(p('通知'), [{ name: '../x', data: '' }]))).toMatch(/损坏/);
	});
});

describe('what passes the gate is still held in a process of its own', () => {
	test('a body too large to parse is stopped, and the next file is read', async () => {
		const noisy = () =>
			`<w:p w:rsidR="${Math.random()}"><w:r><w:t>${Math.random()}</w:t></w:r></w:p>`;
		const body = Array.from({ length: 400_000 }, noisy).join('');
		// Which of its limits stops it first depends on how busy the machine is.
		expect(await refusal(word(body))).toMatch(/内存超过上限|超过 20 秒/);
		expect(await refusal(word(p('正常')))).toBe('READ');
	});

	test('a PDF page that unpacks to 800 MB', async () => {
		const bomb = await pdfBomb(800);
		const before = process.memoryUsage.rss();
		expect(await refusal(bomb, '通知.pdf')).toMatch(/内存超过上限|超过 20 秒/);
		expect(process.memoryUsage.rss() - before).toBeLessThan(2e8);
	});

	test('what ends the whole process of a job leaves this one running', async () => {
		const limits = { seconds: 60, heapMegabytes: 64, growthMegabytes: 2000 };
		const file = '../../../tests/exchange/one-array.worker.ts';
		expect(await runApart(file, null, limits)).toEqual({ ok: false, limit: 'memory' });
	});

	test('a job that takes too long is stopped, one that throws is a bug and says where', async () => {
		const limits = { seconds: 0.05, heapMegabytes: 64, growthMegabytes: 512 };
		const job = (seconds: number) =>
			runApart('sheets/book.worker.ts', { sheets: null }, { ...limits, seconds });
		expect(await job(0.05)).toEqual({ ok: false, limit: 'time' });
		await expect(job(60)).rejects.toThrow(/writeSheets/);
	});

	test('what cannot be told to a job is a bug, and no process is left behind', async () => {
		const limits = { seconds: 60, heapMegabytes: 64, growthMegabytes: 512 };
		const job = runApart('sheets/book.worker.ts', () => {}, limits);
		await expect(job).rejects.toThrow(/could not be cloned/);
		await expect.poll(() => process.getActiveResourcesInfo()).not.toContain('ProcessWrap');
	});
});
