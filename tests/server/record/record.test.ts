import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandInput } from '#lib/ledger/command/command.ts';
import { readCommand } from '#lib/ledger/command/command.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { record } from '#lib/server/record/record.ts';
import { versionView } from '#lib/server/rows/row/version.ts';
import { countyId, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

let store: TestStore;
let row: string;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-10T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const { zhengHao, liWen, wangFang, jiangBo } = people;
const plan: CommandInput = {
	verb: 'plan',
	problem: '2 户收入低于标准，未纳入监测',
	measure: '逐户核算收入，符合条件的纳入监测',
	rectification: 'byDeadline',
	dueOn: '2022-07-10',
	responsiblePerson: '郑浩'
};
const request: CommandInput = {
	verb: 'requestClosure',
	completedOn: '2022-06-10',
	outcome: '2 户均已纳入监测并落实帮扶',
	extendedCheck: '排查脱贫户 31 户，未再发现',
	evidence: '村档案盒3号'
};

async function now(id = row): Promise<LedgerRow> {
	const { ledgerRows } = tables;
	const [found] = await store.database.read.select().from(ledgerRows).where(eq(ledgerRows.id, id));
	if (!found) throw new Error(`no row ${id}`);
	return found;
}

async function act(actor: Actor, input: CommandInput, version?: number, key?: string) {
	const command = readCommand(input);
	if (isRefusal(command)) throw new Error(command.message);
	return record(actor, row, command, { version: version ?? (await now()).version, key });
}

test('a village row goes from handed out to closed, each act with version, event and signature', async () => {
	await act(zhengHao, plan);
	await act(zhengHao, request);
	await act(liWen, { verb: 'verify', way: 'site', conclusion: '属实' });
	const done = await act(wangFang, { verb: 'approve', opinion: '同意销号' });
	expect(done).toMatchObject({ stage: 'closed' });

	const closed = await now();
	expect(closed).toMatchObject({ stage: 'closed', closedOn: '2022-06-10', version: 5 });
	const versions = await store.database.read.select().from(tables.rowVersions);
	expect(versions.map((kept) => kept.version).sort()).toEqual([1, 2, 3, 4, 5]);
	expect(JSON.parse(versions.find((kept) => kept.version === 5)?.body ?? '')).toEqual(closed);
	const events = await store.database.read
		.select({ type: tables.events.type })
		.from(tables.events)
		.where(eq(tables.events.rowId, row));
	expect(events.map((event) => event.type)).toEqual([
		'assign',
		'claim',
		'plan',
		'requestClosure',
		'verify',
		'approve'
	]);
	const signed = await store.database.read.select().from(tables.signOffs);
	expect(signed.map((sign) => [sign.verb, sign.personId, sign.rowVersion])).toEqual([
		['verify', liWen.personId, 3],
		['approve', wangFang.personId, 4]
	]);
});

test('of two people at one row the second is told who was first and what is different', async () => {
	const seen = (await now()).version;
	await act(liWen, { verb: 'claim', responsiblePerson: '冯春', applicantName: '冯春' }, seen);
	const refused = await act(zhengHao, { verb: 'claim', responsiblePerson: '郑浩' }, seen);
	expect(refused).toMatchObject({
		kind: 'stale',
		conflict: {
			who: '李文',
			unit: '柳河镇',
			act: '认领',
			changes: { responsiblePerson: ['', '冯春'] }
		}
	});
	expect((await now()).responsiblePerson).toBe('冯春');
});

test('two at the same moment: one is written, one is refused, nothing is lost', async () => {
	const { version } = await now();
	const both = await Promise.all([
		act(zhengHao, { verb: 'claim', responsiblePerson: '郑浩' }, version),
		act(people.fengChun, { verb: 'claim', responsiblePerson: '冯春' }, version)
	]);
	expect(both.filter(isRefusal)).toHaveLength(1);
	expect((await now()).version).toBe(version + 1);
});

test('a form sent twice with the same key does its work once and gives the same answer', async () => {
	const first = await act(zhengHao, { verb: 'claim', responsiblePerson: '郑浩' }, 1, 'k1');
	const again = await act(zhengHao, { verb: 'claim', responsiblePerson: '郑浩' }, 1, 'k1');
	expect(again).toEqual(first);
	expect((await now()).version).toBe(2);
});

test('a refused act leaves nothing behind, not even a moved revision', async () => {
	const before = await store.database.revision(countyId, 'ledger');
	expect(await act(wangFang, { verb: 'approve', opinion: '同意' })).toMatchObject({
		refused: true
	});
	expect(await store.database.revision(countyId, 'ledger')).toBe(before);
	expect((await now()).version).toBe(1);
});

test('another village’s row answers as if it never was', async () => {
	const elsewhere = await act(jiangBo, { verb: 'claim', responsiblePerson: '蒋波' });
	const command = { verb: 'claim', responsiblePerson: '蒋波' } as const;
	const never = await record(jiangBo, 'no-such-row', command, { version: 1 });
	expect(elsewhere).toEqual(never);
	expect(elsewhere).toMatchObject({ kind: 'unseen' });
});

test.each([Number.NaN, 1.5, 9, 3_000_000_000])(
	'a form or address with the version %s, which never was, is answered in words',
	async (version) => {
		const command = { verb: 'claim', responsiblePerson: '郑浩' } as const;
		expect(await act(zhengHao, command, version)).toMatchObject({ kind: 'stale' });
		expect(await versionView(zhengHao, row, version)).toBeUndefined();
	}
);
