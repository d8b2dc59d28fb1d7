import { testAll } from '../../rounds.ts';

/**
 * What `npm test` runs on SQLite only; `npm run test:all` runs every file on both engines, and a new file is on both
 * until it is written down here. A file may stand here when each of these is true:
 *
 * 1. It proves words, rules or who may do what, over functions of the server that write or ask.
 * 2. Those functions are called by another file, named beside it, that `npm test` runs on PostgreSQL too.
 * 3. It sends the store nothing in its own words, and lets nothing race, migrate or lose the store.
 *
 * `on-sqlite.test.ts` holds 2 and 3.
 */
export const onSqliteOnly: Record<string, string> = {
	// The long proofs: many tries of what a shorter file does on PostgreSQL.
	'tests/server/record/audit/tampering.test.ts': 'tests/server/record/audit/store.test.ts',
	'tests/server/rows/bulk/agree.test.ts': 'tests/server/rows/bulk/bulk.test.ts',
	'tests/server/situations/declining.test.ts': 'tests/server/situations/at-once.test.ts',
	'tests/server/situations/hands.test.ts': 'tests/server/situations/at-once.test.ts',
	'tests/server/situations/merging.test.ts': 'tests/server/roster/keep.test.ts',
	'tests/server/situations/roads.test.ts': 'tests/server/situations/at-once.test.ts',
	// Who reads what: the conditions of sight are asked on PostgreSQL by the file beside each.
	'tests/server/routes/foreign-ids.test.ts': 'tests/server/sight/sight.test.ts',
	'tests/server/notices/names.test.ts': 'tests/server/rows/open-names.test.ts',
	'tests/server/routes/planted/names.test.ts': 'tests/server/rows/open-names.test.ts',
	'tests/server/routes/surfaces/desk.test.ts': 'tests/server/desk/desk.test.ts',
	'tests/server/routes/surfaces/counts.test.ts': 'tests/server/statistics/statistics.test.ts',
	'tests/server/routes/surfaces/leaks.test.ts': 'tests/server/sight/sight.test.ts',
	// Files and sheets made of what the store answers.
	'tests/server/draws/sheets.test.ts': 'tests/server/draws/draws.test.ts',
	'tests/server/evidence/files.test.ts': 'tests/server/evidence/check.test.ts',
	'tests/server/sheets/templates.test.ts': 'tests/server/sheets/sheets.test.ts',
	'tests/server/submissions/scans.test.ts': 'tests/server/submissions/submissions.test.ts',
	// What a form says, refuses and keeps.
	'tests/server/rows/bad-input.test.ts': 'tests/server/record/record.test.ts',
	// Neither writes nor asks, or only what every file asks.
	'tests/server/routes/county-words.test.ts': 'tests/server/sheets/sheets.test.ts',
	'tests/server/db/words.test.ts': 'tests/server/record/record.test.ts',
	'tests/server/sheets/export-order.test.ts': 'tests/server/sheets/exports.test.ts',
	'tests/server/roster/passwords.test.ts': 'tests/server/sessions/sessions.test.ts',
	'tests/server/working-days.test.ts': 'tests/server/calendar/calendar.test.ts'
};

/** What the project on PostgreSQL leaves out of this run. */
export const leftOutOnPostgres = testAll ? [] : Object.keys(onSqliteOnly);
