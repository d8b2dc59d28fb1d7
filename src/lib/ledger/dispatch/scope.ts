import type { DraftItem, DraftOwner } from '#lib/ledger/notices/draft.ts';
import type { UnitLevel } from '#lib/ledger/roster/units.ts';

/** A unit as a dispatch needs it. */
export interface PlanUnit {
	id: string;
	parentId: string | null;
	level: UnitLevel;
	shortName: string;
}

/** What an owner expression stands for. */
export interface Resolution {
	unitIds: string[];
	/** The kept group it names; rows of an unconfirmed one are not written. */
	group: { id: string | null; name: string; confirmed: boolean } | null;
	/** What a person has to look at, in words. */
	problem: string | null;
}

export type ResolveOwner = (owner: DraftOwner, item: DraftItem) => Resolution;

/** Where a dispatch goes: the roster by id and by township, without those left out. */
export interface DispatchScope {
	cityId: string | null;
	units: Map<string, PlanUnit>;
	/** Villages by township, in the order of the roster. */
	villagesOf: Map<string, string[]>;
	/** Left out by the office; a township takes its villages with it. */
	leftOut: Set<string>;
}

export function dispatchScope(roster: PlanUnit[], leftOutUnitIds: string[]): DispatchScope {
	const units = new Map(roster.map((unit) => [unit.id, unit]));
	const leftOut = new Set(leftOutUnitIds);
	for (const unit of roster)
		if (unit.level === 'village' && leftOut.has(unit.parentId ?? '')) leftOut.add(unit.id);
	const villagesOf = new Map<string, string[]>();
	for (const unit of roster) {
		if (unit.level !== 'village' || unit.parentId === null || leftOut.has(unit.id)) continue;
		villagesOf.set(unit.parentId, [...(villagesOf.get(unit.parentId) ?? []), unit.id]);
	}
	const cityId = roster.find((unit) => unit.level === 'city')?.id ?? null;
	return { cityId, units, villagesOf, leftOut };
}
