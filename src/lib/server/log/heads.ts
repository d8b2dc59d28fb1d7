import { asc, count, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { addDays, dayOf, type Day } from '#lib/ledger/day.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { now, today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { dayHeads, headText, headsOn, shortHash } from '#lib/server/record/audit/heads.ts';
import { notYours, readsLog } from '#lib/server/roster/access.ts';
import { shanghaiTime } from '#lib/server/county-time.ts';
import { streamNames } from '#lib/server/record/stream-names.ts';

const { counties, events } = tables;

/** How many days are shown at once. */
const span = 31;

/** The heads of the ledger's chain of the last days, and since when the record is kept. @param last the last day shown */
export async function headsView({ countyId }: Actor, last: Day): Promise<HeadsView> {
	const read = db().read;
	const from = addDays(last, 1 - span);
	const heads = await dayHeads(read, countyId, 'ledger', from, addDays(last, 1));
	const ofCounty = eq(events.countyId, countyId);
	const [first] = await read
		.select({ at: events.at })
		.from(events)
		.where(ofCounty)
		.orderBy(asc(events.id))
		.limit(1);
	const [all] = await read.select({ events: count() }).from(events).where(ofCounty);
	const since = first ? dayOf(first.at) : null;
	return {
		heads: heads.map(({ day, count, seq, hash }) => ({
			day,
			count,
			seq,
			hash: hash.slice(0, shortHash)
		})),
		since,
		events: all?.events ?? 0,
		earlier: since !== null && since < from ? addDays(from, -1) : null
	};
}

/** The slip of one day that is printed, signed and filed (台账校验单). */
export async function headSlip(actor: Actor, day: Day): Promise<HeadSlip | Refusal> {
	if (!readsLog(actor)) return notYours('审计管理员', '打印台账校验单');
	const [county] = await db()
		.read.select({ name: counties.name, code: counties.code })
		.from(counties)
		.where(eq(counties.id, actor.countyId));
	const heads = await headsOn(db().read, actor.countyId, day);
	const ledger = heads.find(({ kind }) => kind === 'ledger');
	return {
		county: county?.name ?? '',
		day,
		printedBy: actor.name,
		printedAt: shanghaiTime(now()),
		/** The day is not over: what comes later today is not in it. */
		open: day >= today(),
		lines: heads.map((head) => ({
			kind: head.kind,
			name: streamNames[head.kind],
			count: head.count,
			seq: head.seq,
			hash: head.hash
		})),
		command: `npm run audit -- verify --county ${county?.code ?? ''} --head ${headText(
			ledger ?? { seq: 0, hash: '' },
			shortHash
		)}`
	};
}

/** Heads of the chain of the ledger, by day. */
export interface HeadsView {
	/** The last day first; days that brought nothing are left out. `hash` is its beginning. */
	heads: { day: Day; count: number; seq: number; hash: string }[];
	/** The day of the first event that is kept. */
	since: Day | null;
	/** How many events are kept. */
	events: number;
	/** The last day of the span before; null at the beginning. */
	earlier: Day | null;
}

/** 台账校验单: where every chain stood at the end of a day. */
export interface HeadSlip {
	county: string;
	day: Day;
	open: boolean;
	printedBy: string;
	/** In Asia/Shanghai, to the second. */
	printedAt: string;
	lines: { kind: string; name: string; count: number; seq: number; hash: string }[];
	/** How the slip is compared with the store later. */
	command: string;
}
