import type { Engine, Script } from '#lib/server/db/engine.ts';

/** Whether the store has a table of this name. */
export async function holds(script: Script, engine: Engine['name'], table: string) {
	const [found] = await script.rows(
		engine === 'pg'
			? `select 1 from pg_tables where schemaname = current_schema() and tablename = '${table}'`
			: `select 1 from sqlite_master where type = 'table' and name = '${table}'`
	);
	return found !== undefined;
}
