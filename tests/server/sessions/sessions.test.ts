import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { now, setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { createPerson } from '#lib/server/roster/people/create.ts';
import { resetPassword, setDisabled } from '#lib/server/roster/people/change.ts';
import { changePassword } from '#lib/server/sessions/change-password.ts';
import { checkSignIn } from '#lib/server/sessions/sign-in.ts';
import {
	actorOf,
	beginSession,
	signOut,
	signOutEverywhere,
	visit,
	type CookieJar
} from '#lib/server/sessions/sessions.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { chenJing, done, setUpYuzhou } from '../cast/yuzhou.ts';

let store: TestStore;
let chen: Actor;
const { login, password } = chenJing;

beforeEach(async () => {
	store = await openStore();
	chen = await setUpYuzhou();
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

/** A browser: keeps one cookie and how it was set. */
function browser() {
	const kept = new Map<string, string>();
	let options: object = {};
	const jar: CookieJar = {
		get: (name) => kept.get(name),
		set: (name, value, how) => {
			kept.set(name, value);
			options = how;
		},
		delete: (name) => void kept.delete(name)
	};
	return { jar, token: () => [...kept.values()][0] ?? '', how: () => options };
}

async function signedIn() {
	const pc = browser();
	await beginSession(chen.personId, pc.jar, false);
	return pc;
}

const inHours = (hours: number) =>
	setClock(new Date(Date.parse(now()) + hours * 3_600_000).toISOString());

async function everyStoredText(): Promise<string> {
	const { sessions, events, people } = tables;
	const read = db().read;
	return JSON.stringify([
		await read.select().from(sessions),
		await read.select().from(events),
		await read.select().from(people)
	]);
}

describe('the session', () => {
	test('stands in the cookie only: the store keeps a hash', async () => {
		const pc = await signedIn();
		expect(pc.token()).toMatch(/^.{30,}$/);
		expect(await everyStoredText()).not.toContain(pc.token());
		expect(pc.how()).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
		expect((await visit(pc.jar))?.actor.name).toBe('陈静');
	});

	test('ends after half a day unused', async () => {
		const pc = await signedIn();
		inHours(11);
		expect(await visit(pc.jar)).not.toBeNull();
		inHours(11);
		expect(await actorOf(pc.jar)).not.toBeNull();
		inHours(2);
		expect(await actorOf(pc.jar)).toBeNull();
		expect(await visit(pc.jar)).toBeNull();
		expect(pc.token()).toBe('');
	});

	test('ends after seven days however busy', async () => {
		const pc = await signedIn();
		for (let day = 0; day < 7 * 2.4 - 1; day += 1) {
			inHours(10);
			expect(await visit(pc.jar)).not.toBeNull();
		}
		inHours(9);
		expect(await visit(pc.jar)).toBeNull();
	});

	test('ends by signing out, here or everywhere', async () => {
		const [pc, phone] = [await signedIn(), await signedIn()];
		await signOut(pc.jar);
		expect(await visit(pc.jar)).toBeNull();
		expect(await visit(phone.jar)).not.toBeNull();
		const third = await signedIn();
		await signOutEverywhere(chen.personId, phone.jar);
		expect(await visit(third.jar)).toBeNull();
	});

	test('ends when the account is disabled or its password reset', async () => {
		const zhang = done(
			await createPerson(chen, {
				unitId: chen.unitId,
				name: '张伟',
				login: 'zhangwei',
				role: 'head',
				position: '',
				phone: ''
			})
		);
		const pc = browser();
		await beginSession(zhang.id, pc.jar, false);
		done(await resetPassword(chen, zhang.id, 1));
		expect(await visit(pc.jar)).toBeNull();
		await beginSession(zhang.id, pc.jar, false);
		expect(await setDisabled(chen, zhang.id, 2, true)).toBeNull();
		expect(await actorOf(pc.jar)).toBeNull();
	});
});

describe('signing in', () => {
	test('the right password opens, whatever the case of the login', async () => {
		expect(await checkSignIn(' ChenJing ', password)).toMatchObject({ personId: chen.personId });
	});

	test('an unknown name is answered like a wrong password, and takes as long', async () => {
		const timed = async (name: string) => {
			const start = performance.now();
			const answer = await checkSignIn(name, '不对的密码不对的密码');
			return { message: isRefusal(answer) && answer.message, took: performance.now() - start };
		};
		const [known, unknown] = [await timed(login), await timed('nobody')];
		expect(unknown.message).toBe(known.message);
		expect(unknown.took).toBeGreaterThan(240);
		expect(known.took).toBeGreaterThan(240);
	});

	test('five failures lock this account for 15 minutes, and no other', async () => {
		const zhang = done(
			await createPerson(chen, {
				unitId: chen.unitId,
				name: '张伟',
				login: 'zhangwei',
				role: 'head',
				position: '',
				phone: ''
			})
		);
		for (let i = 0; i < 4; i += 1)
			expect(await checkSignIn(login, '不对的密码不对的密码')).toMatchObject({ kind: 'wrong' });
		expect(await checkSignIn(login, '不对的密码不对的密码')).toMatchObject({ kind: 'locked' });
		expect(await checkSignIn(login, password)).toMatchObject({
			kind: 'locked',
			message: expect.stringContaining('15 分钟')
		});
		expect(await checkSignIn('zhangwei', zhang.password)).toMatchObject({
			personId: zhang.id,
			mustChangePassword: true
		});
		inHours(10 / 60);
		expect(await checkSignIn(login, password)).toMatchObject({
			message: expect.stringContaining('5 分钟')
		});
		inHours(6 / 60);
		expect(await checkSignIn(login, password)).toMatchObject({ personId: chen.personId });
	});

	test('twenty guesses at once get no more tries than five', async () => {
		const answers = await Promise.all(
			Array.from({ length: 20 }, () => checkSignIn(login, '不对的密码不对的密码'))
		);
		const codes = answers.map((answer) => isRefusal(answer) && answer.kind);
		expect(codes.filter((code) => code === 'wrong')).toHaveLength(4);
		expect(codes.filter((code) => code === 'locked')).toHaveLength(16);
	});

	test('a failure is forgotten by the next sign-in', async () => {
		await checkSignIn(login, '不对的密码不对的密码');
		await beginSession(chen.personId, browser().jar, false);
		const [person] = await db()
			.read.select()
			.from(tables.people)
			.where(eq(tables.people.id, chen.personId));
		expect(person?.failures).toBe(0);
	});
});

describe('the password', () => {
	test('changed by its owner ends every session', async () => {
		const pc = await signedIn();
		expect(await changePassword(chen, '不是这个密码不是', '新的密码很长很好记')).toMatchObject({
			field: 'current'
		});
		expect(await changePassword(chen, password, '太短')).toMatchObject({ field: 'next' });
		expect(await changePassword(chen, password, '禹州的春天来得很早呀')).toBeNull();
		expect(await visit(pc.jar)).toBeNull();
		expect(await checkSignIn(login, '禹州的春天来得很早呀')).toMatchObject({
			mustChangePassword: false
		});
		expect(await everyStoredText()).not.toContain('禹州的春天');
	});
});
