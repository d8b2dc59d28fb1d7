import type { Database, Statement } from 'better-sqlite3';

const most = 500;

/**
 * Makes a handle keep its compiled statements by their text: drizzle compiles anew each time, which costs
 * 0.1 ms for a row of the ledger.
 */
export function preparedOnce(handle: Database): Database {
	const kept = new Map<string, Statement>();
	const compile = handle.prepare.bind(handle);
	handle.prepare = ((text: string) => {
		const known = kept.get(text);
		if (known) return known;
		// Lists of ids make texts without end; starting again is cheaper than remembering which was used when.
		if (kept.size === most) kept.clear();
		const statement = compile(text) as Statement;
		kept.set(text, statement);
		return statement;
	}) as Database['prepare'];
	return handle;
}
