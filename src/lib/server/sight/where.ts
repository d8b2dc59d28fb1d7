import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { ownRows, scopeOf, type Scope } from '#lib/ledger/permissions.ts';
import { columnStages, type Column } from '#lib/ledger/stage.ts';
import type { FilterValues } from './filter.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereServes } from './serves.ts';
import type { CardNames } from './card-names.ts';
import { anyOf, whereAny, whereClause } from './clause.ts';
import { whereLight } from './light.ts';
import { whereText } from './text.ts';
import { whereWithin, type Within } from './within.ts';

const r = tables.ledgerRows;

/**
 * The rows that an actor may see of a campaign, or of several: each clause of the scope is found on its own index. Ids
 * of units and campaigns belong to one county; named beside them, the county would lead SQLite to read all of it. Only
 * the index by township begins with the county.
 */
export function whereVisible(actor: Actor, within: Within): SQL {
	const scope = scopeOf(actor);
	const inCampaign = whereWithin(within);
	const inCounty = and(eq(r.countyId, actor.countyId), inCampaign) as SQL;
	if (scope.all) return inCounty;
	return anyOf(
		scope.any.map(
			(clause) =>
				and(clause.field === 'townshipId' ? inCounty : inCampaign, whereClause(clause)) as SQL
		)
	);
}

/** The same for one row that was found by its id. */
export function whereScope(scope: Scope): SQL | undefined {
	return scope.all ? undefined : whereAny(scope.any);
}

/** What the filters above board and list narrow to. */
export async function whereFilter(
	actor: Actor,
	within: Within,
	values: FilterValues,
	names: CardNames
): Promise<SQL[]> {
	const scopeIsTownship = names.units.get(values.scope)?.level === 'township';
	return [
		values.scope ? eq(scopeIsTownship ? r.townshipId : r.unitId, values.scope) : undefined,
		values.level ? sql`${r.level} = ${values.level}` : undefined,
		values.finding ? whereServes(values.finding) : undefined,
		values.person ? eq(r.responsiblePerson, values.person) : undefined,
		values.text ? await whereText(actor, within, values.text, names) : undefined,
		values.light ? whereLight(values.light, names.today, actor) : undefined
	].filter((part) => part !== undefined);
}

/** Rows that the actor's unit answers for; the city row is the lead unit's. */
export function whereMine(actor: Actor): SQL {
	return whereAny(ownRows(actor));
}

/** Rows that stand in a board column (domain §5, “Board columns”). */
export function whereColumn(column: Column): SQL {
	const stages = columnStages(column);
	return or(
		inArray(r.stage, stages),
		and(eq(r.stage, 'transferPending'), inArray(r.resumeStage, stages))
	) as SQL;
}
