import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { owns, scopeOf, sees } from '#lib/ledger/permissions.ts';
import { settled, standsForAll, rollupState } from '#lib/ledger/rates/rollup.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { setClock } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { desk } from '#lib/server/desk/desk.ts';
import { unsettled } from '#lib/server/sight/unsettled.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { rollupOf } from '#lib/server/rows/row/rollup.ts';
import { rollups } from '#lib/server/rows/rollups.ts';
import { campaign, countyId, findings, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { behind, randomRows } from '../sight/random-rows.ts';
import { openStore, type TestStore } from '../engines/store.ts';

let store: TestStore;
let rows: LedgerRow[];

beforeAll(async () => {
	setClock('2022-07-06T02:00:00.000Z');
	store = await openStore();
	await openAnhe(store.database);
	rows = await randomRows(store.database, '2022-07-06');
	await linkSome();
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

const viewers: [string, Actor][] = [
	['陈静 of the office', people.chenJing],
	['林涛 of a lead unit', people.linTao],
	['李文 of 柳河镇', people.liWen]
];
const belowOf = (row: LedgerRow) =>
	rows.filter(
		(other) =>
			other.id !== row.id &&
			serves(other, row.findingId) &&
			other.stage !== 'void' &&
			(row.level === 'city' || other.townshipId === row.townshipId)
	);
const serves = (row: LedgerRow, findingId: string) =>
	row.findingId === findingId || row.alsoFindingIds.includes(findingId);
const standing = (row: LedgerRow) => standsForAll(row) && row.stage !== 'void';

describe.each(viewers)('%s', (_, actor) => {
	const open = (query: URLSearchParams) => list(actor, campaign.id, readFilter(query), null);
	const seen = () => rows.filter((row) => standing(row) && sees(scopeOf(actor), row));

	test('reads every row below once, and each number opens just its rows', async () => {
		expect(seen().length).toBeGreaterThan(1);
		let doors = 0;
		for (const row of seen()) {
			const view = await rollupOf(actor, row);
			const below = belowOf(row);
			const parts = view?.lines.flatMap((line) => line.parts) ?? [];
			expect(parts.reduce((sum, part) => sum + part.rows, 0)).toBe(below.length);
			for (const { href, rows: count } of [...parts, ...(view?.lines ?? [])])
				if (href) {
					doors++;
					expect([href, await behind(open, href)]).toEqual([href, count]);
				}
			const left = below.filter((other) => !settled(other));
			expect(view?.standing).toBe(rollupState(row, left.length));
			expect(await unsettled(db().read, row)).toBe(left.length);
			if (view?.door) expect(await behind(open, view.door)).toBe(left.length);
		}
		expect(doors).toBeGreaterThan(10);
	});

	test('finds the same rows ready and lost on the desk, in the list and by a plain count', async () => {
		const { chenJing } = people;
		const concerned = seen().filter((row) => actor === chenJing || owns(actor, row));
		const found = await rollups(actor, campaign.id);
		const plain = concerned.map((row) => {
			const left = belowOf(row).filter((other) => !settled(other)).length;
			return [row.id, rollupState(row, left)];
		});
		expect(found.map(({ id, standing }) => [id, standing]).sort()).toEqual(plain.sort());
		const lost = plain.filter(([, word]) => word === 'lost').length;
		expect(await behind(open, '/rows?stage=lost')).toBe(lost);
		const ready = plain.filter(([, word]) => word === 'ready').length;
		expect(await behind(open, '/rows?stage=ready')).toBe(ready);
		const view = { ...campaign, documentNumber: '', running: true };
		const { line } = await desk(actor, view, { by: '', sort: '', show: '' });
		const said = line.find(({ href }) => href === '/rows?stage=lost')?.text;
		expect(said).toBe(lost > 0 ? `${lost} 条条件失效` : undefined);
	});
});

test('an address that names no row above opens nothing', async () => {
	const open = (query: URLSearchParams) =>
		list(people.chenJing, campaign.id, readFilter(query), null);
	const village = rows.find((row) => row.level === 'village');
	expect(await behind(open, '/rows?under=nowhere')).toBe(0);
	expect(await behind(open, `/rows?under=${village?.id}`)).toBe(0);
});

test('one open problem that serves a second finding keeps that finding from being ready', async () => {
	const { ledgerRows: r, rowFindings } = tables;
	const [first, second] = [findings.construction.id, findings.monitoring.id];
	const write = (what: (tx: Tx) => Promise<unknown>) =>
		store.database.write(countyId, 'ledger', what);
	const link = { rowId: `${first}-dongwan-1`, findingId: second, countyId };
	await write(async (tx) => {
		await tx.delete(rowFindings);
		await tx.update(r).set({ stage: 'closed' }).where(eq(r.findingId, second));
		const head = eq(r.id, `${second}-liuhe-1`);
		await tx.update(r).set({ stage: 'rectifying', returnReason: '' }).where(head);
		await tx.update(r).set({ stage: 'rectifying' }).where(eq(r.id, link.rowId));
	});
	const [head] = await db()
		.read.select()
		.from(r)
		.where(eq(r.id, `${second}-liuhe-1`));
	const told = async () =>
		(await rollups(people.liWen, campaign.id)).find(({ id }) => id === head?.id);
	expect(await unsettled(db().read, head!)).toBe(0);
	expect(await told()).toMatchObject({ unsettled: 0, standing: 'ready' });
	await write((tx) => insertMany(tx, rowFindings, [link]));
	expect(await unsettled(db().read, head!)).toBe(1);
	expect(await told()).toMatchObject({ unsettled: 1, standing: 'waiting' });
	const view = await rollupOf(people.liWen, head!);
	expect(view?.words).toContain('还有 1 条未了结');
});

/** Every third row of the second finding serves the first one too. */
async function linkSome() {
	const { monitoring, construction } = findings;
	const linked = rows.filter(({ findingId }) => findingId === construction.id);
	const some = linked.filter((_, index) => index % 3 === 0);
	for (const row of some) row.alsoFindingIds = [monitoring.id];
	const links = some.map(({ id }) => ({ rowId: id, findingId: monitoring.id, countyId }));
	await store.database.write(countyId, 'ledger', (tx) => insertMany(tx, tables.rowFindings, links));
}
