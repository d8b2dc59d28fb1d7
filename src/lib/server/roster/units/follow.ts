import { and, asc, count, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { stagesFor } from '#lib/ledger/workflow/transition-of.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { record } from '#lib/server/record/record.ts';
import { managesRoster, notYours } from '#lib/server/roster/access.ts';

const { ledgerRows: r, units } = tables;

/** What a merge does to the ledger. */
export interface Following {
	/** Rows of the unit that are not done with; they go along. */
	own: number;
	/** Rows of others on which it is lead, sector department or receiver; its place there goes along. */
	named: number;
	/** Rows of the unit that are settled; they stay, to be read. */
	stay: number;
}

/** What would follow a unit into another, or what was left behind when it was merged already. */
export async function followingOf(actor: Actor, unitId: string): Promise<Following> {
	const read = db().read;
	const inCounty = eq(r.countyId, actor.countyId);
	const rows = async (where: SQL | undefined) => {
		const [found] = await read.select({ rows: count() }).from(r).where(and(inCounty, where));
		return found?.rows ?? 0;
	};
	const all = await rows(eq(r.unitId, unitId));
	const own = await rows(and(eq(r.unitId, unitId), whereOpen));
	const named = await rows(and(ne(r.unitId, unitId), whereFollows(unitId)));
	return { own, named, stay: all - own };
}

/**
 * The open rows of a merged unit follow it, each in its own transaction; what went already is not asked again, so it
 * may be pressed again after a crash.
 * @returns how many followed, and how many would not
 */
export async function followMerged(
	actor: Actor,
	unitId: string
): Promise<{ followed: number; left: number } | Refusal> {
	if (!managesRoster(actor)) return notYours('系统管理员', '划转合并单位的台账');
	const [unit] = await db()
		.read.select({ into: units.mergedIntoId })
		.from(units)
		.where(and(eq(units.id, unitId), eq(units.countyId, actor.countyId)));
	if (!unit) return refuse('unseen', '没有这个单位。');
	if (!unit.into) return refuse('notMerged', '这个单位没有并入其他单位，台账不用划转。');
	const rows = await db()
		.read.select({ id: r.id, version: r.version })
		.from(r)
		.where(and(eq(r.countyId, actor.countyId), whereFollows(unitId)))
		.orderBy(asc(r.findingId), asc(r.ordinal), asc(r.id));
	let followed = 0;
	for (const { id, version } of rows) {
		const command = { verb: 'followMerge' as const, toUnitId: unit.into };
		if (!isRefusal(await record(asOffice(actor), id, command, { version }))) followed += 1;
	}
	return { followed, left: rows.length - followed };
}

const whereOpen = and(
	inArray(r.stage, stagesFor('followMerge')),
	or(ne(r.stage, 'transferred'), isNull(r.outcomeConfirmedOn))
) as SQL;

function whereFollows(unitId: string): SQL {
	const named = [r.unitId, r.leadUnitId, r.sectorUnitId, r.transferToId];
	return and(whereOpen, or(...named.map((column) => eq(column, unitId)))) as SQL;
}

/**
 * Who keeps the roster touches no row. That rows go along with their unit follows from the merge alone and leaves
 * nothing to decide, so the act stands in the record under the administrator's own name, with the office's function
 * lent for it: the rule lets a row go nowhere but where the roster says its unit went.
 */
function asOffice(actor: Actor): Actor {
	const role = actor.role === 'leader' ? 'head' : actor.role;
	return { ...actor, role, functions: [...new Set([...actor.functions, 'office' as const])] };
}
