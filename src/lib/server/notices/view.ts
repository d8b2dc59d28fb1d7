import type { Actor } from '#lib/ledger/actor.ts';
import type { UnitLevel } from '#lib/ledger/roster/units.ts';
import { maskedDraft, namesInItem } from '#lib/ledger/notices/names.ts';
import type { ChoosableUnit, DraftView } from './page.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { type DirectoryUnit, livingUnits } from '#lib/server/directory.ts';
import { previewDispatch } from './preview.ts';
import { namesOfUnits } from '#lib/server/findings/names.ts';
import type { StoredDraft } from '#lib/server/findings/drafts.ts';
import type { ReadDraft } from './drafts.ts';

/** A draft with what its owners stand for just now. */
export async function draftView(actor: Actor, kept: ReadDraft): Promise<DraftView> {
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
		draft: kept.campaignId ? maskedDraft(kept.draft, kept.masked) : kept.draft,
		changes: kept.changes
			.map(({ version, personId, name, at, sentence }) => ({
				version,
				personId,
				name,
				at,
				sentence: kept.campaignId ? maskText(sentence, kept.masked) : sentence
			}))
			.reverse(),
		owners: Object.fromEntries(
			planned.map(({ owner, unitIds, group, problem }) => [
				owner.id,
				{ count: unitIds.length, level: levelOf(unitIds), group, problem }
			])
		),
		departments: new Set(named).size,
		choosable: choosableUnits(units),
		names: kept.campaignId ? {} : namesOf(kept, units)
	};
}

function namesOf({ draft }: StoredDraft, units: Map<string, DirectoryUnit>) {
	const places = namesOfUnits(units);
	return Object.fromEntries(draft.items.map((item) => [item.id, namesInItem(item, places)]));
}

/** City units and townships, in the order of their codes. */
export function choosableUnits(units: Map<string, DirectoryUnit>): ChoosableUnit[] {
	return livingUnits(units)
		.filter(({ level }) => level === 'department' || level === 'township')
		.map(({ id, shortName, level }) => ({ id, name: shortName, level }));
}
