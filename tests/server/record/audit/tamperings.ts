import { and, eq, getTableColumns, type Column } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Reader, Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { linkHash, type Link } from '#lib/server/record/chain.ts';
import { randomOf } from '../../../../src/seed/random.ts';
import { countyId } from '../../../cast.ts';

const { events, signOffs, rowVersions, ledgerRows, submissions, streams } = tables;

type Row = Record<string, unknown>;
export type Kept = Record<
	'events' | 'signOffs' | 'rowVersions' | 'ledgerRows' | 'submissions',
	Row[]
>;
/** Every record of the store, to choose from. */
export async function snapshot(read: Reader): Promise<Kept> {
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
export interface Tampering {
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

async function edit(tx: Tx, before: Kept, name: keyof Kept): Promise<Tampering> {
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

async function remove(tx: Tx, before: Kept, name: keyof Kept): Promise<Tampering> {
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

export const ledgerOf = (before: Kept) =>
	before.events.filter(({ kind }) => kind === 'ledger') as unknown as Link[];
const where = (event: Link) => keyed(events, event as unknown as Row);

async function swap(tx: Tx, before: Kept): Promise<Tampering> {
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

async function truncate(tx: Tx, before: Kept): Promise<Tampering> {
	const chain = ledgerOf(before);
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

async function forge(tx: Tx, before: Kept): Promise<Tampering> {
	const chain = ledgerOf(before);
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
async function rewrite(tx: Tx, before: Kept): Promise<Tampering> {
	const chain = ledgerOf(before);
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

async function forgeRecord(tx: Tx, before: Kept): Promise<Tampering> {
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

/** One of each kind, as often as it is worth; each chooses where by chance that can be repeated. */
export const tamperings: ((tx: Tx, before: Kept) => Promise<Tampering>)[] = [
	(tx, before) => edit(tx, before, 'events'),
	(tx, before) => edit(tx, before, 'events'),
	(tx, before) => edit(tx, before, 'events'),
	(tx, before) => edit(tx, before, 'signOffs'),
	(tx, before) => edit(tx, before, 'rowVersions'),
	(tx, before) => edit(tx, before, 'ledgerRows'),
	(tx, before) => edit(tx, before, 'submissions'),
	(tx, before) => remove(tx, before, 'events'),
	(tx, before) =>
		remove(tx, before, pick(['signOffs', 'rowVersions', 'ledgerRows', 'submissions'] as const)),
	swap,
	truncate,
	forge,
	forgeRecord,
	rewrite,
	moveHead
];
