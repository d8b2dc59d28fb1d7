import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { ZipFile } from 'yazl';
import type { LedgerFilesOrder, LedgerFilesWord } from './files.ts';
import type { LedgerSheet } from './book.ts';
import { writeLedger } from './sheet.ts';

const { file, shape } = workerData as { file: string; shape: 'zip' | 'book' };

const zip = new ZipFile();
const written = shape === 'zip' ? pipeline(zip.outputStream, createWriteStream(file)) : null;
const book: LedgerSheet[] = [];

parentPort?.on('message', async (order: LedgerFilesOrder) => {
	if (order.files) {
		for (const { path, sheets } of order.files)
			if (shape === 'book') book.push(...sheets);
			// An .xlsx is packed already.
			else zip.addBuffer(Buffer.from(await writeLedger({ sheets })), path, { compress: false });
		say({ taken: order.files.length });
	} else {
		if (shape === 'book') await writeFile(file, await writeLedger({ sheets: book }));
		zip.end();
		await written;
		say({ ended: true });
	}
});

function say(word: LedgerFilesWord): void {
	parentPort?.postMessage(word);
}
