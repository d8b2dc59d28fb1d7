import type { PlannedFinding, PlannedOwner } from '#lib/ledger/dispatch/finding.ts';
import type { ExpressionView } from '#lib/server/notices/page.ts';
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
					...{ group, problem, unitIds },
					chosen: owner.unitIds !== null,
					...{ itemId: item.id, ownerId: owner.id }
				});
		}
	return [...seen.values()];
}

function isExpression({ unitIds, group, owner }: PlannedOwner): boolean {
	return unitIds.length !== 1 || group !== null || owner.unitIds !== null;
}
