import { eq } from 'drizzle-orm';
import type { Instant } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { rowKey, type SeedAct } from './act.ts';
import type { Calendar } from './calendar.ts';
import { readCases } from './cases.ts';
import { play, type Ledger } from './play.ts';
import { randomOf } from './random.ts';
import { seedActor } from './set-up-county.ts';
import { storyOf, type Plot } from './story.ts';
import { readWorld, type World } from './world.ts';

/** What is told of a county. */
export interface Telling extends Pick<Plot, 'pressed' | 'further'> {
	/** The same seed tells the same story at every start. */
	seed: string;
	calendar: Calendar;
	/** Subject in cases.csv of each finding, in the order of the notice. */
	subjects: string[];
	/** Moments at which what was done so far is written and something else happens, in order. */
	pauses?: Pause[];
}

/** Something that happens between the acts on rows, on the ledger as it then stands. */
export interface Pause {
	at: Instant;
	/** Acts on rows that come right before it. */
	acts: (rows: LedgerRow[], world: World) => SeedAct[];
	happens: () => Promise<void>;
}

/** Lets a county work on its campaign from the dispatch up to yesterday, and writes it. */
export async function work(countyId: string, campaignId: string, telling: Telling) {
	const world = await readWorld(db().read, countyId, campaignId);
	const r = tables.ledgerRows;
	const found = await db().read.select().from(r).where(eq(r.campaignId, campaignId));
	const rows = inOrder(found, world);
	const cases = await readCases();
	const none = { place: [], department: [] };
	const story = storyOf(rows, {
		...telling,
		world,
		random: randomOf(telling.seed),
		casesOf: (number) => cases.get(telling.subjects[Number(number) - 1] ?? '') ?? none
	});
	const ledger: Ledger = {
		rows: new Map(rows.map((row) => [rowKey(row), row])),
		world,
		actors: await actorsOf(world)
	};
	const tell = (part: SeedAct[]) => db().write(countyId, 'ledger', (tx) => play(tx, part, ledger));
	let told = 0;
	for (const { at, acts, happens } of telling.pauses ?? []) {
		const until = story.findIndex((act) => act.at >= at);
		const next = until === -1 ? story.length : until;
		await tell(story.slice(told, next));
		await tell(acts([...ledger.rows.values()], world));
		await happens();
		told = next;
	}
	await tell(story.slice(told));
}

async function actorsOf({ people }: World): Promise<Ledger['actors']> {
	const actors: Ledger['actors'] = new Map();
	for (const { id } of [...people.values()].flat()) actors.set(id, await seedActor(id));
	return actors;
}

/** By finding and unit code: ids are new at every start and must not decide anything. */
function inOrder(rows: LedgerRow[], { findings, units }: World): LedgerRow[] {
	const place = (row: LedgerRow) =>
		`${findings.get(row.findingId)?.number} ${units.get(row.unitId)?.code} ${row.ordinal}`;
	const keyed = rows.map((row) => ({ row, key: place(row) }));
	return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}
