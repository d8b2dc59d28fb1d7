import {
	chmodSync,
	copyFileSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { databaseOn } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrations/migrate.ts';
import { openSqlite } from '#lib/server/db/sqlite.ts';
import { onPostgres } from '#lib/server/db/tables.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { addCounty, addGroup, setNumber, yunxi } from './county.ts';

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'taizhang-file-'));
	file = join(folder, 'taizhang.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

function settings(): Settings {
	const read = readSettings({ DATA_DIR: folder });
	if ('problems' in read) throw new Error(read.problems.join());
	return read;
}

async function startingSays(): Promise<string> {
	const done = await migrate(settings());
	return isRefusal(done) ? done.message : 'started';
}

/** A store with a county in it, closed. */
async function aCounty(): Promise<void> {
	await migrate(settings());
	const database = databaseOn(openSqlite(file));
	await database.openCounty(yunxi, (tx) => addCounty(tx, yunxi, '411099', '云溪县'));
	await database.close();
}

describe.skipIf(onPostgres)('the file of a store', () => {
	test('an empty file is refused in words and stays as it is', async () => {
		writeFileSync(file, '');
		expect(await startingSays()).toMatch(/是空的（0 字节）.*从备份里恢复/);
		expect(readdirSync(folder)).toEqual(['taizhang.sqlite']);
		expect(statSync(file).size).toBe(0);
		expect(() => openSqlite(file)).toThrow();
	});

	test('a store that was cut anywhere is refused in words and stays as it is', async () => {
		await aCounty();
		const whole = readFileSync(file);
		const cuts = fc.oneof(
			fc.integer({ min: 1, max: whole.length - 1 }),
			fc.constantFrom(1, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, whole.length - 1)
		);
		await fc.assert(
			fc.asyncProperty(cuts, async (length) => {
				writeFileSync(file, whole.subarray(0, length));
				expect(await startingSays()).toMatch(/不完整，后面少了一截|不是数据库文件/);
				expect(readFileSync(file).equals(whole.subarray(0, length))).toBe(true);
			}),
			{ numRuns: 60 }
		);
		writeFileSync(file, whole);
		expect(await startingSays()).toBe('started');
	});

	test('a store whose last pages are still in the log beside opens, and is refused without the log', async () => {
		await aCounty();
		const before = statSync(file).size;
		const engine = openSqlite(file);
		await engine.script((script) =>
			script.run('create table grown as select randomblob(200000) as bytes')
		);
		const there = join(folder, 'there');
		mkdirSync(there);
		const torn = join(there, 'taizhang.sqlite');
		copyFileSync(`${file}-wal`, `${torn}-wal`);
		await engine.close();
		// As a checkpoint leaves it that was killed: the head already speaks of pages the file has not got yet.
		const grown = readFileSync(file);
		writeFileSync(torn, grown.subarray(0, before));
		const again = openSqlite(torn);
		const length = await again.script((script) =>
			script.rows('select length(bytes) as length from grown')
		);
		expect(length).toEqual([{ length: 200_000 }]);
		await again.close();
		writeFileSync(torn, grown.subarray(0, before));
		rmSync(`${torn}-wal`, { force: true });
		expect(() => openSqlite(torn)).toThrow('不完整');
	});

	test('a store that is gone while its other files are there does not begin anew', async () => {
		await aCounty();
		mkdirSync(join(folder, 'evidence', 'ab'), { recursive: true });
		rmSync(file);
		expect(await startingSays()).toMatch(/文件不见了.*从备份里恢复/);
		expect(existsSync(file)).toBe(false);
	});

	test('a link whose disk is not mounted is refused, and a link to a store is the store', async () => {
		const disk = join(folder, 'disk');
		symlinkSync(join(disk, 'taizhang.sqlite'), file);
		expect(await startingSays()).toMatch(/它是一个链接，所指的文件现在不在/);
		expect(lstatSync(file).isSymbolicLink()).toBe(true);
		rmSync(file);
		await aCounty();
		mkdirSync(disk);
		renameSync(file, join(disk, 'taizhang.sqlite'));
		symlinkSync(join(disk, 'taizhang.sqlite'), file);
		const engine = openSqlite(file);
		await engine.transaction(async (tx) => setNumber(tx, 'nobody', 1));
		expect(readdirSync(disk).sort()).toContain('taizhang.sqlite-wal');
		await engine.close();
		expect(await startingSays()).toBe('started');
	});

	test('a store and its logs are for their owner only, made before or now', async () => {
		await aCounty();
		const copy = join(folder, 'backups', 'taizhang-2022.sqlite');
		mkdirSync(join(folder, 'backups'));
		copyFileSync(file, copy);
		for (const path of [file, copy]) chmodSync(path, 0o644);
		expect(await startingSays()).toBe('started');
		expect(statSync(copy).mode & 0o777).toBe(0o600);
		const engine = openSqlite(file);
		await engine.transaction(async (tx) => setNumber(tx, 'nobody', 1));
		for (const ending of ['', '-wal', '-shm'])
			expect(statSync(`${file}${ending}`).mode & 0o777, ending).toBe(0o600);
		await engine.close();
	});

	test('a write is refused once the file has been taken away from under the program', async () => {
		await aCounty();
		const engine = openSqlite(file);
		const database = databaseOn(engine);
		await addGroup('first');
		renameSync(file, join(folder, 'moved.sqlite'));
		await expect(addGroup('lost')).rejects.toThrow('不在原处');
		expect((await database.check()).join()).toContain('不在原处');
		await database.close();
	});

	test('a copy has its name only when it is whole', async () => {
		await aCounty();
		const engine = openSqlite(file);
		const copy = join(folder, 'copy.sqlite');
		await engine.copyTo?.(copy);
		expect(statSync(copy).mode & 0o777).toBe(0o600);
		expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
		const [root] = await engine.script((script) =>
			script.rows("select rootpage as page from sqlite_master where name = 'streams'")
		);
		await engine.close();
		const bytes = readFileSync(file);
		// Where a table begins is no page any more.
		bytes.fill(0xff, (Number(root?.page) - 1) * 4096, Number(root?.page) * 4096);
		writeFileSync(file, bytes);
		const broken = openSqlite(file);
		const second = join(folder, 'second.sqlite');
		await expect(broken.copyTo?.(second)).rejects.toThrow();
		expect(readdirSync(folder).filter((name) => /second|part/.test(name))).toEqual([]);
		await broken.close();
	});
});
