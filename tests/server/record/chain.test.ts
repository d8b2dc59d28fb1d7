import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { dropTriggers, makeTriggers } from '#lib/server/db/migrations/triggers.ts';
import { append, appendAll } from '#lib/server/record/events.ts';
import { linkHash, verifyEventChain } from '#lib/server/record/chain.ts';
import { addCounty, eventIn } from '../db/county.ts';
import { openStore, type TestStore } from '../engines/store.ts';

let store: TestStore;
let counties = 0;
beforeAll(async () => (store = await openStore()));
afterAll(() => store.close());

/** A county of its own whose ledger has `length` events. */
async function countyWith(length: number): Promise<string> {
	const id = `county${++counties}`;
	await db().openCounty(id, (tx) => addCounty(tx, id, String(411000 + counties), '云溪县'));
	await db().write(id, 'ledger', (tx) =>
		appendAll(
			tx,
			id,
			'ledger',
			Array.from({ length }, (_, n) => eventIn(id, 'ledger', `verb${n}`))
		)
	);
	return id;
}

/** What somebody with the whole machine could do: guards off, one statement, guards on again. */
async function tamper(...statements: string[]): Promise<void> {
	await store.engine.script(async (script) => {
		await dropTriggers(script, store.engine.name);
		for (const statement of statements) await script.run(statement);
		await makeTriggers(script, store.engine.name);
	});
}

const brokenIn = async (id: string) => (await verifyEventChain(db().read, id, 'ledger')).broken;

test('events are numbered and linked in the order they were given, write after write', async () => {
	const id = await countyWith(3);
	await db().write(id, 'ledger', (tx) => append(tx, eventIn(id, 'ledger', 'last')));
	const events = await db()
		.read.select()
		.from(tables.events)
		.where(eq(tables.events.countyId, id))
		.orderBy(tables.events.seq);
	expect(events.map(({ seq, type }) => `${seq} ${type}`)).toEqual([
		'1 verb0',
		'2 verb1',
		'3 verb2',
		'4 last'
	]);
	expect(events.map(({ prevHash }) => prevHash)).toEqual([
		'',
		...events.slice(0, -1).map(({ hash }) => hash)
	]);
	const { head, broken } = await verifyEventChain(db().read, id, 'ledger');
	expect([head, broken]).toEqual([{ seq: 4, hash: events[3]?.hash }, null]);
});

test('a write that fails takes its events with it', async () => {
	const id = await countyWith(2);
	const write = db().write(id, 'ledger', async (tx) => {
		await append(tx, eventIn(id, 'ledger'));
		throw new Error('停电');
	});
	await expect(write).rejects.toThrow('停电');
	const { head, broken } = await verifyEventChain(db().read, id, 'ledger');
	expect([head.seq, broken]).toEqual([2, null]);
});

test('an event goes into the stream its write holds, or nowhere', async () => {
	const id = await countyWith(1);
	const other = db().write(id, 'access', (tx) => append(tx, eventIn(id, 'ledger')));
	await expect(other).rejects.toThrow(
		`Events for ${id}/ledger inside a write that holds ${id}/access`
	);
	const mixed = db().write(id, 'ledger', (tx) =>
		appendAll(tx, id, 'ledger', [eventIn(id, 'access')])
	);
	await expect(mixed).rejects.toThrow('Events for');
	expect(await brokenIn(id)).toBe(null);
});

const columns = ['id', 'type', 'campaign_id', 'row_id', 'person_id', 'unit_id'] as const;
const more = ['on_behalf_of', 'at', 'body', 'prev_hash', 'hash'] as const;

test('an edit of any field of any event is found at that event', async () => {
	const place = fc.record({
		length: fc.integer({ min: 1, max: 8 }),
		at: fc.nat(),
		text: fc.uuid()
	});
	await fc.assert(
		fc.asyncProperty(
			place,
			fc.constantFrom(...columns, ...more),
			async ({ length, at, text }, column) => {
				const id = await countyWith(length);
				const seq = (at % length) + 1;
				await tamper(
					`update events set ${column} = '${text}' where county_id = '${id}' and seq = ${seq}`
				);
				expect(await brokenIn(id)).toMatchObject({ seq });
			}
		),
		{ numRuns: 30 }
	);
});

test('a removed event is found, in the middle and at the end', async () => {
	const place = fc.record({
		length: fc.integer({ min: 1, max: 8 }),
		at: fc.nat(),
		count: fc.nat()
	});
	await fc.assert(
		fc.asyncProperty(place, async ({ length, at, count }) => {
			const id = await countyWith(length);
			const seq = (at % length) + 1;
			const last = seq + (count % (length - seq + 1));
			await tamper(
				`delete from events where county_id = '${id}' and seq between ${seq} and ${last}`
			);
			const broken = await brokenIn(id);
			expect(broken).toMatchObject({ seq });
			expect(broken?.wrong).toContain(last === length ? '末尾' : `第 ${seq} 条不见了`);
		}),
		{ numRuns: 20 }
	);
});

test('two events that changed places are found at the first of them', async () => {
	const pair = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 2 });
	await fc.assert(
		fc.asyncProperty(pair, async ([one = 0, two = 0]) => {
			const id = await countyWith(6);
			const move = (from: number, to: number) =>
				`update events set seq = ${to} where county_id = '${id}' and seq = ${from}`;
			await tamper(move(one, 99), move(two, one), move(99, two));
			expect(await brokenIn(id)).toMatchObject({ seq: Math.min(one, two) });
		}),
		{ numRuns: 15 }
	);
});

test('an event written behind the back of the stream is found', async () => {
	const id = await countyWith(2);
	const other = await countyWith(3);
	await tamper(`update events set county_id = '${id}' where county_id = '${other}' and seq = 3`);
	expect(await brokenIn(id)).toMatchObject({ seq: 3 });
	expect(await brokenIn(other)).toMatchObject({ seq: 3, eventId: null });
});

test('an event edited together with its hash is found at the event after it', async () => {
	const id = await countyWith(3);
	const [second] = await db()
		.read.select()
		.from(tables.events)
		.where(and(eq(tables.events.countyId, id), eq(tables.events.seq, 2)));
	const hash = second && linkHash({ ...second, body: '{}' });
	await tamper(
		`update events set body = '{}', hash = '${hash}' where county_id = '${id}' and seq = 2`
	);
	expect(await brokenIn(id)).toMatchObject({ seq: 3 });
});

test('a chain that grows while it is read is not called broken', async () => {
	const id = await countyWith(5);
	const grow = () => db().write(id, 'ledger', (tx) => append(tx, eventIn(id, 'ledger')));
	for (let round = 0; round < 10; round++) {
		const [one, , two] = await Promise.all([brokenIn(id), grow(), brokenIn(id), grow()]);
		expect([one, two]).toEqual([null, null]);
	}
});
