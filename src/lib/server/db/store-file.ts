import {
	chmodSync,
	closeSync,
	existsSync,
	lstatSync,
	openSync,
	readdirSync,
	readSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Why a file is not worked with as a store, though SQLite itself would; in words for whoever runs the program. */
export class StoreFileError extends Error {
	readonly file: string;
	constructor(file: string, reason: string) {
		super(reason);
		this.file = file;
	}
}

/**
 * Makes the file of a new store, for its owner only; one that is there stays. It gets its name when it holds what
 * SQLite begins a file with, so that an empty one is never of this program's making.
 * @throws StoreFileError where a store has been, by what lies beside
 */
export function makeStoreFile(file: string): void {
	if (existsSync(file)) return;
	if (lstatSync(file, { throwIfNoEntry: false })) throw new StoreFileError(file, dangling);
	if (hasBeen(file)) throw new StoreFileError(file, lost);
	const aside = `${file}.new`;
	rmSync(aside, { force: true });
	closeSync(openSync(aside, 'wx', 0o600));
	const made = new Sqlite(aside);
	made.pragma('journal_mode = WAL');
	made.exec('create table beginning (at text); drop table beginning');
	made.close();
	renameSync(aside, file);
}

/**
 * SQLite takes a file without content for a new store, and reads on in one that ends too early until it misses a page.
 * @throws StoreFileError for either; the file is not touched
 */
export function refuseCut(file: string): void {
	if (!existsSync(file)) return;
	const { size } = statSync(file);
	if (size === 0) throw new StoreFileError(file, empty);
	const { pageSize, pages } = promisedBy(file);
	const whole = Math.floor(size / pageSize);
	if (whole >= pages) return;
	// What a checkpoint was writing when the power failed is still in the log beside.
	const logged = pagesInLog(`${file}-wal`, pageSize);
	for (let page = whole + 1; page <= pages; page++)
		if (!logged.has(page)) throw new StoreFileError(file, cut);
}

/** Takes the rights of others away from a store and its logs; one that belongs to somebody else stays as it is. */
export function makePrivate(file: string): void {
	for (const path of [file, `${file}-wal`, `${file}-shm`]) {
		if (!existsSync(path) || (statSync(path).mode & 0o077) === 0) continue;
		try {
			chmodSync(path, 0o600);
		} catch {
			// Whoever may not change it may still work with it.
		}
	}
}

/** A function that throws once another file, or none, lies where the store was opened. */
export function stillThere(file: string): () => void {
	const { ino, dev } = statSync(file);
	return () => {
		const there = statSync(file, { throwIfNoEntry: false });
		if (there?.ino !== ino || there.dev !== dev) throw new StoreFileError(file, gone);
	};
}

const empty =
	'它是空的（0 字节），不能当作新的台账。请从备份里恢复一份；这里从来没有过台账的，删掉这个空文件再启动。';
const cut = '它不完整，后面少了一截。请把它另存，再从备份里恢复一份；程序没有改动它。';
const lost =
	'文件不见了，而数据目录里还有以前的台账留下的东西（备份、evidence、scans 或 -wal）。请从备份里恢复一份；要从头开始的，换一个空的 DATA_DIR。';
const dangling =
	'它是一个链接，所指的文件现在不在（可能是磁盘没有挂上）。请先挂上磁盘，或改正 DATA_DIR。';
const gone = '数据库文件不在原处了，没有保存。请马上停下程序，把它放回原处或从备份里恢复。';

const magic = Buffer.from('SQLite format 3\0');
const walHead = 32;
const frameHead = 24;
const header = { length: 100, pageSize: 16, changes: 24, pages: 28, pagesValidFor: 92 };

/** How many pages a file must have by its own head; https://sqlite.org/fileformat.html 1.3. */
function promisedBy(file: string): { pageSize: number; pages: number } {
	const head = readHead(file, header.length);
	const named = head.subarray(0, magic.length);
	// Not a store at all: SQLite says so itself, unless the file is too short for it to look.
	if (!magic.subarray(0, named.length).equals(named)) return { pageSize: 1, pages: 0 };
	if (head.length < header.length) return { pageSize: 512, pages: 1 };
	const stated = head.readUInt16BE(header.pageSize);
	const counted = head.readUInt32BE(header.changes) === head.readUInt32BE(header.pagesValidFor);
	return {
		pageSize: stated === 1 ? 65_536 : stated,
		pages: counted ? head.readUInt32BE(header.pages) : 1
	};
}

/** The pages that a log holds, whatever became of them; https://sqlite.org/fileformat.html 4.1. */
function pagesInLog(log: string, pageSize: number): Set<number> {
	const pages = new Set<number>();
	const size = sizeOf(log);
	if (size <= walHead) return pages;
	const handle = openSync(log, 'r');
	const number = Buffer.alloc(4);
	for (let at = walHead; at + frameHead + pageSize <= size; at += frameHead + pageSize) {
		readSync(handle, number, 0, 4, at);
		pages.add(number.readUInt32BE());
	}
	closeSync(handle);
	return pages;
}

function readHead(file: string, length: number): Buffer {
	const head = Buffer.alloc(length);
	const handle = openSync(file, 'r');
	const read = readSync(handle, head, 0, length, 0);
	closeSync(handle);
	return head.subarray(0, read);
}

function hasBeen(file: string): boolean {
	const folder = dirname(file);
	if (sizeOf(`${file}-wal`) > walHead) return true;
	if (list(join(folder, 'backups')).some((name) => name.startsWith(basename(file, '.sqlite'))))
		return true;
	return ['evidence', 'scans'].some((name) => list(join(folder, name)).length > 0);
}

function list(folder: string): string[] {
	return existsSync(folder) ? readdirSync(folder) : [];
}

function sizeOf(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
