import {
	fullName,
	type UnitLabel,
	type DirectoryUnit,
	livingUnits
} from '#lib/server/directory.ts';
import { type ExpressionView, expressionsOf } from './expressions.ts';
import { type InSentence, sentenceAround } from '#lib/ledger/names/sentence-around.ts';
import type { DraftCampaign, DraftItem } from '#lib/ledger/notices/draft.ts';
import type { ChoosableUnit, DispatchFindingView, UnitLoad } from '#lib/server/notices/page.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { DispatchPlan } from '#lib/ledger/dispatch/plan.ts';
import type { PlannedFinding } from '#lib/ledger/dispatch/finding.ts';
import type { Level } from '#lib/ledger/row.ts';
import type { UnitLevel } from '#lib/ledger/roster/units.ts';
import { namesInItem } from '#lib/ledger/notices/names.ts';
import { wholeText, wordsOfItem } from '#lib/ledger/notices/finding-names.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { previewDispatch } from '#lib/server/notices/preview.ts';
import { namesOfUnits } from '#lib/server/findings/names.ts';
import type { StoredDraft } from '#lib/server/findings/drafts.ts';
import { choosableUnits } from '#lib/server/notices/view.ts';

/**
 * 交办预览 of a draft.
 * @param search part of a unit's name, for leaving units out; empty finds none
 */
export async function previewView(
	actor: Actor,
	kept: StoredDraft,
	search: string
): Promise<PreviewView> {
	const { plan, units, rosterRevision } = await previewDispatch(actor, kept.draft);
	const living = livingUnits(units);
	const { campaign, document } = kept.draft;
	const places = namesOfUnits(units);
	const out = new Set(campaign.leftOutUnitIds);
	return {
		id: kept.id,
		version: kept.version,
		rosterRevision,
		title: document.title,
		campaign,
		counts: plan.counts,
		townships: plan.townships,
		villages: plan.villages,
		problems: plan.problems,
		findings: plan.findings.map((finding) => findingView(finding, places)),
		openNames: plan.findings.flatMap(({ item }) => openNamesIn(item, places)),
		expressions: expressionsOf(plan.findings, units),
		units: loadsOf(plan, units),
		leftOut: campaign.leftOutUnitIds.map((id) => ({ id, name: fullName(units, id) })),
		choosable: choosableUnits(units),
		found: living
			.filter(({ id, level }) => search !== '' && level !== 'city' && !out.has(id))
			.map(({ id }) => ({ id, name: fullName(units, id) }))
			.filter(({ name }) => name.includes(search))
			.slice(0, 60)
	};
}

/** Proposed names of an item that nobody decided on, each with its sentence, everybody else in it masked. */
function openNamesIn(item: DraftItem, places: string[]): PreviewView['openNames'] {
	const { open, counted } = namesInItem(item, places);
	const all = wholeText(wordsOfItem(item));
	return open.map(({ name }) => ({
		itemId: item.id,
		number: item.number,
		name,
		...sentenceAround(all, name, counted)
	}));
}

function findingView(
	{ item, owners, toVillages, rows, pending }: PlannedFinding,
	places: string[]
): DispatchFindingView {
	const counts: Record<Level, number> = { city: 0, department: 0, township: 0, village: 0 };
	for (const { level } of rows) counts[level]++;
	return {
		itemId: item.id,
		number: item.number,
		leftOut: item.leftOut,
		title: maskText(item.title, namesInItem(item, places).counted),
		toVillages,
		counts,
		pending: pending.length,
		owners: owners
			.filter(({ unitIds }) => unitIds.length === 1)
			.map(({ owner }) => ({ id: owner.id, name: owner.name, lead: owner.role === 'lead' }))
	};
}

function loadsOf({ rows }: DispatchPlan, units: Map<string, DirectoryUnit>): UnitLoad[] {
	const loads = new Map<string, UnitLoad>();
	for (const { unitId, townshipId, level } of rows) {
		const id = level === 'village' ? (townshipId ?? unitId) : unitId;
		const unit = units.get(id);
		if (!unit) continue;
		const load = loads.get(id) ?? {
			id,
			name: unit.shortName,
			level: unit.level,
			own: 0,
			villages: 0
		};
		load[level === 'village' ? 'villages' : 'own']++;
		loads.set(id, load);
	}
	const order: UnitLevel[] = ['city', 'department', 'township', 'village'];
	return [...loads.values()].sort(
		(one, other) => order.indexOf(one.level) - order.indexOf(other.level)
	);
}

/** 交办预览: everything the office looks at before rows are made. */
export interface PreviewView {
	id: string;
	version: number;
	rosterRevision: number;
	title: string;
	campaign: DraftCampaign;
	counts: DispatchPlan['counts'];
	townships: DispatchPlan['townships'];
	villages: DispatchPlan['villages'];
	problems: DispatchPlan['problems'];
	findings: DispatchFindingView[];
	expressions: ExpressionView[];
	units: UnitLoad[];
	leftOut: UnitLabel[];
	/** Proposed names that nobody decided on, each with its sentence. */
	openNames: (InSentence & { itemId: string; number: string; name: string })[];
	/** City units and townships, for an expression that has to be told by hand. */
	choosable: ChoosableUnit[];
	/** Units found by the search for leaving out. */
	found: UnitLabel[];
}
