import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { StoreFileError } from './store-file.ts';

/**
 * Copies an SQLite store while others work in it: written aside, looked through, on the disk, and only then under its name.
 * @throws StoreFileError when the copy does not hold together; then there is none
 */
export function copyWhole(store: Sqlite.Database, copy: string): void {
	const aside = `${copy}.part`;
	rmSync(aside, { force: true });
	closeSync(openSync(aside, 'wx', 0o600));
	try {
		store.prepare('vacuum into ?').run(aside);
		if (!isSound(aside)) throw new StoreFileError(store.name, broken);
		const file = openSync(aside, 'r+');
		fsyncSync(file);
		closeSync(file);
		renameSync(aside, copy);
	} finally {
		rmSync(aside, { force: true });
	}
}

const broken =
	'它的副本没有通过完整性检查，没有留下副本。请停下程序，把它另存，再从较早的备份里恢复一份。';

function isSound(file: string): boolean {
	const copy = new Sqlite(file, { readonly: true });
	try {
		return copy.pragma('integrity_check(1)', { simple: true }) === 'ok';
	} finally {
		copy.close();
	}
}
