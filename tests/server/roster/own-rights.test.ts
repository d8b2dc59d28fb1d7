import { eq, inArray } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, AdminRole } from '#lib/ledger/actor.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { changePerson, resetPassword, setDisabled } from '#lib/server/roster/people/change.ts';
import { createPerson } from '#lib/server/roster/people/create.ts';
import { changeRole, giveAdmin, takeAdmin, unlock } from '#lib/server/roster/people/roles.ts';
import {
	nameSubstitute,
	setCharges,
	thinTownships
} from '#lib/server/roster/people/substitutes.ts';
import { applyRoster, previewRoster } from '#lib/server/roster/import/import.ts';
import { correctUnit, type UnitForm } from '#lib/server/roster/units/correct.ts';
import { mergeUnit } from '#lib/server/roster/units/merge.ts';
import { mergeTargets, unitOf } from '#lib/server/roster/units/one.ts';
import { people, units } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { actorNamed, done, setUpYuzhou } from '../cast/yuzhou.ts';

let store: TestStore;
beforeEach(async () => {
	store = await openStore();
});
afterEach(() => store.close());

const code = (answer: unknown) => (isRefusal(answer) ? answer.kind : 'done');
const adminSets: AdminRole[][] = [
	...[[], ['system'], ['security'], ['audit']],
	['system', 'security', 'audit']
] as AdminRole[][];

type Act = (actor: Actor, id: string, version: number) => Promise<Refusal | null | object>;
const details = ({ name }: Actor, unitId: string) => ({ name, unitId, position: '', phone: '' });

/** Every act of the program that changes where a person belongs, what they may do, or whether they may come in. */
const acts: Record<string, Act> = {
	move: (actor, id, v) => changePerson(actor, id, v, details(actor, 'shiqiao'), true),
	clerk: (actor, id, v) => changeRole(actor, id, v, 'clerk'),
	head: (actor, id, v) => changeRole(actor, id, v, 'head'),
	leader: (actor, id, v) => changeRole(actor, id, v, 'leader'),
	giveSystem: (actor, id, v) => giveAdmin(actor, id, v, 'system'),
	giveSecurity: (actor, id, v) => giveAdmin(actor, id, v, 'security'),
	giveAudit: (actor, id, v) => giveAdmin(actor, id, v, 'audit'),
	takeSystem: (actor, id, v) => takeAdmin(actor, id, v, 'system'),
	takeSecurity: (actor, id, v) => takeAdmin(actor, id, v, 'security'),
	takeAudit: (actor, id, v) => takeAdmin(actor, id, v, 'audit'),
	unlock: (actor, id, v) => unlock(actor, id, v),
	reset: (actor, id, v) => resetPassword(actor, id, v),
	disable: (actor, id, v) => setDisabled(actor, id, v, true, true),
	enable: (actor, id, v) => setDisabled(actor, id, v, false),
	substitute: (actor, id, v) => nameSubstitute(actor, id, v, true),
	substituteNoMore: (actor, id, v) => nameSubstitute(actor, id, v, false),
	charges: (actor, id, v) => setCharges(actor, id, v, { oversees: ['water'], liaises: [] })
};

const personRow = async (id: string) =>
	(await db().read.select().from(tables.people).where(eq(tables.people.id, id)))[0];
const chargesOf = (id: string) =>
	db().read.select().from(tables.assignments).where(eq(tables.assignments.personId, id));
const written = async () => (await db().read.select().from(tables.events)).length;

describe('nobody changes their own unit, role or rights', () => {
	beforeEach(() => openAnhe(store.database));

	const cast = [people.chenJing, people.zhouMing, people.linTao, people.tangYun, people.wuGang];
	test.each(Object.entries(acts))('%s: refused upon oneself to everybody', async (_, act) => {
		for (const person of cast)
			for (const admin of adminSets) {
				const actor = { ...person, admin };
				const before = [await personRow(actor.personId), await chargesOf(actor.personId)];
				const events = await written();
				const answer = await act(actor, actor.personId, 1);
				expect(['self', 'forbidden'], who(actor)).toContain(code(answer));
				expect([await personRow(actor.personId), await chargesOf(actor.personId)]).toEqual(before);
				expect(await written(), who(actor)).toBe(events);
			}
	});

	test('whoever may do it to another is told of another who does it to them', async () => {
		for (const [name, act] of Object.entries(acts))
			for (const admin of adminSets) {
				const actor = { ...people.tangYun, admin };
				const other = people.luJia.personId;
				const toOther = code(await act(actor, other, (await personRow(other))?.version ?? 0));
				const toSelf = code(await act(actor, actor.personId, 1));
				expect(toOther, `${name} ${admin.join()}`).not.toBe('self');
				// Whoever asks for their own password is shown where to change it, an administrator or not.
				const may = name === 'reset' || toOther !== 'forbidden';
				expect(toSelf, `${name} ${admin.join()}`).toBe(may ? 'self' : 'forbidden');
			}
	});

	test('a name, a position and a telephone are no right', async () => {
		const xu = people.xuNuo;
		const form = { name: '许诺', unitId: xu.unitId, position: '科员', phone: '0374-1' };
		expect(await changePerson(xu, xu.personId, 1, form)).toBeNull();
		expect(await personRow(xu.personId)).toMatchObject({ position: '科员', unitId: 'machine' });
	});

	test('a township is not told to name as 代签人 whoever is asking', async () => {
		const clerk = { ...people.linTao, admin: ['system' as const] };
		const { personId } = clerk;
		const here = [personId, ...(await inShiqiao())];
		await db().write('anhe', 'roster', (tx) =>
			tx
				.update(tables.people)
				.set({ unitId: 'shiqiao', role: 'clerk' })
				.where(inArray(tables.people.id, here))
		);
		const offered = async (actor: Actor) =>
			(await thinTownships(actor)).flatMap(({ candidates }) => candidates.map(({ id }) => id));
		expect(await offered(people.xuNuo)).toContain(personId);
		expect(await offered(clerk)).not.toContain(personId);
	});
});

describe('nor by way of their unit', () => {
	beforeEach(() => openAnhe(store.database));
	const keeper: Actor = { ...people.tangYun, admin: ['system'] };

	async function correct(actor: Actor, id: string, change: Partial<UnitForm>) {
		const unit = await unitOf(actor, id);
		if (!unit) throw new Error(`no unit ${id}`);
		const { name, contactPerson, contactPhone, kind, functions, version } = unit;
		return correctUnit(actor, id, version, {
			name,
			contactPerson,
			contactPhone,
			kind,
			functions,
			aliases: '',
			validFrom: null,
			validTo: null,
			keepName: true,
			...change
		});
	}

	test('its functions are changed by somebody of another unit', async () => {
		const supervising = { functions: ['department' as const, 'supervision' as const] };
		expect(await correct(keeper, 'farming', supervising)).toMatchObject({
			kind: 'self',
			field: 'functions',
			message: expect.stringContaining('另一位系统管理员')
		});
		expect((await unitOf(keeper, 'farming'))?.functions).toEqual(['department']);
		expect(await correct(keeper, 'farming', { contactPhone: '0374-2' })).toBeNull();
		expect(await correct(keeper, 'water', supervising)).toBeNull();
		expect(await correct(people.xuNuo, 'farming', supervising)).toBeNull();
	});

	test('nor by a line of a file', async () => {
		const file = (...lines: string[]) =>
			new TextEncoder().encode(['code,name,kind,functions,aliases', ...lines].join('\n'));
		await db().write('anhe', 'roster', (tx) =>
			tx.update(tables.units).set({ code: 'a-01' }).where(eq(tables.units.id, 'farming'))
		);
		const grants = file('a-01,县农业农村局,,department;supervision,');
		const told = {
			problems: [{ line: 2, message: expect.stringContaining('另一位系统管理员') }]
		};
		expect(await previewRoster(keeper, 'cityUnits', grants)).toMatchObject(told);
		expect(await applyRoster(keeper, 'cityUnits', grants, '', 'x.csv')).toMatchObject(told);
		expect((await unitOf(keeper, 'farming'))?.functions).toEqual(['department']);
		const harmless = file('a-01,县农业农村和水产局,,department,');
		expect(await previewRoster(keeper, 'cityUnits', harmless)).toHaveProperty('digest');
		expect(await previewRoster(people.xuNuo, 'cityUnits', grants)).toHaveProperty('digest');
	});

	test('it is merged, and takes others in, by somebody of another unit', async () => {
		const merge = async (actor: Actor, from: string, into: string) =>
			code(await mergeUnit(actor, from, 1, into));
		expect(await merge(keeper, 'farming', 'water')).toBe('self');
		expect(await merge(keeper, 'water', 'farming')).toBe('self');
		const leader: Actor = { ...people.wuGang, admin: ['system'] };
		expect(await merge(leader, 'farming', 'water')).toBe('self');
		expect(await merge(leader, 'water', 'farming')).toBe('self');
		// A village of another township would become one of 柳河镇, its rows with it.
		const clerk: Actor = { ...people.liWen, admin: ['system'] };
		expect(await merge(clerk, 'shangzhuang', 'dongwan')).toBe('self');
		expect(await merge(clerk, 'dongwan', 'shangzhuang')).toBe('self');
		expect((await personRow(people.tangYun.personId))?.unitId).toBe('farming');
		expect((await chargesOf(leader.personId)).map(({ unitId }) => unitId)).not.toContain('water');
		const offered = await mergeTargets(keeper, units.water);
		expect(offered.map(({ value }) => value)).not.toContain('farming');
		expect(await merge(people.xuNuo, 'farming', 'water')).toBe('done');
	});

	test('what another has merged into it may be pressed again', async () => {
		expect(code(await mergeUnit(people.xuNuo, 'water', 1, 'farming'))).toBe('done');
		expect(code(await mergeUnit(keeper, 'water', 2, 'farming'))).toBe('done');
	});
});

describe('the first administrator, who holds all three roles', () => {
	test('gives them away, and has their own place changed by those who took over', async () => {
		const chen = await setUpYuzhou();
		const hire = async (name: string, login: string) => {
			const form = { unitId: chen.unitId, name, login, role: 'clerk' as const };
			return done(await createPerson(chen, { ...form, position: '', phone: '' })).id;
		};
		const version = async (id: string) => (await personRow(id))?.version ?? 0;
		const [li, wang] = [await hire('李军', 'lijun'), await hire('王芳', 'wangfang')];
		expect(code(await changeRole(chen, chen.personId, 1, 'head'))).toBe('self');
		expect(await giveAdmin(chen, li, 1, 'security')).toBeNull();
		const security = await actorNamed(li);
		expect(code(await changeRole(security, li, 2, 'head'))).toBe('self');
		const v = await version(chen.personId);
		expect(await changeRole(security, chen.personId, v, 'head')).toBeNull();
		expect(await giveAdmin(security, wang, 1, 'system')).toBeNull();
		expect((await actorNamed(chen.personId)).admin).toEqual(['audit']);
	});
});

async function inShiqiao(): Promise<string[]> {
	const { id, unitId } = tables.people;
	const found = await db().read.select({ id }).from(tables.people).where(eq(unitId, 'shiqiao'));
	return found.map((person) => person.id);
}

function who(actor: Actor): string {
	return `${actor.name} ${actor.role} ${actor.admin.join('+')}`;
}
