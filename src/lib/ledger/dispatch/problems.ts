import type { PlannedFinding } from './finding.ts';
import type { DispatchScope } from './scope.ts';
import { openProblems } from '#lib/ledger/notices/problems.ts';
import type { Draft } from '#lib/ledger/notices/draft.ts';

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
		...ofNoOwners(going),
		...ofOwners(going),
		...ofNoLead(going)
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

function ofNoOwners(going: PlannedFinding[]): PlanProblem[] {
	const bare = going.filter(({ owners }) => owners.length === 0);
	return together(bare, '没有责任单位，只生成县（市、区）级一条。');
}

function ofNoLead(going: PlannedFinding[]): PlanProblem[] {
	const leaderless = going.filter(({ owners, leadUnitId }) => owners.length > 0 && !leadUnitId);
	return together(leaderless, '没有确定的牵头单位，乡镇条目的第一步核查将由办公室办理。');
}

function together(findings: PlannedFinding[], what: string): PlanProblem[] {
	const numbers = findings.map(({ item }) => item.number).join('、');
	const [first] = findings;
	return first ? [problem('warning', `第${numbers}项${what}`, first.item.id)] : [];
}

/** The same doubt about the same wording stands once, with every item it concerns. */
function ofOwners(going: PlannedFinding[]): PlanProblem[] {
	const doubts = going.flatMap(({ item, owners }) =>
		owners.flatMap((planned) =>
			planned.problem ? [{ item, ...planned, why: planned.problem }] : []
		)
	);
	const byWording = new Map<string, typeof doubts>();
	for (const doubt of doubts) {
		const same = `${doubt.owner.wording}\n${doubt.why}`;
		byWording.set(same, [...(byWording.get(same) ?? []), doubt]);
	}
	return [...byWording.values()].flatMap(([first, ...more]) => {
		if (!first) return [];
		const numbers = [first, ...more].map(({ item }) => item.number).join('、');
		return problem(
			first.unitIds.length > 0 ? 'warning' : 'error',
			`第${numbers}项“${first.owner.wording}”：${first.why}`,
			first.item.id,
			first.owner.id
		);
	});
}

function problem(
	severity: PlanProblem['severity'],
	message: string,
	itemId: string | null = null,
	ownerId: string | null = null
): PlanProblem {
	return { severity, message, itemId, ownerId };
}
