import type { Actor } from '#lib/ledger/actor.ts';
import type { Resolution } from '#lib/ledger/dispatch-scope.ts';
import type { Change } from '#lib/ledger/draft-history.ts';
import type { Draft } from '#lib/ledger/draft.ts';
import type { UnitLevel } from '#lib/ledger/units.ts';
import type { DirectoryUnit } from './directory.ts';
import { livingUnits, previewDispatch } from './dispatch-preview.ts';
import type { KeptDraft } from './notice-drafts-store.ts';

/** What an owner expression stands for, as a page shows it. */
export interface OwnerView {
	count: number;
	/** Of all its units; null when there are none or of several levels. */
	level: UnitLevel | null;
	group: Resolution['group'];
	problem: string | null;
}

/** A unit that can be chosen as an owner. */
export interface ChoosableUnit {
	id: string;
	name: string;
	level: UnitLevel;
}

/** A draft as its page shows it; the text of the notice goes apart, it never changes. */
export interface DraftView {
	id: string;
	version: number;
	campaignId: string | null;
	draft: Draft;
	/** The latest changes, newest first. */
	changes: Omit<Change, 'reversal'>[];
	owners: Record<string, OwnerView>;
	/** How many units of the county itself own a finding by name. */
	departments: number;
	/** City units and townships, for owners told by hand. */
	choosable: ChoosableUnit[];
}

export async function draftView(actor: Actor, kept: KeptDraft): Promise<DraftView> {
	const { plan, units } = await previewDispatch(actor, kept.draft);
	const levelOf = (ids: string[]): UnitLevel | null => {
		const levels = new Set(ids.map((id) => units.get(id)?.level));
		return levels.size === 1 ? ([...levels][0] ?? null) : null;
	};
	const planned = plan.findings.flatMap((finding) => finding.owners);
	const named = planned
		.filter(({ group }) => !group)
		.flatMap(({ unitIds }) => unitIds.filter((id) => units.get(id)?.level === 'department'));
	return {
		id: kept.id,
		version: kept.version,
		campaignId: kept.campaignId,
		draft: kept.draft,
		changes: kept.changes
			.map(({ version, personId, name, at, sentence }) => ({
				version,
				personId,
				name,
				at,
				sentence
			}))
			.reverse(),
		owners: Object.fromEntries(
			planned.map(({ owner, unitIds, group, problem }) => [
				owner.id,
				{ count: unitIds.length, level: levelOf(unitIds), group, problem }
			])
		),
		departments: new Set(named).size,
		choosable: choosableUnits(units)
	};
}

export function choosableUnits(units: Map<string, DirectoryUnit>): ChoosableUnit[] {
	return livingUnits(units)
		.filter(({ level }) => level === 'department' || level === 'township')
		.map(({ id, shortName, level }) => ({ id, name: shortName, level }));
}
