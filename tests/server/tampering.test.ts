import { getTableColumns, type Column } from 'drizzle-orm';
import { and, eq } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setClock } from '#lib/server/clock.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { dropTriggers } from '#lib/server/db/triggers.ts';
import { linkHash, type Link } from '#lib/server/eventChain.ts';
import { readHead, headText } from '#lib/server/heads.ts';
import { append } from '#lib/server/events.ts';
import { verifyStore, type Verified } from '#lib/server/verifyStore.ts';
import { randomOf } from '#lib/server/seed/random.ts';
import { countyId, findings, people, units } from '../cast.ts';
import { filled } from '../ledger/acts.ts';
import { assign, openAnhe } from './anhe.ts';
import { eventIn } from './db/county.ts';
import { openStore, type TestStore } from './store.ts';
import { act, liuheSubmits } from './submissions-cast.ts';

const { events, signOffs, rowVersions, ledgerRows, submissions, streams } = tables;
const { zhengHao, liWen, wangFang, jiangBo } = people;

let store: TestStore;
beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
	await story();
	// What somebody with the whole machine could do: the guards are off from here on.
	await store.engine.script((script) => dropTriggers(script, store.engine.name));
	before = await snapshot();
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

type Row = Record<string, unknown>;
type Kept = Record<'events' | 'signOffs' | 'rowVersions' | 'ledgerRows' | 'submissions', Row[]>;
let before: Kept;

async function snapshot(): Promise<Kept> {
	const read = store.database.read;
	return {
		events: await read.select().from(events).orderBy(events.kind, events.seq),
		signOffs: await read.select().from(signOffs).orderBy(signOffs.id),
		rowVersions: await read.select().from(rowVersions).orderBy(rowVersions.rowId),
		ledgerRows: await read.select().from(ledgerRows).orderBy(ledgerRows.id),
		submissions: await read.select().from(submissions).orderBy(submissions.version)
	};
}

const { whole, pick } = randomOf('1,000 tamperings');
const below = (most: number) => whole(0, most - 1);

/** What was done, and what the report has to name. */
interface Tampering {
	what: string;
	names: string[];
}

/** The same row of a table again, by its key. */
function keyed(table: PgTable, row: Row) {
	const keys: Record<string, string[]> = {
		events: ['countyId', 'kind', 'seq'],
		signOffs: ['id'],
		rowVersions: ['rowId', 'version'],
		ledgerRows: ['id'],
		submissions: ['campaignId', 'unitId', 'version']
	};
	const name = Object.keys(keys).find((key) => tables[key as keyof Kept] === table) ?? '';
	const columns = getTableColumns(table) as Record<string, Column>;
	return and(...(keys[name] ?? []).map((key) => eq(columns[key] as Column, row[key])));
}

/** Another value of the same kind. */
function other(value: unknown, column: Column): unknown {
	if (typeof value === 'number') return value + 1 + below(900);
	if (typeof value === 'boolean') return !value;
	if (typeof value === 'string') {
		if (value.length > 1 && below(2)) {
			const at = below(value.length);
			const sign = value[at] === '1' ? '2' : '1';
			return value.slice(0, at) + sign + value.slice(at + 1);
		}
		return `另${below(9999)}${value}`;
	}
	if (Array.isArray(value)) return [...value, `x${below(99)}`];
	if (value !== null) return { other: below(99) };
	if (column.dataType === 'number') return below(99);
	if (column.dataType === 'boolean') return true;
	return column.dataType === 'json' ? [`x${below(99)}`] : `x${below(99)}`;
}

async function edit(tx: Tx, name: keyof Kept): Promise<Tampering> {
	const table = tables[name] as PgTable;
	const row = pick(before[name]);
	const [key, column] = pick(Object.entries(getTableColumns(table)));
	const value = other(row[key], column);
	await tx
		.update(table)
		.set({ [key]: value })
		.where(keyed(table, row));
	return { what: `edit ${name}.${key} to ${String(value)}`, names: namesOf(name, row) };
}

async function remove(tx: Tx, name: keyof Kept): Promise<Tampering> {
	const row = pick(before[name]);
	await tx.delete(tables[name] as PgTable).where(keyed(tables[name] as PgTable, row));
	return { what: `remove of ${name}`, names: namesOf(name, row) };
}

/** Which words stand for the place of a record in the report. */
function namesOf(name: keyof Kept, row: Row): string[] {
	if (name === 'events') return [`第 ${String(row.seq)} 条`];
	if (name === 'submissions') return [String(row.unitId)];
	return [String(name === 'ledgerRows' ? row.id : row.rowId)];
}

const ledger = () => before.events.filter(({ kind }) => kind === 'ledger') as unknown as Link[];
const where = (event: Link) => keyed(events, event as unknown as Row);

async function swap(tx: Tx): Promise<Tampering> {
	const kind = pick(['ledger', 'ledger', 'roster', 'session']);
	const chain = before.events.filter((event) => event.kind === kind) as unknown as Link[];
	const one = pick(chain);
	const two = pick(chain.filter((event) => event !== one));
	await tx.update(events).set({ seq: 99_999 }).where(where(one));
	await tx.update(events).set({ seq: one.seq }).where(where(two));
	await tx
		.update(events)
		.set({ seq: two.seq })
		.where(keyed(events, { ...one, seq: 99_999 }));
	return { what: 'swap', names: [`第 ${Math.min(one.seq, two.seq)} 条`] };
}

async function truncate(tx: Tx): Promise<Tampering> {
	const chain = ledger();
	const from = below(chain.length);
	for (const event of chain.slice(from)) await tx.delete(events).where(where(event));
	// Half of the time the stream is told as well, and only what was filed on paper knows better.
	const last = chain[from - 1] ?? { seq: 0, hash: '' };
	const told = below(2) === 1;
	if (told)
		await tx
			.update(streams)
			.set({ headSeq: last.seq, headHash: last.hash })
			.where(and(eq(streams.countyId, countyId), eq(streams.kind, 'ledger')));
	const end = chain.at(-1)?.seq ?? 0;
	return {
		what: `truncate, stream ${told ? 'told' : 'not told'}`,
		names: [told ? `没有第 ${end} 条了` : `末尾应为第 ${end} 条`]
	};
}

async function forge(tx: Tx): Promise<Tampering> {
	const chain = ledger();
	const after = pick(chain);
	const bare = { ...pick(chain), id: `forged${below(9999)}`, prevHash: after.hash };
	const forged = { ...bare, seq: after.seq + 1, hash: '' };
	for (const event of chain.filter(({ seq }) => seq > after.seq).reverse())
		await tx
			.update(events)
			.set({ seq: event.seq + 1 })
			.where(where(event));
	await tx.insert(events).values({ ...forged, hash: linkHash(forged) });
	return { what: 'forge an event', names: [`第 ${after.seq + 1} 条`, `第 ${after.seq + 2} 条`] };
}

/** An event edited, and the whole chain after it made anew. */
async function rewrite(tx: Tx): Promise<Tampering> {
	const chain = ledger();
	const from = below(chain.length);
	let prevHash = chain[from - 1]?.hash ?? '';
	for (const event of chain.slice(from)) {
		const at = event.seq === from + 1 ? '2022-06-01T00:00:00.000Z' : event.at;
		const next = { ...event, at, prevHash };
		prevHash = linkHash(next);
		await tx
			.update(events)
			.set({ at, prevHash: next.prevHash, hash: prevHash })
			.where(where(event));
	}
	await tx
		.update(streams)
		.set({ headHash: prevHash })
		.where(and(eq(streams.countyId, countyId), eq(streams.kind, 'ledger')));
	return { what: 'rewrite the chain', names: [`第 ${chain.length} 条的校验值现为`] };
}

async function forgeRecord(tx: Tx): Promise<Tampering> {
	const name = pick(['signOffs', 'rowVersions', 'ledgerRows', 'submissions'] as const);
	const row = pick(before[name]);
	const more: Row = {
		signOffs: { id: 'forged' },
		rowVersions: { version: 77 },
		ledgerRows: { id: 'forged', ordinal: 77 },
		submissions: { version: 77 }
	}[name];
	const forged = { ...row, ...more };
	await tx.insert(tables[name] as PgTable).values(forged);
	return { what: `forge a record of ${name}`, names: namesOf(name, forged) };
}

async function moveHead(tx: Tx): Promise<Tampering> {
	const kind = pick(['ledger', 'roster', 'access', 'session', 'draft']);
	const set = below(2) ? { headSeq: 1 } : { headHash: 'x' };
	await tx
		.update(streams)
		.set(set)
		.where(and(eq(streams.countyId, countyId), eq(streams.kind, kind)));
	return { what: `move the head of ${kind}`, names: ['末尾应为第'] };
}

const tamperings: ((tx: Tx) => Promise<Tampering>)[] = [
	(tx) => edit(tx, 'events'),
	(tx) => edit(tx, 'events'),
	(tx) => edit(tx, 'events'),
	(tx) => edit(tx, 'signOffs'),
	(tx) => edit(tx, 'rowVersions'),
	(tx) => edit(tx, 'ledgerRows'),
	(tx) => edit(tx, 'submissions'),
	(tx) => remove(tx, 'events'),
	(tx) => remove(tx, pick(['signOffs', 'rowVersions', 'ledgerRows', 'submissions'] as const)),
	swap,
	truncate,
	forge,
	forgeRecord,
	rewrite,
	moveHead
];

class Undone extends Error {}

async function reportOf(tx: Tx, filed: string): Promise<Verified[]> {
	const head = readHead(filed);
	const lines = [];
	for await (const line of verifyStore(tx, undefined, head ? [head] : [])) lines.push(line);
	return lines;
}

test('of 1,000 random tamperings each is found and its place named', async () => {
	const last = ledger().at(-1) as Link;
	const filed = headText(last, 16);
	const missed: string[] = [];
	const done = new Map<string, number>();
	await store.engine.transaction(async (tx) => {
		expect((await reportOf(tx, filed)).filter(({ sound }) => !sound)).toEqual([]);
	});
	for (let n = 0; n < 1000; n++) {
		const work = store.engine.transaction(async (tx) => {
			const { what, names } = await (tamperings[n % tamperings.length] ?? swap)(tx);
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
	expect([...done.values()].reduce((sum, count) => sum + count, 0)).toBe(1000);
});
