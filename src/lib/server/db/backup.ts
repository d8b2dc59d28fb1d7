import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { now } from '../clock.ts';
import type { Settings } from '../settings.ts';
import type { Engine } from './engine.ts';
import { openEngine } from './openEngine.ts';
import { openingProblem } from './openingProblem.ts';

/**
 * Copies an SQLite store into DATA_DIR/backups while it runs.
 * @returns the path of the copy, or why there is none
 */
export async function backup(settings: Settings): Promise<string | Refusal> {
	let engine: Engine | null = null;
	try {
		engine = openEngine(settings);
		const file = await copyStore(engine, join(settings.dataDir, 'backups'));
		return file ?? refuse('otherEngine', 'PostgreSQL 的备份请用 pg_dump，程序不代办。');
	} catch (error) {
		const sentence = openingProblem(error, settings);
		if (sentence) return refuse('storeClosed', sentence);
		throw error;
	} finally {
		await engine?.close();
	}
}

/** A whole copy of an open store, named by the moment; null on an engine that has tools of its own for it. */
export async function copyStore(engine: Engine, folder: string): Promise<string | null> {
	if (!engine.copyTo) return null;
	await mkdir(folder, { recursive: true });
	const file = join(folder, `taizhang-${now().replace(/[:.]/g, '-')}.sqlite`);
	await engine.copyTo(file);
	return file;
}
