import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import pg from '../../drizzle.pg.config.ts';
import sqlite from '../../drizzle.sqlite.config.ts';

// npm run migrations: 1 when the tables have moved on from the generated migrations of an engine.
const stale = Object.entries({ sqlite, pg }).filter(([engine, { dialect, schema }]) => {
	const copy = mkdtempSync(join(tmpdir(), 'taizhang-migrations-'));
	cpSync(join('drizzle', engine), copy, { recursive: true });
	const said = generate(String(dialect), String(schema), copy);
	rmSync(copy, { recursive: true });
	// It ends with 0 after errors and questions as well: only this sentence means that all is well.
	const current = said.includes('No schema changes');
	if (!current && !said.includes('Your SQL migration file')) console.error(said);
	return !current;
});

for (const [engine] of stale)
	console.error(
		`drizzle/${engine} 落后于表的定义。请运行：npx drizzle-kit generate --config drizzle.${engine}.config.ts --name 这次改了什么`
	);
if (stale.length === 0) console.log('两种数据库的结构更新都与表的定义一致。');
process.exitCode = stale.length > 0 ? 1 : 0;

function generate(dialect: string, schema: string, folder: string): string {
	const kit = join('node_modules', 'drizzle-kit', 'bin.cjs');
	// drizzle-kit puts ./ before the folder, so an absolute path would not be found.
	const out = relative(process.cwd(), folder);
	const options = [`--dialect=${dialect}`, `--schema=${schema}`, `--out=${out}`];
	const done = spawnSync(process.execPath, [kit, 'generate', ...options], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe']
	});
	return done.stdout + done.stderr;
}
