import { afterAll, beforeAll, expect, test } from 'vitest';
import { setClock } from '#lib/server/clock.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { dropTriggers } from '#lib/server/db/migrations/triggers.ts';
import type { Link } from '#lib/server/record/chain.ts';
import { readHead, headText } from '#lib/server/record/audit/heads.ts';
import { append } from '#lib/server/record/events.ts';
import { verifyStore, type Verified } from '#lib/server/record/audit/store.ts';
import { countyId, findings, people, units } from '../../../cast.ts';
import { filled } from '../../../ledger/cast/acts.ts';
import { rounds } from '../../../rounds.ts';
import { assign, openAnhe } from '../../cast/anhe.ts';
import { eventIn } from '../../db/county.ts';
import { openStore, type TestStore } from '../../engines/store.ts';
import { act, liuheSubmits } from '../../submissions/cast.ts';
import { ledgerOf, snapshot, tamperings, type Kept } from './tamperings.ts';

const { zhengHao, liWen, wangFang, jiangBo } = people;

let store: TestStore;
let before: Kept;
beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
	await story();
	// What somebody with the whole machine could do: the guards are off from here on.
	await store.engine.script((script) => dropTriggers(script, store.engine.name));
	before = await snapshot(store.database.read);
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

/** Three rows on their way, one closed, one sent back, and a ledger handed in twice. */
async function story(): Promise<void> {
	setClock('2022-06-20T02:00:00.000Z');
	const [first, second, own] = [
		await assign(store.database, findings.monitoring, units.dongwan),
		await assign(store.database, findings.monitoring, units.xiling),
		await assign(store.database, findings.monitoring, units.liuhe)
	];
	const { facetIds: _, measureIds: __, ...plan } = filled.plan;
	await act(zhengHao, first, plan);
	await act(zhengHao, first, filled.reportProgress);
	await act(zhengHao, first, filled.requestClosure);
	await act(liWen, first, filled.verify);
	setClock('2022-06-21T02:00:00.000Z');
	await act(wangFang, first, filled.approve);
	await act(jiangBo, second, plan);
	await act(jiangBo, second, filled.requestClosure);
	await act(liWen, second, filled.return);
	await act(liWen, own, filled.claim);
	await liuheSubmits(0);
	await liuheSubmits(1);
	for (const kind of ['roster', 'access', 'session', 'draft'] as const)
		for (const type of ['one', 'two', 'three'])
			await store.database.write(countyId, kind, (tx) => append(tx, eventIn(countyId, kind, type)));
}

// A thousand when everything is run.
const tries = rounds(1000, 150);

class Undone extends Error {}

async function reportOf(tx: Tx, filed: string): Promise<Verified[]> {
	const head = readHead(filed);
	const lines = [];
	for await (const line of verifyStore(tx, undefined, head ? [head] : [])) lines.push(line);
	return lines;
}

test('of many random tamperings each is found and its place named', async () => {
	const last = ledgerOf(before).at(-1) as Link;
	const filed = headText(last, 16);
	const missed: string[] = [];
	const done = new Map<string, number>();
	await store.engine.transaction(async (tx) => {
		expect((await reportOf(tx, filed)).filter(({ sound }) => !sound)).toEqual([]);
	});
	for (let n = 0; n < tries; n++) {
		const work = store.engine.transaction(async (tx) => {
			const { what, names } = await (
				tamperings[n % tamperings.length] as (typeof tamperings)[number]
			)(tx, before);
			done.set(what.split(' ')[0] ?? '', (done.get(what.split(' ')[0] ?? '') ?? 0) + 1);
			const bad = (await reportOf(tx, filed)).filter(({ sound }) => !sound);
			const named = bad.some(({ text }) => names.some((name) => text.includes(name)));
			if (!named) missed.push(`${n} ${what}: ${names} in ${bad.map(({ text }) => text)}`);
			throw new Undone();
		});
		await work.catch((error: unknown) => {
			if (!(error instanceof Undone)) throw error;
		});
	}
	expect(missed).toEqual([]);
	expect([...done.values()].reduce((sum, count) => sum + count, 0)).toBe(tries);
});
