import { rename, rm, stat } from 'node:fs/promises';
import { sheetFilesWriter } from '#lib/exchange/sheets/files.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { ExportKind } from '#lib/ledger/sheets/exports.ts';
import { today } from '#lib/server/clock.ts';
import { partOf } from '#lib/server/sheets/exports/folder.ts';
import { countySheets } from './county.ts';

/** Progress of a file being made, and the way to stop it. */
export interface CountyFileJob {
	done: number;
	total: number;
	cancelled: boolean;
}

/**
 * Writes the ledgers of the whole county to a file, aside first, in a worker; the store is read one township at a
 * time.
 * @param job counts on as it goes; setting `cancelled` stops it after the township in hand
 * @returns the file's size in bytes, null when it was cancelled or the campaign is unknown; then there is no file
 * @throws when it cannot be written
 */
export async function writeCountyFile(
	actor: Actor,
	campaignId: string,
	kind: ExportKind,
	file: string,
	job: CountyFileJob
): Promise<number | null> {
	const ledgers = await countySheets(actor, campaignId, today(), kind === 'book');
	if (!ledgers) return null;
	job.total = ledgers.total;
	const part = partOf(file);
	const writer = sheetFilesWriter(part, kind);
	try {
		for await (const files of ledgers.batches) {
			if (job.cancelled) break;
			await writer.add(files);
			job.done += files.length;
		}
		if (job.cancelled) return null;
		await writer.end();
		await rename(part, file);
		return (await stat(file)).size;
	} finally {
		await writer.stop();
		await rm(part, { force: true });
	}
}
