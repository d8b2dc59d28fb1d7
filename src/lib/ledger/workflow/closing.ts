import { commandSchemas, refusalOf, type CommandOf } from '../command.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../refusal.ts';
import type { LedgerRow } from '../row.ts';
import { unsettledRefusal } from '../rollup.ts';
import type { Decision, Rule } from '../workflow.ts';
import { plan } from './planning.ts';
import { pastDayFaults } from './past-day.ts';
import { enterReview, followed, leaveReview, taken, type Scene } from './scene.ts';

/** 申请销号. A claimed row that was put right at once (立行立改) is planned and put up in one act. */
export const requestClosure: Rule<'requestClosure'> = (row, command, scene) => {
	const open = unsettledRefusal(row, scene.facts.unsettled);
	if (open) return open;
	const faults = pastDayFaults('completedOn', '完成日期', command.completedOn, scene.facts);
	if (row.request?.kind === 'selfFound')
		return refuse('notAccepted', '自查问题还没有受理：上级受理后才能申请销号。');
	if (row.stage !== 'claimed') {
		if (Object.keys(faults).length > 0) return refuseFields(faults);
		return applied(row, command, scene);
	}
	const planned = planAtOnce(row, command, scene);
	if (isRefusal(planned))
		return { ...planned, fields: planned.fields && { ...planned.fields, ...faults } };
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	return followed(planned, applied(planned.row, command, scene));
};

/** 撤回: before anybody has signed. */
export const withdraw: Rule<'withdraw'> = (row, _command, scene) =>
	taken(row, { type: 'withdraw' }, { chainStep: 0, ...leaveReview(row, scene.facts.today) }, scene);

function applied(row: LedgerRow, command: CommandOf<'requestClosure'>, scene: Scene): Decision {
	const { completedOn, outcome, extendedCheck, evidence, remark } = command;
	return taken(
		row,
		{ type: 'requestClosure' },
		{
			completedOn,
			outcome,
			extendedCheck,
			evidence,
			...(remark ? { remark } : {}),
			...scene.applicant,
			...enterReview(row, scene.facts.today)
		},
		scene
	);
}

function planAtOnce(
	row: LedgerRow,
	command: CommandOf<'requestClosure'>,
	scene: Scene
): Refusal | Decision {
	if (command.rectification && command.rectification !== 'immediate')
		return refuse(
			'planFirst',
			'只有立行立改的条目可以认领后直接申请销号，其他类型请先制定整改措施。',
			'rectification'
		);
	const typed = commandSchemas.plan.safeParse({
		...command,
		verb: 'plan',
		problem: command.problem ?? row.problem
	});
	return typed.success ? plan(row, typed.data, scene) : refusalOf(typed.error);
}
