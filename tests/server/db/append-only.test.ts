import { afterAll, beforeAll, expect, test } from 'vitest';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { onPostgres, tables } from '#lib/server/db/tables.ts';
import { appendOnly } from '#lib/server/db/migrations/triggers.ts';
import { append } from '#lib/server/record/events.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { eventIn, openYunxi, yunxi } from './county.ts';

let store: TestStore;
beforeAll(async () => {
	store = await openStore();
	await openYunxi();
	await db().write(yunxi, 'ledger', async (tx) => {
		await append(tx, eventIn(yunxi, 'ledger'));
		await tx
			.insert(tables.rowVersions)
			.values({ rowId: 'row', version: 1, countyId: yunxi, at: now(), body: '{}' });
		await tx.insert(tables.signOffs).values({
			id: 'sign',
			countyId: yunxi,
			rowId: 'row',
			rowVersion: 1,
			step: 0,
			verb: 'verify',
			personId: 'wangfang',
			unitId: 'shiqiao',
			at: now(),
			way: '现场',
			opinion: '属实',
			fellToOffice: 0,
			evidenceHashes: []
		});
		await tx.insert(tables.submissions).values({
			campaignId: 'campaign',
			unitId: 'shiqiao',
			version: 1,
			countyId: yunxi,
			at: now(),
			personId: 'wangfang',
			filledBy: '王芳',
			phone: '',
			cameBy: '',
			lateDays: 0,
			blockers: 0,
			submittedOn: '2022-07-05',
			body: '[]',
			sha256: ''
		});
	});
});
afterAll(() => store.close());

test.each(appendOnly)('%s is never changed and never emptied', async (table) => {
	const column = {
		events: 'type',
		sign_offs: 'opinion',
		row_versions: 'body',
		submissions: 'body'
	}[table];
	await refused(`update ${table} set ${column} = 'x'`, table);
	await refused(`delete from ${table}`, table);
	if (onPostgres) await refused(`truncate ${table}`, table);
	else await refused(`replace into ${table} select * from ${table}`, table);
	const [{ n } = { n: 0 }] = await store.engine.script((script) =>
		script.rows(`select count(*) as n from ${table} where ${column} <> 'x'`)
	);
	expect(Number(n)).toBe(1);
});

function refused(statement: string, table: string): Promise<void> {
	return expect(store.engine.script((script) => script.run(statement))).rejects.toThrow(
		`${table} is append-only`
	);
}
