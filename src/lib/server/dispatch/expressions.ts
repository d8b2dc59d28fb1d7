import type { Resolution } from '#lib/ledger/dispatch/scope.ts';
import type { PlannedFinding, PlannedOwner } from '#lib/ledger/dispatch/finding.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';

/** Every expression of the draft that is not simply the name of one unit, each wording once. */
export function expressionsOf(
	findings: PlannedFinding[],
	units: Map<string, DirectoryUnit>
): ExpressionView[] {
	const seen = new Map<string, ExpressionView>();
	for (const { item, owners } of findings.filter((finding) => !finding.item.leftOut))
		for (const planned of owners.filter(isExpression)) {
			const { owner, unitIds, group, problem } = planned;
			const key = [owner.wording, ...unitIds].join(' ');
			const before = seen.get(key);
			if (before) before.numbers.push(item.number);
			else
				seen.set(key, {
					wording: owner.wording,
					numbers: [item.number],
					expected: owner.expected,
					members: unitIds.map((id) => units.get(id)?.shortName ?? ''),
					group,
					problem,
					unitIds,
					chosen: owner.unitIds !== null,
					itemId: item.id,
					ownerId: owner.id
				});
		}
	return [...seen.values()];
}

function isExpression({ unitIds, group, owner }: PlannedOwner): boolean {
	return unitIds.length !== 1 || group !== null || owner.unitIds !== null;
}

/** An owner expression that stands for several units, or for none yet, with all findings that use it. */
export interface ExpressionView {
	wording: string;
	/** Numbers of the findings. */
	numbers: string[];
	expected: number | null;
	members: string[];
	group: Resolution['group'];
	problem: string | null;
	/** Chosen by hand. */
	chosen: boolean;
	/** Where to change it: any one of its places, edits go to all of the same wording. */
	itemId: string;
	ownerId: string;
	unitIds: string[];
}
