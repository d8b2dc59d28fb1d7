import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readDocument } from '#lib/exchange/documents/document.ts';
import { isReadable, readNotice } from '#lib/notice/read.ts';

const path = process.argv[2];
process.exitCode = path ? await main(path) : refuse('请写明文件：npm run -s notice -- 通知.docx');

/** Prints the reading of one notice as JSON; 0 when there is something to read in it, else 1. */
async function main(file: string): Promise<number> {
	let bytes: Uint8Array;
	try {
		bytes = await readFile(file);
	} catch (error) {
		const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
		return refuse(
			missing
				? `找不到文件“${file}”，请核对路径和文件名。`
				: `文件“${file}”打不开，请核对它是不是文件、是否有读取权限。`
		);
	}
	const document = await readDocument(bytes, basename(file));
	if (!document.ok) return refuse(`读不了“${file}”：${document.message}`);
	const reading = readNotice(document.text);
	const notes = document.warnings.map((message) => ({
		line: 1,
		severity: 'warning' as const,
		message
	}));
	if (!isReadable(reading)) {
		const reasons = reading.problems.filter(({ severity }) => severity === 'error');
		return refuse(`“${file}”里没有读出通知：${reasons.map(({ message }) => message).join('')}`);
	}
	reading.problems.unshift(...notes);
	console.log(JSON.stringify(reading, null, 2));
	return 0;
}

function refuse(sentence: string): number {
	console.error(sentence);
	return 1;
}
