import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import {
	submissionTransitions,
	submissionVerbs,
	type SubmissionVerb
} from '#lib/ledger/submissions/submission.ts';
import { setClock } from '#lib/server/clock.ts';
import { setExpected } from '#lib/server/submissions/expect.ts';
import { receive, returnSubmission } from '#lib/server/submissions/judge.ts';
import { enter, submit } from '#lib/server/submissions/submit.ts';
import { unitSubmission } from '#lib/server/submissions/unit.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act, claim, done, filled } from './cast.ts';

let store: TestStore;
beforeAll(() => setClock('2022-07-05T02:00:00.000Z'));
afterAll(() => setClock(null));
beforeEach(async () => {
	store = await openStore();
	await openAnhe(store.database);
	const rows = [];
	for (const unit of [units.liuhe, units.dongwan])
		rows.push(await assign(store.database, findings.monitoring, unit));
	await claim(...rows);
	const farming = await assign(store.database, findings.monitoring, units.farming);
	await act(people.linTao, farming, { verb: 'claim', responsiblePerson: '林涛' });
});
afterEach(() => store.close());

const entry = { ...filled, cameBy: 'paper', cameOn: '2022-07-04' };
const acts: Record<SubmissionVerb, (actor: Actor, unit: string, version: number) => unknown> = {
	submit: (actor, unit, version) => submit(actor, campaign.id, unit, { ...filled, version }),
	enter: (actor, unit, version) => enter(actor, campaign.id, unit, { ...entry, version }),
	receive: (actor, unit, version) => receive(actor, campaign.id, unit, { version }),
	returnSubmission: (actor, unit, version) =>
		returnSubmission(actor, campaign.id, unit, { version, reason: '缺少签字' })
};

const { chenJing, zhouMing, hanBing, linTao, tangYun, wuGang, liWen, wangFang, sunQiang } = people;
const unseen = 'unseen';
const forbidden = 'forbidden';

test.each([
	['the township’s clerk', liWen, 'liuhe', null, forbidden],
	['the township’s secretary', wangFang, 'liuhe', null, forbidden],
	['the office’s clerk', chenJing, 'liuhe', forbidden, null],
	['the office’s director', zhouMing, 'liuhe', forbidden, null],
	['supervision', hanBing, 'liuhe', forbidden, forbidden],
	['the leader who liaises', wuGang, 'liuhe', forbidden, forbidden],
	['another township', sunQiang, 'liuhe', unseen, unseen],
	['the department that leads', linTao, 'liuhe', unseen, unseen],
	['one of its villages', people.zhengHao, 'liuhe', unseen, unseen],
	['an administrator', people.xuNuo, 'liuhe', unseen, unseen],
	['the department’s clerk', linTao, 'farming', null, forbidden],
	['the department’s head', tangYun, 'farming', null, forbidden],
	['the leader in charge of it', wuGang, 'farming', forbidden, forbidden],
	['a township', liWen, 'farming', unseen, unseen],
	['the office', chenJing, 'no-such-unit', unseen, unseen],
	['the office', chenJing, 'dongwan', unseen, unseen],
	['the office', chenJing, 'anhe', unseen, unseen]
])('%s (%#) may submit, enter, receive and send back as the table says', async (...given) => {
	const [, actor, unit, ifUnit, ifOffice] = given;
	for (const verb of submissionVerbs) {
		const wanted = submissionTransitions[verb].by === 'unit' ? ifUnit : ifOffice;
		const version = verb === 'submit' || verb === 'enter' ? 0 : 1;
		const said = await acts[verb](actor, unit, version);
		const code = isRefusal(said) ? said.kind : null;
		// Where the person may, the state still decides: that is the next test's.
		if (wanted === null) expect([null, 'state', 'stale']).toContain(code);
		else expect([verb, code]).toEqual([verb, wanted]);
	}
});

test('another campaign and another county answer as what never was', async () => {
	const never = await unitSubmission(chenJing, 'no-such-campaign', 'liuhe', null);
	const elsewhere = { ...chenJing, countyId: 'elsewhere' };
	expect(await unitSubmission(elsewhere, campaign.id, 'liuhe', null)).toEqual(never);
	expect(await unitSubmission(sunQiang, campaign.id, 'liuhe', null)).toEqual(never);
	expect(never).toMatchObject({ kind: 'unseen' });
});

test('the states allow what their table says, in this order', async () => {
	const state = async () =>
		done(await unitSubmission(chenJing, campaign.id, 'farming', null)).state;
	const does = async (actor: Actor, verb: SubmissionVerb, version: number) => {
		const said = await acts[verb](actor, 'farming', version);
		return isRefusal(said) ? said.kind : state();
	};
	expect(await does(chenJing, 'receive', 0)).toBe('state');
	expect(await does(chenJing, 'returnSubmission', 0)).toBe('state');
	expect(await does(linTao, 'submit', 0)).toBe('submitted');
	expect(await does(chenJing, 'receive', 1)).toBe('received');
	expect(await does(chenJing, 'receive', 1)).toBe('state');
	expect(await does(chenJing, 'returnSubmission', 1)).toBe('returned');
	expect(await does(chenJing, 'returnSubmission', 1)).toBe('state');
	expect(await does(tangYun, 'submit', 1)).toBe('submitted');
	expect(await does(chenJing, 'enter', 2)).toBe('received');
	expect(await does(chenJing, 'receive', 1)).toBe('stale');
});

test('代报 counts from the day it came, keeps how many rows were wanting, and asks how and when', async () => {
	await assign(store.database, findings.construction, units.liuhe);
	const late = { ...entry, cameOn: '2022-07-05', cameBy: 'mail', version: 0 };
	expect(
		await enter(chenJing, campaign.id, 'liuhe', { ...late, cameBy: '', cameOn: '2022-07-06' })
	).toMatchObject({ fields: { cameBy: expect.any(String), cameOn: expect.any(String) } });
	setClock('2022-07-08T02:00:00.000Z');
	const came = { ...late, cameOn: '2022-07-07' };
	expect(done(await enter(chenJing, campaign.id, 'liuhe', came))).toMatchObject({ lateDays: 2 });
	setClock('2022-07-05T02:00:00.000Z');
	const view = done(await unitSubmission(liWen, campaign.id, 'liuhe', null));
	expect(view).toMatchObject({ state: 'received' });
	expect(view.versions[0]).toMatchObject({
		blockers: 1,
		cameBy: 'mail',
		filledBy: '李文',
		person: '陈静'
	});
});

test('the office edits who is expected; who lies with it stays', async () => {
	const expected = async (unit: string) =>
		done(await unitSubmission(chenJing, campaign.id, unit, null)).expected;
	expect(await setExpected(liWen, campaign.id, 'liuhe', false)).toMatchObject({ kind: forbidden });
	expect(await setExpected(sunQiang, campaign.id, 'liuhe', false)).toMatchObject({ kind: unseen });
	expect(await expected('water')).toBe(false);
	expect(await acts.enter(chenJing, 'water', 0)).toMatchObject({ kind: 'notExpected' });
	done(await setExpected(chenJing, campaign.id, 'water', true));
	done(await setExpected(chenJing, campaign.id, 'water', true));
	expect(await expected('water')).toBe(true);
	expect(await acts.enter(chenJing, 'water', 0)).toMatchObject({ version: 1 });
	expect(await setExpected(chenJing, campaign.id, 'water', false)).toMatchObject({
		kind: 'submitted'
	});
	done(await setExpected(chenJing, campaign.id, 'farming', false));
	expect(await acts.submit(linTao, 'farming', 0)).toMatchObject({ kind: 'notExpected' });
	done(await setExpected(chenJing, campaign.id, 'farming', true));
	expect(await acts.submit(linTao, 'farming', 0)).toMatchObject({ version: 1 });
});
