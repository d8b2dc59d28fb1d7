import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrations/migrate.ts';
import { onPostgres } from '#lib/server/db/tables.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'taizhang-opening-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function settingsWith(url: string): Settings {
	const settings = readSettings({ DATA_DIR: folder, DATABASE_URL: url });
	if ('problems' in settings) throw new Error(settings.problems.join());
	return settings;
}

const onSqlite = test.skipIf(onPostgres);

onSqlite('the first start makes the file, the second finds nothing to do', async () => {
	const settings = settingsWith('');
	const first = await migrate(settings);
	expect(first).toMatchObject({ backup: null });
	expect(isRefusal(first) ? [] : first.applied).not.toHaveLength(0);
	expect(await migrate(settings)).toEqual({ applied: [], backup: null });
	expect(readdirSync(folder)).toEqual(['taizhang.sqlite']);
	const database = await openDatabase(settings);
	expect(await database.check()).toEqual([]);
	await database.close();
});

onSqlite('a file that is no database is left alone and named', async () => {
	const file = join(folder, 'taizhang.sqlite');
	writeFileSync(file, '反馈问题整改台账'.repeat(1000));
	const refused = await migrate(settingsWith(''));
	expect(isRefusal(refused) && refused.message).toContain(`${file} 打不开：它不是数据库文件`);
});

onSqlite('a store that was never made is not made by opening it', async () => {
	await expect(openDatabase(settingsWith(''))).rejects.toThrow();
	expect(existsSync(join(folder, 'taizhang.sqlite'))).toBe(false);
});

test.runIf(onPostgres)('a server that does not answer is named without its password', async () => {
	const refused = await migrate(settingsWith('postgres://taizhang:geheim@127.0.0.1:9/taizhang'));
	const message = isRefusal(refused) ? refused.message : '';
	expect(message).toContain('连不上 PostgreSQL（127.0.0.1:9，库 taizhang）：对方没有应答');
	expect(message).not.toContain('geheim');
});
