import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { namesEver, namesOn } from '#lib/ledger/mask/names-on.ts';
import { Veil } from '#lib/ledger/mask/veil.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { happenedTo } from './timeline.ts';

const { ledgerRows: r, findings: f } = tables;
const chunk = 500;

/** Whether a row or its finding has marked names at all; said the same on both engines, whose JSON differs. */
export const whereNamed = or(
	...[r.markedNames, r.households, f.markedNames].map(
		(column) => sql`cast(${column} as text) <> '[]'`
	)
) as SQL;

/** Marked names of rows, by row id; rows without any are left out. */
export async function namesOfRows(ids: string[]): Promise<Map<string, readonly string[]>> {
	const names = new Map<string, readonly string[]>();
	for (let start = 0; start < ids.length; start += chunk) {
		const found = await db()
			.read.select({
				id: r.id,
				markedNames: r.markedNames,
				households: r.households,
				ofFinding: f.markedNames
			})
			.from(r)
			.innerJoin(f, eq(f.id, r.findingId))
			.where(and(inArray(r.id, ids.slice(start, start + chunk)), whereNamed));
		for (const { id, ofFinding, ...row } of found) names.set(id, namesOn(row, ofFinding));
	}
	return names;
}

/** Every name marked in the findings of a campaign. */
export async function namesOfFindings(campaignId: string): Promise<readonly string[]> {
	const found = await db()
		.read.select({ markedNames: f.markedNames })
		.from(f)
		.where(eq(f.campaignId, campaignId));
	return [...new Set(found.flatMap(({ markedNames }) => markedNames))];
}

/** How this person reads what was ever said of a row: who is no longer listed stays masked. */
export async function veilEver(
	actor: Actor,
	row: Parameters<typeof seesNames>[1] & { id: string }
): Promise<Veil> {
	if (seesNames(actor, row)) return new Veil([], true);
	const names = [...((await namesOfRows([row.id])).get(row.id) ?? [])];
	const events = (await happenedTo(row.id)).map(({ event }) => event);
	return new Veil(namesEver({ markedNames: names, households: [] }, events), false);
}

/**
 * How this person reads each of these rows.
 * @param carriedOff what is copied into a chat is masked whoever copies it (domain §8)
 */
export async function veilsOf<Row extends Parameters<typeof seesNames>[1] & { id: string }>(
	actor: Actor,
	rows: Row[],
	carriedOff = false
): Promise<(row: Row) => Veil> {
	const open = (row: Row) => !carriedOff && seesNames(actor, row);
	const names = await namesOfRows(rows.filter((row) => !open(row)).map(({ id }) => id));
	return (row) => new Veil(names.get(row.id) ?? [], open(row));
}
