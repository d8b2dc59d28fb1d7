import { utimesSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { copyStoredFiles, hashedLine, type CopiedFile } from './files.ts';
import { codeOf } from '#lib/server/db/error-code.ts';
import { copyName } from '#lib/server/db/copy-store.ts';
import type { Engine, Reader } from '#lib/server/db/engine.ts';
import { openEngine } from '#lib/server/db/open-engine.ts';
import { openingProblem } from '#lib/server/db/opening-problem.ts';
import { tables } from '#lib/server/db/tables.ts';
import { hashOfFile, syncFolder } from '#lib/server/files/store.ts';
import type { Settings } from '#lib/server/settings.ts';

const { evidence: e, submissionScans: s } = tables;

/** A backup as it lies on the disk. */
export interface Backup {
	folder: string;
	/** Files of evidence and scans that belong to it. */
	files: number;
	/** What the store names and the backup does not have as it was taken in; in sentences. */
	missing: string[];
}

/** Everything of a backup but the store is a copy of a folder of this name under DATA_DIR. */
const storedFolders = ['evidence', 'scans'] as const;
/** In the form that `sha256sum -c` reads. */
const listName = 'SHA256SUMS';

/**
 * Backs up an SQLite store and the files it names into a folder of DATA_DIR/backups, while the program runs: the store
 * first, so that whatever it names lies there by the time the files are copied. The folder gets its name when it is
 * whole. The key of identity numbers is left out on purpose: it is kept apart (decision 013).
 * @returns where it lies and what it lacks, or why there is none
 */
export async function backup(settings: Settings): Promise<Backup | Refusal> {
	let engine: Engine | null = null;
	const folder = join(settings.dataDir, 'backups', copyName());
	const aside = `${folder}.part`;
	try {
		engine = openEngine(settings);
		if (!engine.copyTo) return ownTools;
		await mkdir(aside, { recursive: true, mode: 0o700 });
		const made = await copyAll(engine.copyTo, engine.read, settings.dataDir, aside);
		await rename(aside, folder);
		await syncFolder(join(settings.dataDir, 'backups'));
		await removeUnfinished(join(settings.dataDir, 'backups'));
		return { folder, ...made };
	} catch (error) {
		const refused = notMade(error, settings);
		if (refused) return refused;
		throw error;
	} finally {
		await rm(aside, { recursive: true, force: true });
		await engine?.close();
	}
}

const ownTools = refuse(
	'otherEngine',
	'PostgreSQL 的数据库请用 pg_dump 备份，程序不代办；随后把 DATA_DIR 里的 evidence、scans 两个目录一起拷走，keys 另存一处。'
);

async function copyAll(
	copyStore: (file: string) => Promise<void>,
	read: Reader,
	dataDir: string,
	into: string
): Promise<Omit<Backup, 'folder'>> {
	const store = join(into, 'taizhang.sqlite');
	await copyStore(store);
	const named = await namedFiles(read);
	const files: CopiedFile[] = [];
	// A folder that nothing was made in for an hour is taken for one that was cut off.
	const alive = () => utimesSync(into, new Date(), new Date());
	for (const folder of storedFolders)
		files.push(
			...(await copyStoredFiles(join(dataDir, folder), join(into, folder), folder, alive))
		);
	const list = [{ path: 'taizhang.sqlite', sha256: await hashOfFile(store) }, ...files];
	await writeFile(join(into, listName), list.map(hashedLine).join(''), {
		mode: 0o600,
		flush: true
	});
	await syncFolder(into);
	return { files: files.length, missing: missingOf(named, files) };
}

/** The hashes that the store names, by the folder in which their files lie. */
async function namedFiles(read: Reader): Promise<Record<string, string[]>> {
	const evidence = await read.select({ sha256: e.sha256 }).from(e);
	const scans = await read.selectDistinct({ sha256: s.sha256 }).from(s);
	return {
		evidence: evidence.map(({ sha256 }) => sha256),
		scans: scans.map(({ sha256 }) => sha256)
	};
}

function missingOf(named: Record<string, string[]>, files: CopiedFile[]): string[] {
	const copied = new Set(files.map(({ folder, sha256 }) => `${folder} ${sha256}`));
	return Object.entries(named).flatMap(([folder, hashes]) =>
		[...new Set(hashes)]
			.filter((sha256) => !copied.has(`${folder} ${sha256}`))
			.map((sha256) => `${folder} 里的文件 ${sha256} 不见了，或内容与登记时不一致。`)
	);
}

function notMade(error: unknown, settings: Settings): Refusal | null {
	const code = codeOf(error);
	if (code === 'ENOSPC' || code === 'SQLITE_FULL')
		return refuse('said', '备份没有做成：磁盘已满。请腾出空间再备份，没有留下半份。');
	const sentence = openingProblem(error, settings);
	return sentence ? refuse('storeClosed', `备份没有做成：${sentence}`) : null;
}

const hour = 3_600_000;

/** What a backup left that was cut off; one that is under way is younger. */
async function removeUnfinished(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		if (!name.endsWith('.part')) continue;
		const { mtimeMs } = await stat(join(folder, name));
		if (Date.now() - mtimeMs > hour) await rm(join(folder, name), { recursive: true, force: true });
	}
}
