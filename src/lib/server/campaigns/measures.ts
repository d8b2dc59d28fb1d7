import { type Target, measureNote } from '#lib/ledger/campaigns/measure.ts';
import type { Heard } from '#lib/ledger/campaigns/measure-heard.ts';
import type { Rhythm } from '#lib/ledger/campaigns/rhythm.ts';
import { and, asc, count, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import type { Day } from '#lib/ledger/day.ts';
import { isOffice, scopeOf } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { heardIn } from '#lib/notice/heard.ts';
import { campaignOf } from './campaigns.ts';
import { seenMeasure } from './measures-change.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countedOn, namesInFindings } from '#lib/server/findings/names.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';

const { facets, findings, ledgerRows: r, measures } = tables;

/** The campaign whose measures those may read who see the whole county. */
export async function measuredCampaign(actor: Actor, campaignId: string) {
	if (!scopeOf(actor).all) return refuse('unseen', '没有找到这一页：它由领导小组办公室查看。');
	return campaignOf(actor, campaignId);
}

/** The measures of a campaign: for those who see the whole county. */
export async function measuresView(
	actor: Actor,
	campaignId: string
): Promise<MeasuresView | Refusal> {
	const campaign = await measuredCampaign(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	const { id, name } = campaign;
	return {
		campaign: { id, name },
		mayEdit: isOffice(actor) && campaign.state !== 'ended',
		findings: await measuresOf(campaignId, campaign.startOn)
	};
}

const cached = cachedUntilMoved<number>(200);

/** How many facets and measures no unit took. */
export function untakenCount(actor: Actor, campaignId: string): Promise<number> {
	return cached(actor.countyId, campaignId, async () =>
		(await measuresOf(campaignId, '')).reduce((sum, { untaken }) => sum + untaken.length, 0)
	);
}

/** @param since the day the campaign began; '' when nobody asks what the words say */
async function measuresOf(campaignId: string, since: Day): Promise<MeasuresOfFinding[]> {
	const found = await db()
		.read.select()
		.from(findings)
		.where(and(eq(findings.campaignId, campaignId), eq(findings.kind, 'feedback')))
		.orderBy(asc(findings.ordinal));
	const ids = found.map(({ id }) => id);
	const facetsOf = Map.groupBy(await partsIn(facets, ids), (part) => part.findingId);
	const measuresIn = Map.groupBy(await partsIn(measures, ids), (part) => part.findingId);
	const taken = await takenIn(campaignId);
	const names = found[0] ? await namesInFindings(found[0].countyId) : new Map();
	return found.map(({ id, number, title }) => {
		const counted = countedOn(names, id);
		const told = (kind: PartView['kind'], part: { id: string; label: string; text: string }) => ({
			id: part.id,
			kind,
			label: part.label,
			text: maskText(part.text, counted)
		});
		const own = (measuresIn.get(id) ?? []).map((part) => {
			const { rhythm = null, target = null } = part;
			const note = maskText(measureNote({ rhythm, target }, today()), counted);
			const said = told('measure', part);
			const heard = since && !rhythm && !target ? heardIn(said.text, since) : null;
			return { ...said, rhythm, target, note, heard, seen: seenMeasure(part) };
		});
		const parts = [
			...(facetsOf.get(id) ?? []).map((part) => told('facet', part)),
			...own.map((part) => told('measure', part))
		];
		const { planned, ids: took } = taken.get(id) ?? { planned: 0, ids: new Set<string>() };
		return {
			id,
			number,
			title: maskText(title, counted),
			planned,
			measures: own,
			untaken: untakenOf(parts, planned, took)
		};
	});
}

type PartRow = typeof measures.$inferSelect;

async function partsIn(
	table: typeof facets | typeof measures,
	findingIds: string[]
): Promise<PartRow[]> {
	if (findingIds.length === 0) return [];
	const found = await db()
		.read.select()
		.from(table)
		.where(inArray(table.findingId, findingIds))
		.orderBy(asc(table.findingId), asc(table.ordinal));
	return found as PartRow[];
}

/** What the rows of each finding took, as few lines as there are different choices. */
async function takenIn(campaignId: string) {
	const chosen = (column: typeof r.facetIds | typeof r.measureIds) =>
		sql<string>`cast(${column} as text)`;
	const found = await db()
		.read.select({
			findingId: r.findingId,
			facetIds: chosen(r.facetIds),
			measureIds: chosen(r.measureIds),
			rows: count()
		})
		.from(r)
		.where(
			and(
				eq(r.campaignId, campaignId),
				ne(r.measure, ''),
				notInArray(r.stage, ['void', 'transferred'])
			)
		)
		// By place: PostgreSQL does not see that an expression is the same one again.
		.groupBy(sql`1`, sql`2`, sql`3`);
	const taken = new Map<string, { planned: number; ids: Set<string> }>();
	for (const { findingId, facetIds, measureIds, rows } of found) {
		const known = taken.get(findingId) ?? { planned: 0, ids: new Set<string>() };
		known.planned += rows;
		for (const id of [
			...(JSON.parse(facetIds) as string[]),
			...(JSON.parse(measureIds) as string[])
		])
			known.ids.add(id);
		taken.set(findingId, known);
	}
	return taken;
}

/** `data.view` of /campaigns/[id]/measures: measures with rhythm and target, and what no unit took. */
export interface MeasuresView {
	campaign: { id: string; name: string };
	/** Whether this person may set rhythm and target. */
	mayEdit: boolean;
	findings: MeasuresOfFinding[];
}

export interface MeasuresOfFinding {
	id: string;
	number: string;
	title: string;
	/** Rows of it whose unit has set its measures. */
	planned: number;
	measures: MeasureView[];
	/** Facets and measures that none of these rows took. */
	untaken: PartView[];
}

/** One 一是 of a finding. */
export interface PartView {
	id: string;
	kind: 'facet' | 'measure';
	label: string;
	text: string;
}

export interface MeasureView extends PartView {
	rhythm: Rhythm | null;
	target: Target | null;
	/** What rows say of it today; '' when it has neither. */
	note: string;
	/** What its own words say of either, to be confirmed by a person; null once it has one. */
	heard: Heard | null;
	/** What was seen, to be sent with a change: a colleague who was first is not overwritten. */
	seen: string;
}

/**
 * Facets and measures that no unit took. As long as no unit of the finding has set its measures nothing is missing
 * yet, and the list is empty.
 * @param planned rows whose unit has set its measures
 * @param taken ids that any row took
 */
export function untakenOf(
	parts: PartView[],
	planned: number,
	taken: ReadonlySet<string>
): PartView[] {
	return planned === 0 ? [] : parts.filter(({ id }) => !taken.has(id));
}
