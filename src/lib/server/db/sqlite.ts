import { existsSync, realpathSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Logger } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Engine, Reader, Script, Tx } from './engine.ts';
import { codeOf } from './error-code.ts';
import { allowInsertMany } from './insert-many.ts';
import { copyWhole } from './copy-whole.ts';
import { lease } from './lease.ts';
import { preparedOnce } from './prepared-once.ts';
import { newQueue } from './queue.ts';
import { makePrivate, makeStoreFile, refuseCut, stillThere } from './store-file.ts';

/**
 * SQLite in one file: one handle that writes, one that cannot, so that nobody reads what is not committed.
 * @param path of the file, or of a link to it
 * @param create whether a missing file is made; otherwise it is an error
 * @param logger hears every statement that is put to the store
 */
export function openSqlite(
	path: string,
	{ create = false, logger }: { create?: boolean; logger?: Logger } = {}
): Engine {
	if (create) makeStoreFile(path);
	// SQLite keeps its logs beside the file itself, wherever a link to it lies.
	const file = existsSync(path) ? realpathSync(path) : path;
	refuseCut(file);
	const writer = openWriter(file);
	makePrivate(file);
	const reader = openReader(file);
	const refuseGone = stillThere(file);
	const queue = newQueue();

	return {
		name: 'sqlite',
		read: drizzle(reader, { logger }) as unknown as Reader,
		transaction: (work) =>
			queue(() => {
				refuseGone();
				return inTransaction(writer, (lent) => work(txOn(lent, logger)));
			}),
		isPassing: (error) => codeOf(error) === 'SQLITE_BUSY',
		script: (work) => queue(() => inScript(writer, work)),
		problems: async () => unsafe(writer),
		copyTo: async (copy) => copyWhole(writer, copy),
		close: () =>
			queue(async () => {
				reader.close();
				writer.close();
			})
	};
}

// Waiting for another program's write stops this whole process, so it is short and tried again (retrying.ts).
const busyTimeout = 50;

function openWriter(file: string): Sqlite.Database {
	const writer = new Sqlite(file, { timeout: busyTimeout, fileMustExist: true });
	writer.pragma('journal_mode = WAL');
	// The driver opens WAL files at NORMAL, which loses acknowledged rows when the power fails.
	writer.pragma('synchronous = FULL');
	writer.pragma('foreign_keys = ON');
	// Without it INSERT OR REPLACE slips past the triggers of the append-only tables.
	writer.pragma('recursive_triggers = ON');
	writer.pragma('secure_delete = ON');
	writer.pragma('cache_size = -65536');
	return preparedOnce(writer);
}

function openReader(file: string): Sqlite.Database {
	// A reader of a WAL file waits only while the file is being recovered.
	const reader = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 1000 });
	reader.pragma('cache_size = -65536');
	return preparedOnce(reader);
}

// Not drizzle's transaction(): that one is synchronous and would commit before the work has ended.
async function inTransaction<T>(
	writer: Sqlite.Database,
	work: (lent: Sqlite.Database) => Promise<T>
) {
	const { lent, end } = lease(writer, ['prepare']);
	writer.exec('begin immediate');
	try {
		const result = await work(lent);
		end();
		writer.exec('commit');
		return result;
	} catch (error) {
		end();
		if (writer.inTransaction) writer.exec('rollback');
		throw error;
	}
}

function txOn(handle: Sqlite.Database, logger: Logger | undefined): Tx {
	return allowInsertMany(drizzle(handle, { logger }) as unknown as Tx, {
		rows: 1,
		placeholder: () => '?',
		run: async (text, params) => handle.prepare(text).run(params)
	});
}

async function inScript<T>(writer: Sqlite.Database, work: (script: Script) => Promise<T>) {
	// Has no effect inside a transaction, and a table rebuilt with it on wipes its children.
	writer.pragma('foreign_keys = OFF');
	try {
		return await inTransaction(writer, () =>
			work({
				run: async (text) => void writer.exec(text),
				rows: async (text) => writer.prepare(text).all() as Record<string, unknown>[]
			})
		);
	} finally {
		writer.pragma('foreign_keys = ON');
	}
}

const full = 2;

function unsafe(writer: Sqlite.Database): string[] {
	const problems: string[] = [];
	const mode = writer.pragma('synchronous', { simple: true });
	if (mode !== full)
		problems.push(
			`数据库的 synchronous 应为 FULL（2），实际是 ${mode}：断电时会丢失已保存的内容。`
		);
	const journal = writer.pragma('journal_mode', { simple: true });
	if (journal !== 'wal') problems.push(`数据库的 journal_mode 应为 wal，实际是 ${journal}。`);
	return problems;
}
