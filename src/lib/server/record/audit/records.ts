import { and, eq, gt, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { StoredRecord } from './stored.ts';

const { events } = tables;

/** How many records were looked at, and the first that is not as its event says and the first that is gone. */
export interface Compared {
	count: number;
	/** In words: where, and what is wrong. */
	wrong: string[];
}

/**
 * Compares records with the events that made them.
 * @param marks seals by key, of the events up to number `until`; each is taken out when its record is met. Records of
 *   later events are looked up, since people go on working meanwhile. An early event without a seal is taken at its
 *   word that there was such a record.
 */
export async function compareRecords(
	read: Reader,
	countyId: string,
	records: AsyncGenerator<StoredRecord[]>,
	marks: Map<string, string | null>,
	until: number
): Promise<Compared> {
	let count = 0;
	let stray: string | null = null;
	for await (const some of records) {
		count += some.length;
		for (const record of some) {
			const said = marks.get(record.key);
			// A second record under one key is one too many.
			const known = marks.delete(record.key);
			if (stray) continue;
			if (record.seal === '' || (said && said !== record.seal))
				stray = `${record.place} 与办理时不一致：被改过`;
			else if (!known && !(await madeSince(read, countyId, record, until)))
				stray = `${record.place} 没有办理记录：是另外写进去的`;
		}
	}
	const [lost] = marks.keys();
	const gone = lost === undefined ? null : `${lost} 不见了：被删除或移走`;
	return { count, wrong: [stray, gone].filter((wrong) => wrong !== null) };
}

async function madeSince(
	read: Reader,
	countyId: string,
	{ rowId, campaignId, version }: StoredRecord,
	until: number
): Promise<boolean> {
	const place = rowId ? eq(events.rowId, rowId) : eq(events.campaignId, campaignId ?? '');
	const later = [eq(events.countyId, countyId), eq(events.kind, 'ledger'), gt(events.seq, until)];
	const found = await read
		.select({ body: events.body })
		.from(events)
		.where(and(place, ...later) as SQL);
	return found.some(({ body }) => versionIn(body) === version);
}

// Events beyond a broken link were not looked at: they may say anything.
function versionIn(body: string): unknown {
	try {
		return (JSON.parse(body) as { version?: unknown }).version;
	} catch {
		return null;
	}
}
