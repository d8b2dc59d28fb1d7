import { hash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { verifyEventChain } from '#lib/server/record/chain.ts';
import { submissionsGlance } from '#lib/server/submissions/glance.ts';
import { frozenSheets } from '#lib/server/sheets/frozen.ts';
import { receive, returnSubmission } from '#lib/server/submissions/judge.ts';
import { submit } from '#lib/server/submissions/submit.ts';
import { unitSubmission } from '#lib/server/submissions/unit.ts';
import { submissionsOf } from '#lib/server/submissions/submissions.ts';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act, claim, done, filled, liuheSubmits } from './cast.ts';

const { chenJing, liWen, zhaoMin } = people;
let store: TestStore;
let own: string;
let village: string;

beforeEach(async () => {
	setClock('2022-07-05T02:00:00.000Z');
	store = await openStore();
	await openAnhe(store.database);
	own = await assign(store.database, findings.monitoring, units.liuhe);
	village = await assign(store.database, findings.monitoring, units.dongwan);
	await assign(store.database, findings.monitoring, units.shiqiao);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const page = async (actor = liWen) => done(await unitSubmission(actor, campaign.id, 'liuhe', null));
const versions = () =>
	db().read.select().from(tables.submissions).where(eq(tables.submissions.unitId, 'liuhe'));

test('what was not yet looked at keeps a township from submitting, by row, with the way to mend it', async () => {
	expect(await liuheSubmits(0)).toMatchObject({ kind: 'lacking' });
	const { lacks } = await page();
	expect(lacks.total).toBe(2);
	expect(lacks.groups.map(({ name, rows }) => [name, rows[0]?.lack, rows[0]?.href])).toEqual([
		['柳河镇', 'unclaimed', `/rows/${own}?verb=claim`],
		['东湾村', 'unclaimed', `/rows/${village}?verb=claim`]
	]);
	await claim(own, village);
	expect((await page()).lacks.total).toBe(0);
	expect(done(await liuheSubmits(0))).toMatchObject({ version: 1, lateDays: 0 });
});

test('on 6 July it is marked one day late and taken all the same', async () => {
	await claim(own, village);
	setClock('2022-07-05T16:00:00.000Z');
	expect(done(await liuheSubmits(0))).toMatchObject({ lateDays: 1 });
	setClock('2022-07-09T02:00:00.000Z');
	expect(await page()).toMatchObject({ state: 'submitted', lateDays: 1 });
});

test('what was submitted stays as it was, whatever happens to its rows; its hash holds', async () => {
	await claim(own, village);
	const { sha256 } = done(await liuheSubmits(0));
	const before = done(await frozenSheets(chenJing, campaign.id, 'liuhe', 1));
	await act(liWen, village, {
		verb: 'plan',
		problem: '2 户未纳入监测',
		measure: '逐户核算',
		responsiblePerson: '冯春',
		rectification: 'byDeadline',
		dueOn: '2022-07-10',
		applicantName: '冯春'
	});
	expect(done(await frozenSheets(chenJing, campaign.id, 'liuhe', 1))).toEqual(before);
	const [kept] = await versions();
	expect(hash('sha256', kept?.body ?? '')).toBe(sha256);
	expect(before.sheets[0]).toMatchObject({ ...filled, filledOn: '2022-07-05' });
	expect(JSON.stringify(before.sheets)).not.toContain('2 户未纳入监测');
	const change = db().write(countyId, 'ledger', (tx) =>
		tx.update(tables.submissions).set({ body: '[]' }).where(eq(tables.submissions.version, 1))
	);
	await expect(change).rejects.toThrow();
});

test('pressed twice it is submitted once; a colleague at the same moment is told so', async () => {
	await claim(own, village);
	const twice = await Promise.all([liuheSubmits(0, 'k'), liuheSubmits(0, 'k')]);
	expect(twice.map((one) => done(one).version)).toEqual([1, 1]);
	const both = await Promise.all([liuheSubmits(1, 'a'), liuheSubmits(1, 'b', zhaoMin)]);
	expect(both.filter(isRefusal)).toMatchObject([{ kind: 'stale' }]);
	expect(await versions()).toHaveLength(2);
});

test('a row that changes while the ledger is read is in what is frozen', async () => {
	await claim(own, village);
	const write = db().write;
	let first = true;
	db().write = async (...args) => {
		if (first) {
			first = false;
			await act(liWen, village, {
				verb: 'plan',
				problem: '刚刚发现',
				measure: '办理',
				responsiblePerson: '冯春',
				rectification: 'immediate',
				applicantName: '冯春'
			});
		}
		return write(...args);
	};
	done(await liuheSubmits(0));
	db().write = write;
	const [kept] = await versions();
	expect(kept?.body).toContain('刚刚发现');
});

test('sent back for a reason, mended, submitted again: the second version tells what changed', async () => {
	await claim(own, village);
	done(await liuheSubmits(0));
	const looked = { version: 1 };
	expect(
		await returnSubmission(chenJing, campaign.id, 'liuhe', { ...looked, reason: ' ' })
	).toMatchObject({ field: 'reason' });
	done(
		await returnSubmission(chenJing, campaign.id, 'liuhe', {
			...looked,
			reason: '东湾村没有写明具体问题'
		})
	);
	expect(await receive(chenJing, campaign.id, 'liuhe', looked)).toMatchObject({ kind: 'state' });
	expect(await page()).toMatchObject({ state: 'returned', reason: '东湾村没有写明具体问题' });
	await act(liWen, village, {
		verb: 'plan',
		problem: '2 户未纳入监测',
		measure: '逐户核算',
		responsiblePerson: '冯春',
		rectification: 'byDeadline',
		dueOn: '2022-07-10',
		applicantName: '冯春'
	});
	done(await liuheSubmits(1));
	done(await receive(chenJing, campaign.id, 'liuhe', { version: 2 }));
	const view = await page();
	expect(view).toMatchObject({ state: 'received', version: 2, reason: '' });
	const [second, first] = view.versions;
	expect(second?.changes?.lines.some(({ text }) => text === '2 户未纳入监测')).toBe(true);
	expect(first?.changes).toBe(null);
	expect(view.history.map((entry) => [entry.act, entry.tone, entry.text])).toEqual([
		['收下台账（第2版）', 'done', ''],
		['报送台账（第2版）', 'done', ''],
		['退回台账（第1版）', 'returned', '东湾村没有写明具体问题'],
		['报送台账（第1版）', 'done', '']
	]);
	expect((await verifyEventChain(db().read, countyId, 'ledger')).broken).toBe(null);
});

test('each act is one event, a refused one none', async () => {
	await claim(own, village);
	done(await liuheSubmits(0));
	await liuheSubmits(0);
	done(await receive(chenJing, campaign.id, 'liuhe', { version: 1, key: 'r' }));
	done(await receive(chenJing, campaign.id, 'liuhe', { version: 1, key: 'r' }));
	const found = await db()
		.read.select({ type: tables.events.type })
		.from(tables.events)
		.where(and(eq(tables.events.countyId, countyId), eq(tables.events.kind, 'ledger')));
	const types = found.map(({ type }) => type).filter((type) => type.startsWith('submi'));
	expect(types).toEqual(['submitted', 'submissionReceived']);
});

test('who fills the form and under which number is asked for, field by field', async () => {
	await claim(own, village);
	const form = { version: 0, filledBy: '', phone: '有' };
	expect(await submit(liWen, campaign.id, 'liuhe', form)).toMatchObject({
		kind: 'incomplete',
		fields: { filledBy: expect.any(String), phone: expect.any(String) }
	});
});

test('the figures for desks: expected, submitted, sent back, missing by name', async () => {
	await claim(own, village);
	const before = await submissionsOf(chenJing, campaign.id);
	expect(before).toMatchObject({ expected: 2, submitted: 0, received: 0, returned: 0 });
	expect(before.missing.map(({ name, person }) => [name, person])).toEqual([
		['柳河镇', '李文'],
		['石桥乡', '孙强']
	]);
	done(await liuheSubmits(0));
	const after = await submissionsOf(chenJing, campaign.id);
	expect(after).toMatchObject({ expected: 2, submitted: 1, missing: [{ name: '石桥乡' }] });
	expect(after.byUnit.get('liuhe')).toBe('submitted');
	expect(await submissionsOf(liWen, campaign.id)).toMatchObject({ expected: 1, submitted: 1 });
	expect(await submissionsOf(people.zhengHao, campaign.id)).toMatchObject({ expected: 0 });
});

test('the office’s glance: who is missing stands first, a heap of the address narrows it', async () => {
	await claim(own, village);
	done(await liuheSubmits(0));
	setClock('2022-07-07T02:00:00.000Z');
	const glance = async (heap: string, actor = chenJing) =>
		done(await submissionsGlance(actor, campaign.id, heap));
	const all = await glance('');
	expect(all.lines.map(({ name, state, lateDays: late }) => [name, state, late])).toEqual([
		['石桥乡', 'missing', 2],
		['柳河镇', 'submitted', 0]
	]);
	expect(all.urging).toContain('未报1个：石桥乡。');
	expect((await glance('handedIn')).lines.map(({ name }) => name)).toEqual(['柳河镇']);
	expect((await glance('no such heap')).lines).toHaveLength(2);
	expect((await glance('', people.wuGang)).lines.map(({ name }) => name)).toEqual(['柳河镇']);
	expect(await submissionsGlance(chenJing, 'no-such-campaign', '')).toMatchObject({
		kind: 'unseen'
	});
});

test.each([Number.NaN, -1, 2, 3_000_000_000])(
	'a version %s that never was is answered in words',
	async (version) => {
		expect(await frozenSheets(chenJing, campaign.id, 'liuhe', version)).toMatchObject({
			kind: 'unseen'
		});
		expect(await receive(chenJing, campaign.id, 'liuhe', { version })).toMatchObject({
			kind: 'stale'
		});
		expect(isRefusal(await unitSubmission(chenJing, campaign.id, 'liuhe', version))).toBe(false);
	}
);
