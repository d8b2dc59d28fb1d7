import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { sees, scopeOf } from '#lib/ledger/permissions.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { unitSheets } from '#lib/server/sheets/unit.ts';
import { confirmRest, takeDraw } from '#lib/server/draws/draws.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { expectedUnits } from '#lib/server/submissions/expected.ts';
import { frozenSheets } from '#lib/server/sheets/frozen.ts';
import { enter } from '#lib/server/submissions/submit.ts';
import { correctUnit } from '#lib/server/roster/units/correct.ts';
import { followingOf, followMerged } from '#lib/server/roster/units/follow.ts';
import { mergeUnit } from '#lib/server/roster/units/merge.ts';
import { unitOf } from '#lib/server/roster/units/one.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';
import { countiesFilled } from '../../county-notices.ts';
import { unwrap } from '../dispatch/cast.ts';
import {
	act,
	approve,
	at,
	closure,
	done,
	openYuzhou,
	personIn,
	plan,
	refused,
	rowAt,
	rowOf,
	unitId,
	verify
} from './yuzhou.ts';

const r = tables.ledgerRows;

/** 10: in mid-campaign 梁北镇 is renamed, 铁李村 becomes part of 郭村 beside it, and one department of another. */
describe.each(countiesFilled)('a township renamed, a village merged: $name', (notice) => {
	let store: Awaited<ReturnType<typeof openYuzhou>>;
	let village: Actor;
	let clerk: Actor;
	let head: Actor;
	let keeper: Actor;
	let office: Actor;
	let into: string;

	beforeAll(async () => {
		store = await openYuzhou(notice);
		village = await personIn('铁李村', '铁李支书');
		clerk = await personIn('梁北镇', '梁北经办');
		head = await personIn('梁北镇', '梁北书记', 'head');
		office = await personIn('市巩固拓展脱贫攻坚成果领导小组办公室', '办公室甲');
		const manager = await personIn('市民政局', '系统管理员');
		keeper = { ...manager, admin: ['system'] };
		const units = [...(await directory('yuzhou')).values()].filter(
			({ parentId, shortName }) => parentId === clerk.unitId && shortName !== '铁李村'
		);
		into = units.sort((a, b) => (a.code < b.code ? -1 : 1))[0]!.id;
	});
	afterAll(async () => {
		setClock(null);
		await store.close();
	});

	const unit = async (id: string) => (await unitOf(keeper, id))!;
	const rowsOf = (id: string) =>
		db()
			.read.select()
			.from(r)
			.where(and(eq(r.unitId, id), eq(r.campaignId, store.campaignId)));
	const eventsOf = (type: string) =>
		db().read.select().from(tables.events).where(eq(tables.events.type, type));
	async function expectSound() {
		for await (const line of verifyStore(db().read)) expect(line).toMatchObject({ sound: true });
	}

	test('10: rename: pages and documents say the new name, what was submitted before the old', async () => {
		at('2022-06-10T09:00');
		const phone = '0374-1234567';
		const came = { filledBy: '李娜', phone, cameBy: 'paper', cameOn: '2022-06-10' };
		unwrap(await enter(office, store.campaignId, clerk.unitId, { version: 0, ...came }));
		const before = await unit(clerk.unitId);
		const row = await rowOf('3', '梁北镇');
		await done(clerk, row, { verb: 'claim', responsiblePerson: '李娜' });
		const events = await db()
			.read.select()
			.from(tables.events)
			.where(eq(tables.events.rowId, row.id));

		const { name, contactPerson, contactPhone, kind, functions, version } = before;
		expect(name).toBe('梁北镇');
		const renamed = { contactPerson, contactPhone, kind, functions, name: '钧台新区街道' };
		const undated = { aliases: '', validFrom: null, validTo: null };
		expect(
			await correctUnit(keeper, before.id, version, { ...renamed, ...undated, keepName: true })
		).toBeNull();

		const frozen = unwrap(await frozenSheets(office, store.campaignId, before.id, 1));
		expect(frozen.sheets[0]).toMatchObject({ unitName: '梁北镇' });
		expect(frozen.sheets[0]?.title).toContain('梁北镇');
		const [sheet] = unwrap(await unitSheets(office, store.campaignId, before.id, 'first'));
		expect(sheet).toMatchObject({ unitName: '钧台新区街道' });
		const filter = readFilter(new URLSearchParams({ scope: before.id, level: 'township' }));
		const shown = await list(office, store.campaignId, filter, null);
		expect(new Set(shown.cards.map((card) => card.unit))).toEqual(new Set(['钧台新区街道']));
		expect((await unit(before.id)).aliases).toMatchObject([
			{ name: '梁北镇', validTo: '2022-06-10' }
		]);
		expect(
			await db().read.select().from(tables.events).where(eq(tables.events.rowId, row.id))
		).toEqual(events);
		await done(clerk, row, plan('2022-07-20'));
	});

	test('10: merge: what is open goes along with its people, what is settled stays to be read', async () => {
		at('2022-06-12T09:00');
		const from = village.unitId;
		const byFinding = async (number: string) => rowOf(number, '铁李村');
		const [closed, verifying, pending, claimed, assigned] = [
			await byFinding('2'),
			await byFinding('3'),
			await byFinding('4'),
			await byFinding('5'),
			await byFinding('6')
		];
		const person = { responsiblePerson: '铁李支书' };
		for (const row of [closed, verifying]) {
			await done(village, row, plan('2022-07-20', person));
			await done(village, row, closure('2022-06-12'));
		}
		await done(clerk, closed, verify);
		await done(head, closed, approve);
		await done(village, pending, {
			verb: 'reportNotFound',
			method: '逐户走访',
			households: 80,
			checker: '铁李支书',
			checkedOn: '2022-06-12'
		});
		unwrap(await takeDraw(clerk, pending.id));
		await done(village, claimed, { verb: 'claim', ...person });

		const owned = (await rowsOf(from)).length;
		expect(await followingOf(keeper, from)).toEqual({ own: owned - 1, named: 0, stay: 1 });
		const there = (await rowsOf(into)).length;
		const merged = unwrap(await mergeUnit(keeper, from, (await unit(from)).version, into));
		expect(merged).toEqual({ followed: owned - 1, left: 0, people: ['铁李支书'] });
		expect((await rowsOf(from)).map(({ id }) => id)).toEqual([closed.id]);
		expect(await rowsOf(into)).toHaveLength(there + owned - 1);
		expect(await rowAt(verifying.id)).toMatchObject({
			unitId: into,
			ordinal: 2,
			stage: 'verifying',
			applicantName: '铁李支书'
		});

		// The people act in the unit that took them in, and read what stayed behind.
		village = (await readPerson(village.personId))!.actor;
		expect(village).toMatchObject({ unitId: into, succeeds: [from] });
		expect(sees(scopeOf(village), await rowAt(closed.id))).toBe(true);
		await done(village, assigned, plan('2022-07-20', person));
		await done(clerk, verifying, verify);
		await done(head, verifying, approve);
		await done(clerk, pending, { verb: 'confirmNotFound', way: 'phone', conclusion: '属实' });
		expect((await confirmRest(clerk, pending.id, '属实')).refused).toBeNull();

		// Pressed again, nothing is done twice.
		const moved = (await eventsOf('followMerge')).length;
		expect(unwrap(await mergeUnit(keeper, from, 1, into))).toMatchObject({ followed: 0, left: 0 });
		expect(await eventsOf('followMerge')).toHaveLength(moved);
		expect((await eventsOf('followMerge'))[0]).toMatchObject({
			personId: keeper.personId,
			unitId: keeper.unitId,
			onBehalfOf: null
		});
		expect(await eventsOf('unitMerged')).toHaveLength(1);
		await expectSound();
	});

	test('10: a closed row that relapses after the merge is brought along by a second press', async () => {
		const [stayed] = await rowsOf(await unitId('铁李村'));
		at('2022-08-10T09:00');
		const cause = { finder: '省暗访', cause: 'relapse', evidence: '又有 2 户' } as const;
		await done(clerk, stayed!, { verb: 'reopen', ...cause });
		expect(await followingOf(keeper, stayed!.unitId)).toEqual({ own: 1, named: 0, stay: 0 });
		expect(unwrap(await followMerged(keeper, stayed!.unitId))).toEqual({ followed: 1, left: 0 });
		expect(await rowAt(stayed!.id)).toMatchObject({ unitId: into, stage: 'rectifying' });
	});

	test('10: after a crash between roster and rows the rest follows, each once', async () => {
		at('2022-06-12T10:00');
		const units = [...(await directory('yuzhou')).values()];
		const [gone, taker] = units
			.filter(({ parentId }) => parentId === clerk.unitId)
			.filter(({ id, mergedIntoId }) => id !== into && !mergedIntoId);
		const before = await rowsOf(gone!.id);
		await db().write('yuzhou', 'roster', (tx) =>
			tx.update(tables.units).set({ mergedIntoId: taker!.id }).where(eq(tables.units.id, gone!.id))
		);
		const [first] = before;
		await done({ ...keeper, functions: ['office'] }, first!, {
			verb: 'followMerge',
			toUnitId: taker!.id
		});
		expect(unwrap(await mergeUnit(keeper, gone!.id, 1, taker!.id))).toMatchObject({
			followed: before.length - 1,
			left: 0
		});
		expect(await rowsOf(gone!.id)).toEqual([]);
		await expectSound();
	});

	test('10: a department that leads findings: its rows and its place as lead go along', async () => {
		const [lead, farming] = [await unitId('市乡村振兴局'), await unitId('市农业农村局')];
		const reviewer = await personIn('市乡村振兴局', '振兴经办');
		const town = await personIn('顺店镇', '顺店经办');
		const row = await rowOf('3', '顺店镇');
		expect(row.leadUnitId).toBe(lead);
		const going = await followingOf(keeper, lead);
		expect(going.own).toBeGreaterThan(0);
		expect(going.named).toBeGreaterThan(22);
		const leader = await unit(lead);
		const merged = unwrap(await mergeUnit(keeper, lead, leader.version, farming));
		expect(merged).toMatchObject({ followed: going.own + going.named, left: 0 });
		expect(await followingOf(keeper, lead)).toEqual({ own: 0, named: 0, stay: 0 });
		expect(await rowAt(row.id)).toMatchObject({ leadUnitId: farming, unitId: town.unitId });
		const moved = (await readPerson(reviewer.personId))!.actor;
		expect(moved.unitId).toBe(farming);
		expect(sees(scopeOf(moved), await rowAt(row.id))).toBe(true);
		const city = (await rowsOf((await directory('yuzhou')).get(row.unitId)!.parentId!)).find(
			({ findingId }) => findingId === row.findingId
		);
		expect(city).toMatchObject({ level: 'city', leadUnitId: farming });
		const expected = await expectedUnits(db().read, 'yuzhou', store.campaignId);
		expect(expected.map(({ id }) => id)).not.toContain(lead);
	});

	test('nobody moves a row to a unit that its own was not merged into', async () => {
		const row = await rowOf('5', '顺店镇');
		const elsewhere = { verb: 'followMerge', toUnitId: await unitId('火龙镇') } as const;
		expect(await refused(office, row, elsewhere)).toBe('notMerged');
		expect(await refused(clerk, await rowOf('7', '钧台新区街道'), elsewhere)).toBe('notPermitted');
		expect(await act(keeper, row, elsewhere)).toMatchObject({ refused: true });
	});
});
