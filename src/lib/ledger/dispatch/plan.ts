import { planFinding, type PlannedFinding, type PlannedRow } from './finding.ts';
import { planProblems, type PlanProblem } from './problems.ts';
import { dispatchScope, type PlanUnit, type ResolveOwner } from './scope.ts';
import type { Draft } from '#lib/ledger/notices/draft.ts';
import type { Level } from '#lib/ledger/row.ts';

/** How many rows there are to be; `named` and `byGroup` are the two ways into the department level. */
export interface PlanCounts {
	total: number;
	city: number;
	department: number;
	township: number;
	village: number;
	named: number;
	byGroup: number;
	/** Rows that would follow if the unconfirmed groups were confirmed. */
	pending: number;
}

/** Units of a level: what the notice counts, what the roster has, what is left out. */
interface PlanTally {
	expected: number | null;
	found: number;
	leftOut: number;
}

export interface DispatchPlan {
	rows: PlannedRow[];
	/** Rows of groups nobody has confirmed: shown, never written (domain §3). */
	pending: PlannedRow[];
	findings: PlannedFinding[];
	counts: PlanCounts;
	townships: PlanTally;
	villages: PlanTally;
	problems: PlanProblem[];
}

/**
 * Every row a dispatch of this draft would write, and what stands in its way. Nothing is guessed:
 * an expression that resolves to no unit is a problem, not an absence.
 * @param units the roster as it stands, merged units and those of other days left out
 * @param resolve what an owner expression stands for in that roster
 */
export function planDispatch(draft: Draft, units: PlanUnit[], resolve: ResolveOwner): DispatchPlan {
	const scope = dispatchScope(units, draft.campaign.leftOutUnitIds);
	const findings = draft.items.map((item) => planFinding(item, scope, resolve));
	const rows = findings.flatMap((finding) => finding.rows);
	const pending = findings.flatMap((finding) => finding.pending);
	return {
		rows,
		pending,
		findings,
		counts: countsOf(rows, pending),
		townships: tallyOf(units, scope.leftOut, 'township', draft.campaign.expectedTownships),
		villages: tallyOf(units, scope.leftOut, 'village', draft.campaign.expectedVillages),
		problems: planProblems(draft, scope, findings)
	};
}

function countsOf(rows: PlannedRow[], pending: PlannedRow[]): PlanCounts {
	const at = (level: Level) => rows.filter((row) => row.level === level);
	const department = at('department');
	const byGroup = department.filter((row) => row.byGroup).length;
	return {
		total: rows.length,
		city: at('city').length,
		department: department.length,
		township: at('township').length,
		village: at('village').length,
		named: department.length - byGroup,
		byGroup,
		pending: pending.length
	};
}

function tallyOf(
	units: PlanUnit[],
	leftOut: Set<string>,
	level: PlanUnit['level'],
	expected: number | null
): PlanTally {
	const found = units.filter((unit) => unit.level === level);
	return {
		expected,
		found: found.length,
		leftOut: found.filter((unit) => leftOut.has(unit.id)).length
	};
}
