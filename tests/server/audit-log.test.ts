import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { dayOf } from '#lib/ledger/day.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { readLog, type LogFilter } from '#lib/server/audit-log.ts';
import { now } from '#lib/server/clock.ts';
import { createPerson } from '#lib/server/people-create.ts';
import { takeShippedRoster } from '#lib/server/roster-shipped.ts';
import { checkSignIn } from '#lib/server/sessions-sign-in.ts';
import { openStore, type TestStore } from './store.ts';
import { chenJing, done, only, setUpYuzhou } from './yuzhou.ts';

let store: TestStore;
let chen: Actor;

beforeEach(async () => {
	store = await openStore();
	chen = await setUpYuzhou();
});
afterEach(() => store.close());

const all: LogFilter = { kind: '', day: '', person: '' };
const read = async (filter: Partial<LogFilter> = {}, after = '') =>
	done(await readLog(chen, { ...all, ...filter }, after));

test('the auditor reads who did what, newest first, and nobody else does', async () => {
	await checkSignIn(chenJing.login, '不对的密码不对的密码');
	const { lines } = await read();
	expect(lines.map((line) => line.what)).toEqual([
		'密码不对，未能登录（连续第 1 次）',
		'新增人员陈静（chenjing，领导小组办公室，三种管理员）',
		'建立禹州市（411081）'
	]);
	expect(lines[0]).toMatchObject({ person: '陈静', unit: '领导小组办公室', kind: 'session' });
	const answer = await readLog(only(chen, 'system', 'security'), all, '');
	expect(isRefusal(answer) && answer.code).toBe('forbidden');
});

test('page after page, each event once', async () => {
	await takeShippedRoster(chen);
	const seen: string[] = [];
	let after: string | null = '';
	while (after !== null) {
		const page: Awaited<ReturnType<typeof read>> = await read({}, after);
		seen.push(...page.lines.map((line) => line.id));
		after = page.next;
	}
	expect(seen.length).toBeGreaterThan(22 + 626 + 22);
	expect(new Set(seen).size).toBe(seen.length);
});

test('by kind, day and person', async () => {
	await createPerson(chen, {
		unitId: chen.unitId,
		name: '张伟',
		login: 'zhangwei',
		role: 'clerk',
		position: '',
		phone: ''
	});
	await checkSignIn('zhangwei', '不对的密码不对的密码');
	expect((await read({ kind: 'session' })).lines).toHaveLength(1);
	expect((await read({ person: '张' })).lines).toMatchObject([{ person: '张伟' }]);
	expect((await read({ person: '%' })).lines).toHaveLength(0);
	expect((await read({ day: dayOf(now()) })).lines).toHaveLength(4);
	expect((await read({ day: '2022-07-05' })).lines).toHaveLength(0);
});
