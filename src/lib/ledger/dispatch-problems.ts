import type { PlannedFinding } from './dispatch-finding.ts';
import type { DispatchScope } from './dispatch-scope.ts';
import { openProblems } from './draft-problems.ts';
import type { Draft } from './draft.ts';

/** What stands in the way of a dispatch (`error`) or should be known before it (`warning`). */
export interface PlanProblem {
	severity: 'error' | 'warning';
	message: string;
	itemId: string | null;
	ownerId: string | null;
}

export function planProblems(
	draft: Draft,
	scope: DispatchScope,
	findings: PlannedFinding[]
): PlanProblem[] {
	const going = findings.filter(({ item }) => !item.leftOut);
	return [
		...ofRoster(scope),
		...ofDraft(draft, going),
		...going.flatMap(ofOwners),
		...going.flatMap(ofLead)
	];
}

function ofRoster(scope: DispatchScope): PlanProblem[] {
	if (!scope.cityId)
		return [problem('error', '单位名单里没有市（县）一级，请先在“单位”里导入名单。')];
	const townships = [...scope.units.values()].filter((unit) => unit.level === 'township');
	if (townships.length > 0) return [];
	return [problem('error', '单位名单里没有乡镇，请先在“单位”里导入名单。')];
}

function ofDraft(draft: Draft, going: PlannedFinding[]): PlanProblem[] {
	const errors = openProblems(draft).filter(({ severity }) => severity === 'error').length;
	return [
		...(going.length > 0 ? [] : [problem('error', '没有要交办的问题。')]),
		...(draft.campaign.confirmed ? [] : [problem('error', '请先核对并确认整改批次的名称和日期。')]),
		...(errors > 0 ? [problem('error', `还有 ${errors} 处必须核对，请回到“核对”处理。`)] : [])
	];
}

function ofOwners({ item, owners }: PlannedFinding): PlanProblem[] {
	if (owners.length === 0)
		return [problem('warning', `第${item.number}项没有责任单位，只有市级一条。`, item.id)];
	return owners.flatMap(({ owner, problem: why }) =>
		why ? [problem('error', `第${item.number}项“${owner.wording}”：${why}`, item.id, owner.id)] : []
	);
}

function ofLead({ item, owners, leadUnitId }: PlannedFinding): PlanProblem[] {
	if (leadUnitId || owners.length === 0) return [];
	return [
		problem(
			'warning',
			`第${item.number}项没有确定的牵头单位，乡镇的核查步骤将由办公室办理。`,
			item.id
		)
	];
}

function problem(
	severity: PlanProblem['severity'],
	message: string,
	itemId: string | null = null,
	ownerId: string | null = null
): PlanProblem {
	return { severity, message, itemId, ownerId };
}
