import { join } from 'node:path';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { now } from '#lib/server/clock.ts';
import type { Settings } from '#lib/server/settings.ts';
import { isAway } from '#lib/server/db/away.ts';
import { copyStore, makeCopiesPrivate } from '#lib/server/db/copy-store.ts';
import type { Engine, Script } from '#lib/server/db/engine.ts';
import { migrationsOf, type Migration } from './files.ts';
import { openingProblem } from '#lib/server/db/opening-problem.ts';
import { openEngine } from '#lib/server/db/open-engine.ts';
import { holds } from './holds.ts';
import { dropTriggers, makeTriggers } from './triggers.ts';

/** The code of a refusal that another try may mend: the database server does not answer yet. */
export const storeAway = 'storeAway';

/** What a migration did: the names applied, and where the copy made before lies. */
export interface Migrated {
	applied: string[];
	backup: string | null;
}

/**
 * Brings the store of the settings up to this program. An SQLite store that already holds something is
 * copied to DATA_DIR/backups first. All or nothing.
 * @returns a refusal when the store cannot be opened or was made by a newer program
 */
export async function migrate(settings: Settings): Promise<Migrated | Refusal> {
	let engine: Engine | null = null;
	try {
		engine = openEngine(settings, { create: true });
		const backups = join(settings.dataDir, 'backups');
		makeCopiesPrivate(backups);
		return await migrateEngine(engine, { backups });
	} catch (error) {
		const sentence = openingProblem(error, settings);
		if (sentence) return refuse(isAway(error) ? storeAway : 'storeClosed', sentence);
		throw error;
	} finally {
		await engine?.close();
	}
}

/** `migrate` on an engine already open; `migrations` other than the program's own are for tests. */
export async function migrateEngine(
	engine: Engine,
	{ backups = '', migrations = migrationsOf(engine.name) } = {}
): Promise<Migrated | Refusal> {
	const before = await engine.script((script) => appliedIn(script, engine.name));
	const newer = refuseNewer(before, migrations);
	if (newer) return newer;
	const pending = migrations.filter(({ hash }) => !before.includes(hash));
	const backup =
		before.length > 0 && pending.length > 0 && backups ? await copyStore(engine, backups) : null;
	return engine.script(async (script) => {
		const applied = await applyAll(script, engine.name, migrations);
		return { applied, backup: applied.length > 0 ? backup : null };
	});
}

/** Why the store does not fit this program, in sentences; empty when it does. */
export async function pendingMigrations(engine: Engine): Promise<string[]> {
	const migrations = migrationsOf(engine.name);
	const applied = await engine.script((script) => appliedIn(script, engine.name));
	const newer = refuseNewer(applied, migrations);
	if (newer) return [newer.message];
	const pending = migrations.filter(({ hash }) => !applied.includes(hash));
	return pending.length > 0
		? [`数据库还有 ${pending.length} 项结构更新没有执行，请重新启动程序。`]
		: [];
}

function refuseNewer(applied: string[], migrations: Migration[]): Refusal | null {
	const known = new Set(migrations.map(({ hash }) => hash));
	return applied.every((hash) => known.has(hash))
		? null
		: refuse(
				'storeNewer',
				'数据库是由更新版本的程序建立的，当前程序不认识它的结构。请换用新版程序，或从备份恢复。'
			);
}

async function applyAll(script: Script, engine: Engine['name'], migrations: Migration[]) {
	// Two servers that start together: the second waits here and then finds nothing to do.
	if (engine === 'pg') await script.run('select pg_advisory_xact_lock(20220705)');
	await script.run(
		`create table if not exists applied_migrations
			(hash text primary key, name text not null, at text not null)`
	);
	const done = await appliedIn(script, engine);
	const pending = migrations.filter(({ hash }) => !done.includes(hash));
	await dropTriggers(script, engine);
	for (const { statements, hash, name } of pending) {
		for (const statement of statements) await script.run(statement);
		await script.run(
			`insert into applied_migrations (hash, name, at) values ('${hash}', '${name}', '${now()}')`
		);
	}
	await makeTriggers(script, engine);
	if (engine === 'sqlite') await checkForeignKeys(script);
	return pending.map(({ name }) => name);
}

async function appliedIn(script: Script, engine: Engine['name']): Promise<string[]> {
	if (!(await holds(script, engine, 'applied_migrations'))) return [];
	const rows = await script.rows('select hash from applied_migrations');
	return rows.map(({ hash }) => String(hash));
}

async function checkForeignKeys(script: Script): Promise<void> {
	const [broken] = await script.rows('pragma foreign_key_check');
	if (broken) throw new Error(`The migration breaks a foreign key: ${JSON.stringify(broken)}`);
}
