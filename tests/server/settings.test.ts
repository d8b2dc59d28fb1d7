import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '#lib/server/settings.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'taizhang-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function problemsOf(env: Record<string, string>): string[] {
	const read = readSettings({ DATA_DIR: folder, ...env });
	return 'problems' in read ? read.problems : [];
}

test('nothing set: this machine only, SQLite in the data folder, which is made', () => {
	const dataDir = join(folder, 'new', 'data');
	expect(readSettings({ DATA_DIR: dataDir })).toEqual({
		port: 3000,
		host: '127.0.0.1',
		origin: null,
		dataDir,
		database: { engine: 'sqlite', file: join(dataDir, 'taizhang.sqlite') },
		demo: false
	});
	expect(existsSync(dataDir)).toBe(true);
});

test('everything set', () => {
	const url = 'postgres://taizhang:geheim@db:5432/taizhang';
	expect(
		readSettings({
			PORT: '8080',
			HOST: '0.0.0.0',
			ORIGIN: 'https://zg.example.gov.cn/',
			DATA_DIR: folder,
			DATABASE_URL: url,
			DEMO: '1'
		})
	).toEqual({
		port: 8080,
		host: '0.0.0.0',
		origin: 'https://zg.example.gov.cn',
		dataDir: folder,
		database: { engine: 'pg', url },
		demo: true
	});
});

test.each([
	['PORT', '0'],
	['PORT', '65536'],
	['PORT', '80a'],
	['PORT', '3e3'],
	['HOST', 'a b'],
	['HOST', 'http://0.0.0.0'],
	['ORIGIN', 'zg.example.gov.cn'],
	['ORIGIN', 'https://zg.example.gov.cn/ledger'],
	['ORIGIN', 'ftp://zg.example.gov.cn'],
	['DATABASE_URL', 'mysql://db/taizhang'],
	['DATABASE_URL', 'postgres://db'],
	['DATABASE_URL', 'postgres://taizhang:ge#heim@db:x/taizhang'],
	['DEMO', 'maybe']
])('%s=%s is refused with what would be right', (name, value) => {
	const problems = problemsOf({ [name]: value });
	expect(problems).toHaveLength(1);
	expect(problems[0]).toMatch(new RegExp(`^${name}（.+）.*(应为|没有写)`));
});

test('a password in a wrong address is not shown', () => {
	expect(problemsOf({ DATABASE_URL: 'pg://taizhang:geheim@db' }).join()).not.toContain('geheim');
});

test('a data folder that is a file, or lies under one, is refused', () => {
	const file = join(folder, 'file');
	writeFileSync(file, '');
	expect(problemsOf({ DATA_DIR: file })[0]).toContain('是文件，不是目录');
	expect(problemsOf({ DATA_DIR: join(file, 'data') })[0]).toContain('是文件，不是目录');
});

test.runIf(process.platform === 'linux')('a data folder that cannot be made is refused', () => {
	expect(problemsOf({ DATA_DIR: '/proc/taizhang' })[0]).toContain('不能写入');
});

test('every problem is told at once', () => {
	expect(problemsOf({ PORT: 'x', ORIGIN: 'y', DATABASE_URL: 'z' })).toHaveLength(3);
});
