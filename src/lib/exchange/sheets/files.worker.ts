import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { ZipFile } from 'yazl';
import type { SheetFilesOrder, SheetFilesWord } from './files.ts';
import type { Sheet } from './book.ts';
import { writeSheets } from './sheet.ts';

const { file, shape } = workerData as { file: string; shape: 'zip' | 'book' };

const zip = new ZipFile();
const written = shape === 'zip' ? pipeline(zip.outputStream, createWriteStream(file)) : null;
const book: Sheet[] = [];

parentPort?.on('message', async (order: SheetFilesOrder) => {
	if (order.files) {
		for (const { path, sheets } of order.files)
			if (shape === 'book') book.push(...sheets);
			// An .xlsx is packed already.
			else zip.addBuffer(Buffer.from(await writeSheets({ sheets })), path, { compress: false });
		say({ taken: order.files.length });
	} else {
		if (shape === 'book') await writeFile(file, await writeSheets({ sheets: book }));
		zip.end();
		await written;
		say({ ended: true });
	}
});

function say(word: SheetFilesWord): void {
	parentPort?.postMessage(word);
}
