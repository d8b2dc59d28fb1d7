import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { namesEver, namesOn } from '#lib/ledger/mask/names-on.ts';
import { Veil } from '#lib/ledger/mask/veil.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countedOn, namesInFindings, type NamesByFinding } from '#lib/server/findings/names.ts';
import { happenedTo } from './happened.ts';

const { ledgerRows: r, findings: f } = tables;
const chunk = 500;

/** Whether names count on a row or in its finding at all; said the same on both engines, whose JSON differs. */
export function whereNamed(ofFindings: NamesByFinding): SQL {
	const named = [...ofFindings].filter(([, { counted }]) => counted.length > 0).map(([id]) => id);
	return or(
		...[r.markedNames, r.households].map((column) => sql`cast(${column} as text) <> '[]'`),
		named.length > 0 ? inArray(r.findingId, named) : undefined
	) as SQL;
}

/** Names that count on rows of a county, by row id; rows without any are left out. */
export async function namesOfRows(
	countyId: string,
	ids: string[]
): Promise<Map<string, readonly string[]>> {
	const names = new Map<string, readonly string[]>();
	if (ids.length === 0) return names;
	const ofFindings = await namesInFindings(countyId);
	for (let start = 0; start < ids.length; start += chunk) {
		const found = await db()
			.read.select({
				id: r.id,
				markedNames: r.markedNames,
				households: r.households,
				findingId: r.findingId
			})
			.from(r)
			.where(and(inArray(r.id, ids.slice(start, start + chunk)), whereNamed(ofFindings)));
		for (const { id, findingId, ...row } of found)
			names.set(id, namesOn(row, countedOn(ofFindings, findingId)));
	}
	return names;
}

/** Every name that counts in the findings of a campaign. */
export async function namesOfFindings(
	countyId: string,
	campaignId: string
): Promise<readonly string[]> {
	const ofFindings = await namesInFindings(countyId);
	const found = await db().read.select({ id: f.id }).from(f).where(eq(f.campaignId, campaignId));
	return [...new Set(found.flatMap(({ id }) => countedOn(ofFindings, id)))];
}

/** How this person reads what was ever said of a row: who is no longer listed stays masked. */
export async function veilEver(
	actor: Actor,
	row: Parameters<typeof seesNames>[1] & { id: string }
): Promise<Veil> {
	if (seesNames(actor, row)) return new Veil([], true);
	const names = [...((await namesOfRows(actor.countyId, [row.id])).get(row.id) ?? [])];
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
	const closed = rows.filter((row) => !open(row)).map(({ id }) => id);
	const names = await namesOfRows(actor.countyId, closed);
	return (row) => new Veil(names.get(row.id) ?? [], open(row));
}
