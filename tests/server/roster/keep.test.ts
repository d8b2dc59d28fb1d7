import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { resolveOwners } from '#lib/ledger/roster/owners.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { changeGroup, confirmGroup, createGroup, listGroups } from '#lib/server/roster/groups.ts';
import { takeShippedRoster } from '#lib/server/roster/import/shipped.ts';
import { addCityUnit, correctUnit, type UnitForm } from '#lib/server/roster/units/correct.ts';
import { mergeUnit } from '#lib/server/roster/units/merge.ts';
import { ownerRoster } from '#lib/server/roster/units/owners.ts';
import { unitOf } from '#lib/server/roster/units/one.ts';
import { searchUnits, unitTree } from '#lib/server/roster/units/units.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { done, only, setUpYuzhou } from '../cast/yuzhou.ts';

let store: TestStore;
let chen: Actor;

beforeEach(async () => {
	store = await openStore();
	chen = await setUpYuzhou();
	await takeShippedRoster(chen);
});
afterEach(() => store.close());

async function unit(name: string, township?: string) {
	const hits = await searchUnits(chen, name);
	const hit = hits.find((h) => h.shortName === name && (!township || h.township === township));
	const found = hit && (await unitOf(chen, hit.id));
	if (!found) throw new Error(`no unit ${name}`);
	return found;
}

const code = (answer: unknown) => (isRefusal(answer) ? answer.kind : answer);

const form = (found: Awaited<ReturnType<typeof unit>>, change: Partial<UnitForm>): UnitForm => ({
	name: found.name,
	contactPerson: found.contactPerson,
	contactPhone: found.contactPhone,
	kind: found.kind,
	functions: found.functions,
	aliases: '',
	validFrom: null,
	validTo: null,
	keepName: true,
	...change
});

async function eventTypes(): Promise<string[]> {
	const events = await db().read.select().from(tables.events).orderBy(tables.events.seq);
	return events.map((event) => event.type);
}

describe('correcting a unit', () => {
	test('keeps the old name as an alias, says what changed, and is refused to the second of two', async () => {
		const bureau = await unit('市民政局');
		const change = form(bureau, { name: '市民政和社会事务局', contactPhone: '0374-8000009' });
		expect(await correctUnit(chen, bureau.id, bureau.version, change)).toBeNull();
		expect(await searchUnits(chen, '市民政局')).toMatchObject([
			{ shortName: '市民政和社会事务局', alias: '市民政局' }
		]);
		expect(code(await correctUnit(chen, bureau.id, bureau.version, change))).toBe('stale');
		const [event] = await db()
			.read.select()
			.from(tables.events)
			.where(eq(tables.events.type, 'unitAltered'))
			.orderBy(tables.events.id);
		expect(event).toBeDefined();
		const said = (await db().read.select().from(tables.events)).map((e) => e.body).join('\n');
		expect(said).toContain('名称 市民政局 → 市民政和社会事务局');
	});

	test('says which alias it does not understand', async () => {
		const bureau = await unit('市民政局');
		const answer = await correctUnit(
			chen,
			bureau.id,
			bureau.version,
			form(bureau, { aliases: '市民政局(2010-2015)\n老民政局(以前)' })
		);
		expect(answer).toMatchObject({ field: 'aliases', message: expect.stringContaining('以前') });
	});

	test('leaves the county one office', async () => {
		const bureau = await unit('市民政局');
		const two = form(bureau, { functions: ['department', 'office'] });
		expect(await correctUnit(chen, bureau.id, bureau.version, two)).toMatchObject({
			field: 'functions'
		});
		const office = await unit('领导小组办公室');
		const none = form(office, { functions: ['department'] });
		expect(await correctUnit(chen, office.id, office.version, none)).toMatchObject({
			field: 'functions'
		});
	});

	test('a new city unit stands under the county', async () => {
		const blank = form(await unit('市民政局'), { name: '市商务局', functions: ['department'] });
		const { id } = done(await addCityUnit(chen, '411081-23', blank));
		expect((await unitOf(chen, id))?.path).toBe('/411081/411081-23/');
		expect(code(await addCityUnit(chen, '411081-23', blank))).toBe('said');
	});
});

describe('merging', () => {
	test('deletes nothing: the name leads to the unit that took it in', async () => {
		const [from, into] = [await unit('彭庄村', '范坡镇'), await unit('孔楼村', '范坡镇')];
		expect(await mergeUnit(chen, from.id, from.version, into.id)).toEqual({
			followed: 0,
			left: 0,
			people: []
		});
		expect((await unitTree(chen)).counts.villages).toBe(625);
		expect((await unitOf(chen, from.id))?.mergedIntoId).toBe(into.id);
		expect((await unitOf(chen, into.id))?.mergedHere).toMatchObject([{ id: from.id }]);
		const roster = await ownerRoster(db().read, chen.countyId);
		const expression = { name: '范坡镇彭庄村', wording: '', group: false, expected: null };
		expect(resolveOwners(expression, roster, '2022-06-02').units).toEqual([into.id]);
	});

	test('refuses another level, itself, a merged unit, and a township with villages', async () => {
		const [village, town] = [await unit('郭村'), await unit('火龙镇')];
		const merge = async (from: typeof village, into: typeof village) =>
			code(await mergeUnit(chen, from.id, from.version, into.id));
		expect(await merge(village, town)).toBe('said');
		expect(await merge(town, town)).toBe('said');
		const answer = await mergeUnit(chen, town.id, town.version, (await unit('顺店镇')).id);
		expect(answer).toMatchObject({ message: expect.stringContaining('个村') });
		const office = await unit('领导小组办公室');
		expect(await merge(office, await unit('市民政局'))).toBe('said');
		expect(await eventTypes()).not.toContain('unitMerged');
	});
});

describe('groups', () => {
	test('take part once the office has confirmed them, and wait again after a change', async () => {
		const [group] = await listGroups(chen);
		if (!group) throw new Error('no group was shipped');
		const outsider = { ...only(chen, 'system'), functions: [] };
		expect(code(await confirmGroup(outsider, group.id, group.version))).toBe('forbidden');
		expect(await confirmGroup(chen, group.id, group.version)).toBeNull();
		const confirmed = (await listGroups(chen))[0];
		expect(confirmed).toMatchObject({ confirmed: true });
		const members = group.members.slice(1).map((member) => member.id);
		const change = { name: group.name, members };
		expect(code(await changeGroup(chen, group.id, group.version, change))).toBe('stale');
		expect(await changeGroup(chen, group.id, group.version + 1, change)).toBeNull();
		const again = (await listGroups(chen))[0];
		expect(again).toMatchObject({ confirmed: false });
		expect(again?.members).toHaveLength(21);
	});

	test('have a name of their own and at least one member', async () => {
		const member = (await unit('市民政局')).id;
		expect(await createGroup(chen, { name: '领导小组成员单位', members: [member] })).toMatchObject({
			field: 'name'
		});
		expect(await createGroup(chen, { name: '专班', members: [] })).toMatchObject({
			field: 'members'
		});
		expect(isRefusal(await createGroup(chen, { name: '专班', members: [member] }))).toBe(false);
	});
});
