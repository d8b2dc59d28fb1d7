import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { createTownshipAccounts } from '#lib/server/roster/people/bulk.ts';
import { changePerson, resetPassword, setDisabled } from '#lib/server/roster/people/change.ts';
import { createPerson, type PersonForm } from '#lib/server/roster/people/create.ts';
import { importPeople } from '#lib/server/roster/people/file.ts';
import { changeRole, giveAdmin, takeAdmin, unlock } from '#lib/server/roster/people/roles.ts';
import {
	nameSubstitute,
	setCharges,
	thinTownships
} from '#lib/server/roster/people/substitutes.ts';
import { listPeople, personOf } from '#lib/server/roster/people/people.ts';
import { takeShippedRoster } from '#lib/server/roster/import/shipped.ts';
import { checkSignIn } from '#lib/server/sessions/sign-in.ts';
import { unitTree } from '#lib/server/roster/units/units.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { actorNamed, done, setUpYuzhou } from '../cast/yuzhou.ts';

let store: TestStore;
let chen: Actor;

async function freshYuzhou() {
	store = await openStore();
	chen = await setUpYuzhou();
}

/** The roster taken once, for stories that do not stand in each other's way. */
function withRoster() {
	beforeAll(async () => {
		await freshYuzhou();
		await takeShippedRoster(chen);
	});
	afterAll(() => store.close());
}

const code = (answer: unknown) => (isRefusal(answer) ? answer.kind : answer);

async function hire(name: string, login: string, more: Partial<PersonForm> = {}) {
	const form = {
		unitId: chen.unitId,
		name,
		login,
		role: 'clerk' as const,
		position: '',
		phone: ''
	};
	return done(await createPerson(chen, { ...form, ...more }));
}

async function version(id: string): Promise<number> {
	return done(await personOf(chen, id)).version;
}

/** One act with the version as it stands. */
async function act(
	id: string,
	verb: (version: number) => Promise<Refusal | null | object>
): Promise<unknown> {
	return code(await verb(await version(id)));
}

describe('accounts', () => {
	withRoster();

	test('get a one-time password that signs in once and then must be changed', async () => {
		const zhang = await hire('张伟', 'ZhangWei');
		expect(zhang).toMatchObject({ login: 'zhangwei', role: '经办' });
		expect(await checkSignIn('zhangwei', zhang.password)).toMatchObject({
			mustChangePassword: true
		});
		const kept = JSON.stringify([
			await db().read.select().from(tables.people),
			await db().read.select().from(tables.events)
		]);
		expect(kept).not.toContain(zhang.password);
	});

	test('have a login of their own', async () => {
		await hire('李强', 'liqiang');
		const again = await createPerson(chen, {
			unitId: chen.unitId,
			name: '李墙',
			login: 'liqiang',
			role: 'clerk',
			position: '',
			phone: ''
		});
		expect(again).toMatchObject({ field: 'login' });
	});

	test('two for every township, once, and none twice', async () => {
		const made = done(await createTownshipAccounts(chen, false));
		expect(made).toHaveLength(44);
		expect(made[0]).toMatchObject({ unit: '褚河街道', login: '411081005-1', role: '经办' });
		expect(new Set(made.map((account) => account.password)).size).toBe(44);
		expect(done(await createTownshipAccounts(chen, false))).toEqual([]);
		expect(await thinTownships(chen)).toEqual([]);
	});

	test('come from a file whole, or not at all', async () => {
		const file = (...lines: string[]) =>
			new TextEncoder().encode(['姓名,登录名,单位,岗位,职务,电话', ...lines].join('\n'));
		const bad = await importPeople(
			chen,
			file('刘洋,liuyang,顺店镇,经办,,', '赵敏,liuyang,火星镇,队长,,', '孙丽,sunli,彭庄村,经办,,')
		);
		expect(bad).toMatchObject({
			problems: [
				{ line: 3, message: expect.stringContaining('第 2 行重复') },
				{ line: 3, message: expect.stringContaining('火星镇') },
				{ line: 3, message: expect.stringContaining('队长') },
				{ line: 4, message: expect.stringContaining('前面加乡镇名') }
			]
		});
		const good = done(
			await importPeople(
				chen,
				file('刘洋,liuyang,顺店镇,经办,,0374', '孙丽,sunli,梁北镇彭庄村,负责人,,')
			)
		);
		expect(good).toMatchObject([{ unit: '顺店镇' }, { unit: '彭庄村', role: '负责人' }]);
	});

	test('are listed for the office and the administrators only', async () => {
		const liu = await hire('杜鹃', 'dujuan', { unitId: await townshipId('顺店镇') });
		expect(code(await listPeople(await actorNamed(liu.id), '', ''))).toBe('forbidden');
		expect(done(await listPeople(chen, '', '杜')).lines).toMatchObject([{ unit: '顺店镇' }]);
	});

	test('move to another unit, and the second of two changes is refused', async () => {
		const liu = await hire('周兰', 'zhoulan');
		const form = { name: '周兰', unitId: await townshipId('顺店镇'), position: '', phone: '' };
		expect(await changePerson(chen, liu.id, 1, form)).toBeNull();
		expect((await actorNamed(liu.id)).unitName).toBe('顺店镇');
		expect(code(await changePerson(chen, liu.id, 1, form))).toBe('stale');
	});
});

async function townshipId(name: string): Promise<string> {
	const { townships } = await unitTree(chen);
	return townships.find(({ unit }) => unit.shortName === name)?.unit.id ?? '';
}

describe('administrators', () => {
	beforeEach(freshYuzhou);
	afterEach(() => store.close());

	test('the first holds all three until others take them over', async () => {
		const [wang, li] = [await hire('王芳', 'wangfang'), await hire('李军', 'lijun')];
		expect(chen.admin).toEqual(['system', 'security', 'audit']);
		expect(await act(wang.id, (v) => giveAdmin(chen, wang.id, v, 'audit'))).toBeNull();
		expect((await actorNamed(chen.personId)).admin).toEqual(['system', 'security']);
		expect(await act(li.id, (v) => giveAdmin(chen, li.id, v, 'security'))).toBeNull();
		expect((await actorNamed(chen.personId)).admin).toEqual(['system']);
		expect((await actorNamed(li.id)).admin).toEqual(['security']);
	});

	test('nobody holds two', async () => {
		const wang = await hire('王芳', 'wangfang');
		await act(wang.id, (v) => giveAdmin(chen, wang.id, v, 'audit'));
		expect(await act(wang.id, (v) => giveAdmin(chen, wang.id, v, 'security'))).toBe('said');
		expect((await actorNamed(wang.id)).admin).toEqual(['audit']);
	});

	test('the last of a kind stays', async () => {
		const wang = await hire('王芳', 'wangfang');
		await act(wang.id, (v) => giveAdmin(chen, wang.id, v, 'audit'));
		expect(await act(wang.id, (v) => takeAdmin(chen, wang.id, v, 'audit'))).toBe('said');
		expect(await act(wang.id, (v) => setDisabled(chen, wang.id, v, true))).toBe('said');
	});

	test('each does only its own work', async () => {
		const [wang, li, zhao] = [
			await hire('王芳', 'wangfang'),
			await hire('李军', 'lijun'),
			await hire('赵敏', 'zhaomin')
		];
		await act(wang.id, (v) => giveAdmin(chen, wang.id, v, 'audit'));
		await act(li.id, (v) => giveAdmin(chen, li.id, v, 'security'));
		const [system, security, audit] = [
			await actorNamed(chen.personId),
			await actorNamed(li.id),
			await actorNamed(wang.id)
		];
		expect(await act(zhao.id, (v) => unlock(system, zhao.id, v))).toBe('forbidden');
		expect(await act(zhao.id, (v) => changeRole(system, zhao.id, v, 'head'))).toBe('forbidden');
		expect(await act(zhao.id, (v) => resetPassword(security, zhao.id, v))).toBe('forbidden');
		expect(await act(zhao.id, (v) => setDisabled(audit, zhao.id, v, true))).toBe('forbidden');
		expect(await act(wang.id, (v) => resetPassword(system, wang.id, v))).toBe('forbidden');
		expect(await act(zhao.id, (v) => changeRole(security, zhao.id, v, 'head'))).toBeNull();
		expect(await act(zhao.id, (v) => resetPassword(system, zhao.id, v))).toHaveProperty('password');
	});
});

describe('who can sign in a township', () => {
	withRoster();

	test('two people, one of them the head or a substitute named by the office', async () => {
		const unitId = await townshipId('顺店镇');
		const lacking = async () =>
			(await thinTownships(chen)).find(({ unit }) => unit.id === unitId)?.lacking;
		expect(await lacking()).toBe('没有账号');
		const liu = await hire('刘洋', 'liuyang', { unitId });
		expect(await lacking()).toContain('只有一个人');
		await hire('孙丽', 'sunli', { unitId });
		expect(await lacking()).toContain('没有负责人或代签人');
		const outsider = await actorNamed(liu.id);
		expect(await act(liu.id, (v) => nameSubstitute(outsider, liu.id, v, true))).toBe('forbidden');
		expect(await act(liu.id, (v) => nameSubstitute(chen, liu.id, v, true))).toBeNull();
		expect(await lacking()).toBeUndefined();
	});

	test('county leaders have departments and townships of their own kind', async () => {
		const boss = await hire('周明', 'zhouming', { role: 'leader' });
		const { townships, cityUnits } = await unitTree(chen);
		const [town, bureau] = [townships[0]?.unit.id ?? '', cityUnits[1]?.id ?? ''];
		const set = (oversees: string[], liaises: string[]) =>
			act(boss.id, (v) => setCharges(chen, boss.id, v, { oversees, liaises }));
		expect(await set([town], [])).toBe('said');
		expect(await set([bureau], [town])).toBeNull();
		expect(await actorNamed(boss.id)).toMatchObject({ oversees: [bureau], liaises: [town] });
		const late = await setCharges(chen, boss.id, 1, { oversees: [], liaises: [] });
		expect(code(late)).toBe('stale');
		expect(await actorNamed(boss.id)).toMatchObject({ oversees: [bureau], liaises: [town] });
	});
});
