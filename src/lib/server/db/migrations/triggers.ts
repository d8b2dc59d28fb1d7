import type { Engine, Script } from '#lib/server/db/engine.ts';
import { holds } from './holds.ts';

/** Tables whose rows are written once and never changed or removed. */
export const appendOnly = ['events', 'sign_offs', 'row_versions', 'submissions'] as const;

/** Takes the guards off, so that a migration may rebuild or fill the tables. */
export async function dropTriggers(script: Script, engine: Engine['name']): Promise<void> {
	for (const table of appendOnly) {
		if (!(await holds(script, engine, table))) continue;
		const on = engine === 'pg' ? ` on ${table}` : '';
		for (const act of acts(engine))
			await script.run(`drop trigger if exists ${table}_no_${act}${on}`);
	}
}

/** Puts the guards on again; every migration ends with this, since rebuilding a table drops its triggers. */
export async function makeTriggers(script: Script, engine: Engine['name']): Promise<void> {
	if (engine === 'pg') await script.run(refuseFunction);
	for (const table of appendOnly)
		for (const act of acts(engine))
			await script.run(engine === 'pg' ? onPg(table, act) : onSqlite(table, act));
}

const message = 'is append-only';

// SQLite has no truncate; its `delete` without a condition fires the trigger like any other.
function acts(engine: Engine['name']): string[] {
	return engine === 'pg' ? ['update', 'delete', 'truncate'] : ['update', 'delete'];
}

function onSqlite(table: string, act: string): string {
	return `create trigger ${table}_no_${act} before ${act} on ${table}
		begin select raise(abort, '${table} ${message}'); end`;
}

const refuseFunction = `create or replace function refuse_change() returns trigger language plpgsql as $$
	begin raise exception '% ${message}', tg_table_name; end $$`;

// Statement level, so that a change that finds no row is refused as well, and truncate can be.
function onPg(table: string, act: string): string {
	return `create trigger ${table}_no_${act} before ${act} on ${table}
		for each statement execute procedure refuse_change()`;
}
