import { count, eq, isNotNull, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { figuresOf, type Figures, type Heap } from '#lib/ledger/rates/figures.ts';
import { scopeOf } from '#lib/ledger/permissions.ts';
import { today } from '#lib/server/clock.ts';
import { countOf, flag } from '#lib/server/db/counting.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { lightKind, whereReviewLate } from '#lib/server/sight/light.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { ofEach, type Within } from '#lib/server/sight/within.ts';

const { findings, ledgerRows: r, rowFindings: f } = tables;

/** What stands in one line of the matrix: all of a township, or each unit for itself. */
export type Lines = 'township' | 'unit';

const cached = cachedUntilMoved<Heap[]>(200);
const keptSelves = cachedUntilMoved<Set<string>>(200);

/** Every row of a campaign, or of several, that an actor may see, counted; once for all who see the same. */
export function heapsOf(actor: Actor, within: Within, lines: Lines): Promise<Heap[]> {
	const scope = JSON.stringify(scopeOf(actor));
	return ofEach(within, (campaignId) =>
		cached(actor.countyId, [campaignId, lines, scope].join(' '), () =>
			countHeaps(actor, campaignId, lines)
		)
	);
}

/** The same rows under each finding they serve beside their own. */
export function linkedHeapsOf(actor: Actor, campaignId: string, lines: Lines): Promise<Heap[]> {
	const question = ['linked', campaignId, lines, JSON.stringify(scopeOf(actor))].join(' ');
	return cached(actor.countyId, question, () => countHeaps(actor, campaignId, lines, true));
}

/** The figures of a campaign, or of several together, as an actor sees them. */
export async function figures(actor: Actor, within: Within): Promise<Figures> {
	const selves = await ofEach(within, async (id) => [...(await selfFoundIds(actor.countyId, id))]);
	return figuresOf(await heapsOf(actor, within, 'township'), new Set(selves));
}

/** Ids of the campaign's findings that are no 反馈问题. */
export function selfFoundIds(countyId: string, campaignId: string): Promise<Set<string>> {
	return keptSelves(countyId, campaignId, async () => {
		const found = await db()
			.read.select({ id: findings.id, kind: findings.kind })
			.from(findings)
			.where(eq(findings.campaignId, campaignId));
		return new Set(found.filter(({ kind }) => kind === 'selfFound').map(({ id }) => id));
	});
}

async function countHeaps(
	actor: Actor,
	campaignId: string,
	lines: Lines,
	linked = false
): Promise<Heap[]> {
	const day = today();
	const line = lines === 'unit' ? r.unitId : sql<string>`coalesce(${r.townshipId}, ${r.unitId})`;
	const counted = db()
		.read.select({
			line: sql<string>`${line}`,
			level: r.level,
			findingId: linked ? f.findingId : r.findingId,
			stage: r.stage,
			light: lightKind(day, actor),
			confirmed: flag(isNotNull(r.outcomeConfirmedOn)),
			rows: count(),
			problems: countOf(sql`${r.problem} <> ''`),
			goalReached: countOf(eq(r.goalReached, true)),
			reviewLate: countOf(whereReviewLate(day))
		})
		.from(r)
		.$dynamic();
	return (
		(linked ? counted.innerJoin(f, eq(f.rowId, r.id)) : counted)
			.where(whereVisible(actor, campaignId))
			// By place: PostgreSQL does not see that an expression with parameters is the same one again.
			.groupBy(sql`1`, sql`2`, sql`3`, sql`4`, sql`5`, sql`6`)
	);
}
