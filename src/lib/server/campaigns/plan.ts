import { and, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { isDay, type Day } from '#lib/ledger/day.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { Level } from '#lib/ledger/row.ts';
import { assignRefusal, type Place } from '#lib/ledger/workflow/verbs/birth.ts';
import { campaignOf, type Campaign } from './campaigns.ts';
import { today } from '#lib/server/clock.ts';
import { db, type Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { placeOf } from './place.ts';
import { countyIn, directory } from '#lib/server/directory.ts';

const { findings, ledgerRows } = tables;

/** What a 补交办 would write: the units that get a row, and those that already have one. */
export interface AssignmentPlan {
	places: Place[];
	already: string[];
	counts: Record<Level, number>;
}

/** What is asked of a 补交办. */
export interface AssignmentInput {
	findingId: string;
	unitIds: string[];
	replyBy: Day;
}

/** Looks at a later assignment before anything is written. Left out or not, a unit given here gets its row. */
export async function planAssignment(
	actor: Actor,
	campaignId: string,
	findingId: string,
	unitIds: string[],
	replyBy: Day
): Promise<AssignmentPlan | Refusal> {
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	return planOn(db().read, actor, campaign, { findingId, unitIds, replyBy });
}

/** The same look inside a write. */
export async function planOn(
	read: Reader,
	actor: Actor,
	campaign: Campaign,
	asked: AssignmentInput
): Promise<AssignmentPlan | Refusal> {
	const wrong = wrongAssignment(campaign, asked);
	if (wrong) return wrong;
	const [finding] = await read
		.select()
		.from(findings)
		.where(and(eq(findings.id, asked.findingId), eq(findings.campaignId, campaign.id)));
	if (finding?.kind !== 'feedback')
		return refuse('said', '请选择这个批次里的一项反馈问题。', 'findingId');
	const units = await directory(actor.countyId, read);
	// A finding left out at the dispatch has no row of the county yet; its first units bring it along.
	const county = countyIn(units);
	const first = finding.leftOut && county && isOffice(actor) ? [county.id] : [];
	const ids = [...new Set([...first, ...asked.unitIds])];
	const chosen = ids.map((id) => units.get(id));
	const places: Place[] = [];
	const having = await unitsHaving(read, campaign.id, finding.id, ids);
	for (const unit of chosen) {
		if (!unit || unit.mergedIntoId)
			return refuse('said', '所选单位已不在名单里，请重新选择。', 'unitIds');
		const place = {
			...placeOf(campaign, finding, unit, units),
			ordinal: 1,
			replyBy: asked.replyBy
		};
		const refused = assignRefusal(actor, place);
		if (refused) return refused;
		if (!having.has(unit.id)) places.push(place);
	}
	const counts = { city: 0, department: 0, township: 0, village: 0 };
	for (const { level } of places) counts[level]++;
	const already = [...having].filter((id) => asked.unitIds.includes(id));
	return { places, already, counts };
}

function wrongAssignment(campaign: Campaign, asked: AssignmentInput): Refusal | null {
	if (campaign.state === 'ended') return refuse('ended', '这个批次已经结束，不能再补交办。');
	if (asked.unitIds.length === 0) return refuse('said', '请选择要补交办的单位。', 'unitIds');
	if (!isDay(asked.replyBy)) return refuse('said', '请填写回复日期，例如 2022-07-05。', 'replyBy');
	if (asked.replyBy < today())
		return refuse('said', '回复日期已经过去，请填今天或以后的日期。', 'replyBy');
	return null;
}

async function unitsHaving(
	read: Reader,
	campaignId: string,
	findingId: string,
	unitIds: string[]
): Promise<Set<string>> {
	const found = await read
		.select({ unitId: ledgerRows.unitId })
		.from(ledgerRows)
		.where(
			and(
				eq(ledgerRows.campaignId, campaignId),
				eq(ledgerRows.findingId, findingId),
				eq(ledgerRows.ordinal, 1),
				inArray(ledgerRows.unitId, unitIds)
			)
		);
	return new Set(found.map(({ unitId }) => unitId));
}
