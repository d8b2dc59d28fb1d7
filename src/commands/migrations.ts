import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from '../../drizzle.pg.config.ts';
import sqlite from '../../drizzle.sqlite.config.ts';

// npm run migrations: 1 when the tables have moved on from the generated migrations of an engine.
const configs = { sqlite, pg };
const stale = Object.entries(configs).filter(([engine, config]) => {
	const copy = mkdtempSync(join(tmpdir(), 'taizhang-migrations-'));
	try {
		cpSync(join('drizzle', engine), copy, { recursive: true });
		const before = readdirSync(copy).length;
		const { dialect, schema } = config;
		const done = spawnSync(
			process.execPath,
			[
				join('node_modules', 'drizzle-kit', 'bin.cjs'),
				'generate',
				`--dialect=${dialect}`,
				`--schema=${schema}`,
				`--out=${copy}`
			],
			{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
		);
		// It stops and asks when a column may have been renamed: that, too, is something to do.
		if (done.status !== 0) console.error(done.stderr || done.stdout);
		return done.status !== 0 || readdirSync(copy).length !== before;
	} finally {
		rmSync(copy, { recursive: true });
	}
});
for (const [engine] of stale)
	console.error(
		`drizzle/${engine} 落后于表的定义。请运行：npx drizzle-kit generate --config drizzle.${engine}.config.ts --name 这次改了什么`
	);
if (stale.length === 0) console.log('两种数据库的结构更新都与表的定义一致。');
process.exitCode = stale.length > 0 ? 1 : 0;
