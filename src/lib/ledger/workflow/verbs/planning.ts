import type { CommandOf } from '#lib/ledger/command/command.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import { isRefusal, refuseFields, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { withLaterDay, withinPeriod } from './beyond.ts';
import { claim, responsible } from './claiming.ts';
import { deadlineOf, deadlineFaults } from './deadline.ts';
import { followed, taken, type Patch } from '#lib/ledger/workflow/scene.ts';

type PlanTyped = Omit<CommandOf<'plan'>, 'verb'>;

/** 制定整改措施. On a row not yet claimed it is the one form 填写问题: claim and plan, two events, one version. */
export const plan: Rule<'plan'> = (row, command, scene) => {
	const patch = planPatch(row, command, scene.facts);
	if (isRefusal(patch)) return patch;
	const limited = withinPeriod(row, patch, scene);
	if (isRefusal(limited)) return limited;
	const { within, later } = limited;
	if (row.stage !== 'assigned')
		return withLaterDay(taken(row, { type: 'plan' }, within, scene), later, scene);
	const person = command.responsiblePerson || row.responsiblePerson;
	const claimed = claim(row, { ...command, verb: 'claim', responsiblePerson: person }, scene);
	if (isRefusal(claimed)) return claimed;
	const planned = taken(claimed.row, { type: 'plan' }, within, scene);
	return withLaterDay(followed(claimed, planned), later, scene);
};

/** What a plan writes into the row, or each field that keeps it from standing. */
export function planPatch(row: LedgerRow, typed: PlanTyped, facts: Facts): Refusal | Patch {
	const deadline = deadlineOf(typed, facts);
	const late = row.parentRowId && row.dueOn && (deadline.dueOn ?? '9999') > row.dueOn;
	const faults = {
		...(typed.responsiblePerson || row.responsiblePerson
			? {}
			: { responsiblePerson: '请填写责任人姓名' }),
		...deadlineFaults(deadline, facts),
		...(late ? { dueOn: `接收移交时定的办结时限是 ${row.dueOn}，需要推后请办理“延期”` } : {}),
		...linkFaults(row, typed, facts)
	};
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	return {
		...responsible(typed),
		...describedOn(row, typed),
		...deadline,
		measure: typed.measure,
		originalDueOn: row.extensions > 0 ? row.originalDueOn : deadline.dueOn,
		plannedOn: facts.today,
		reviewedDays: 0
	};
}

/** The texts and ticks that were given; a 政策落实 problem without a sector has the finding's lead unit for it. */
export function describedOn(row: LedgerRow, typed: Partial<PlanTyped>): Patch {
	const given = descriptionOf(typed);
	const policy = (given.problemKind ?? row.problemKind) === 'policy';
	const sector = given.sectorUnitId ?? row.sectorUnitId;
	return policy && !sector ? { ...given, sectorUnitId: row.leadUnitId } : given;
}

function descriptionOf(typed: Partial<PlanTyped>): Patch {
	const { problem, measure, goal, origin, nature, problemKind, facetIds, measureIds } = typed;
	const { sectorUnitId, alsoFindingIds } = typed;
	return {
		...(problem ? { problem } : {}),
		...(measure ? { measure } : {}),
		...(goal === undefined ? {} : { goal }),
		...(origin === undefined ? {} : { origin }),
		...(nature === undefined ? {} : { nature: nature || null }),
		...(problemKind === undefined ? {} : { problemKind: problemKind || null }),
		...(facetIds ? { facetIds } : {}),
		...(measureIds ? { measureIds } : {}),
		...(sectorUnitId === undefined ? {} : { sectorUnitId: sectorUnitId || null }),
		...(alsoFindingIds ? { alsoFindingIds } : {})
	};
}

/** Ticked facets and measures must be those of the row's own finding. */
export function linkFaults(
	row: Pick<LedgerRow, 'findingId'>,
	typed: Pick<Partial<PlanTyped>, 'facetIds' | 'measureIds' | 'alsoFindingIds' | 'sectorUnitId'>,
	facts: Facts
): Record<string, string> {
	const strange = (ids: string[] | undefined, known: string[]) =>
		ids?.some((id) => !known.includes(id)) ?? false;
	return {
		...(strange(typed.facetIds, facts.finding.facetIds)
			? { facetIds: '所选具体表现不属于这个反馈问题，请重新勾选' }
			: {}),
		...(strange(typed.measureIds, facts.finding.measureIds)
			? { measureIds: '所选整改措施不属于这个反馈问题，请重新勾选' }
			: {}),
		...(strange(typed.alsoFindingIds, facts.findingIds) ||
		typed.alsoFindingIds?.includes(row.findingId)
			? { alsoFindingIds: '所选反馈问题不在本批次内，或就是本条的反馈问题，请重新勾选' }
			: {}),
		...(typed.sectorUnitId && !facts.departmentIds.includes(typed.sectorUnitId)
			? { sectorUnitId: '行业部门请从列出的部门中选择，不能是乡镇或村' }
			: {})
	};
}
