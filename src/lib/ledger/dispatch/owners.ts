import type { Day } from '#lib/ledger/day.ts';
import type { Resolution, ResolveOwner } from './scope.ts';
import type { Draft, DraftOwner } from '#lib/ledger/notices/draft.ts';
import {
	resolveOwners,
	type OwnerResolution,
	type OwnerRoster
} from '#lib/ledger/roster/owners.ts';

/**
 * What the owners of a draft stand for in a roster. Units chosen by hand come first; a group of
 * 成员单位 that nobody keeps yet is taken as the units named anywhere in the draft, unconfirmed.
 * @param onDay the day the names are read for: that of the notice
 */
export function resolverOf(draft: Draft, roster: OwnerRoster, onDay: Day): ResolveOwner {
	const known = new Map<string, OwnerResolution>();
	const look = (owner: DraftOwner, named: string[] = []): OwnerResolution => {
		const asked = [owner.name, owner.expected, ...named].join(' ');
		const found = known.get(asked) ?? resolveOwners(owner, roster, onDay, named);
		known.set(asked, found);
		return found;
	};
	const namedIn = (owners: DraftOwner[]) => {
		const ids = owners.flatMap((owner) => {
			const found = look(owner);
			return owner.unitIds ?? (found.kind === 'unit' ? found.units : []);
		});
		return [...new Set(ids)];
	};
	const levels = new Map(roster.units.map((unit) => [unit.id, unit.level]));
	const memberUnits = namedIn(draft.items.flatMap((item) => item.owners)).filter(
		(id) => levels.get(id) === 'department'
	);

	return (owner, item): Resolution => {
		if (owner.unitIds) return { unitIds: owner.unitIds, group: null, problem: null };
		const found = look(owner, /其他|其它|其余/.test(owner.name) ? namedIn(item.owners) : []);
		if (found.kind === 'unknown' && /成员单位$/.test(owner.name))
			return {
				unitIds: memberUnits,
				group: { id: null, name: owner.name, confirmed: false },
				problem: null
			};
		const group = roster.groups.find(({ id }) => id === found.groupId);
		return {
			unitIds: found.units,
			group: group ? { id: group.id, name: group.name, confirmed: !found.pending } : null,
			problem: found.problem ?? null
		};
	};
}
