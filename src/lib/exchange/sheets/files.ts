import { Worker } from 'node:worker_threads';
import { jobPath } from '#lib/exchange/job-path.ts';
import type { Sheet } from './book.ts';

/** One workbook of an archive: where it lies, and its sheets. */
export interface SheetFile {
	path: string;
	sheets: Sheet[];
}

/** What the worker is told, and what it answers to each. */
export type SheetFilesOrder = { files: SheetFile[] | null };
export type SheetFilesWord = { taken: number } | { ended: true };

/** A file being made of many ledgers. One `add` or `end` at a time. */
export interface SheetFilesWriter {
	/** Writes these; answers when they are written. @throws when the worker fails, e.g. for want of room on the disk */
	add(files: SheetFile[]): Promise<void>;
	/** The file is complete. */
	end(): Promise<void>;
	/** Stops at once; what was written is no whole file. */
	stop(): Promise<void>;
}

const heapMegabytes = 400;

/**
 * Writes many ledgers in a worker thread, so that the server goes on answering: as a .zip of one workbook each, or
 * all their sheets as one workbook.
 * @param file where to write, made anew
 */
export function sheetFilesWriter(file: string, shape: 'zip' | 'book'): SheetFilesWriter {
	const worker = new Worker(jobPath('sheets/files.worker.ts'), {
		workerData: { file, shape },
		execArgv: [],
		resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, stackSizeMb: 8 }
	});
	let waiting: PromiseWithResolvers<void> | null = null;
	let failure: Error | null = null;
	const fail = (error: Error) => {
		failure ??= error;
		waiting?.reject(failure);
	};
	worker.on('message', () => waiting?.resolve());
	worker.on('error', fail);
	worker.on('exit', (code) => fail(new Error(`files.worker.ts exited with ${code}`)));

	async function tell(order: SheetFilesOrder): Promise<void> {
		if (failure) throw failure;
		waiting = Promise.withResolvers<void>();
		worker.postMessage(order);
		await waiting.promise;
		waiting = null;
	}
	return {
		add: (files) => tell({ files }),
		end: async () => {
			await tell({ files: null });
			await worker.terminate();
		},
		stop: async () => void (await worker.terminate())
	};
}
