import { commandSchemas, refusalOf, type CommandOf } from '#lib/ledger/command/command.ts';
import { countedFiles } from '#lib/ledger/evidence/file.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Decision, Rule } from '#lib/ledger/workflow/decide.ts';
import { attached, type Came } from './evidence.ts';
import { plan } from './planning.ts';
import { pastDayFaults } from './past-day.ts';
import {
	enterReview,
	followed,
	leaveReview,
	taken,
	type Scene
} from '#lib/ledger/workflow/scene.ts';

/** 申请销号. A claimed row that was put right at once (立行立改) is planned and put up in one act. */
export const requestClosure: Rule<'requestClosure'> = (row, command, scene) => {
	const came = attached(row, 'requestClosure', command.fileIds, scene);
	if (isRefusal(came)) return came;
	const faults = {
		...pastDayFaults('completedOn', '完成日期', command.completedOn, scene.facts),
		...evidenceFaults(row, command)
	};
	if (row.stage !== 'claimed') {
		if (Object.keys(faults).length > 0) return refuseFields(faults);
		return applied(row, command, scene, came);
	}
	const planned = planAtOnce(row, command, scene);
	if (isRefusal(planned))
		return { ...planned, fields: planned.fields && { ...planned.fields, ...faults } };
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	return followed(planned, applied(planned.row, command, scene, came));
};

/** 撤回: before anybody has signed. */
export const withdraw: Rule<'withdraw'> = (row, _command, scene) =>
	taken(row, { type: 'withdraw' }, { chainStep: 0, ...leaveReview(row, scene.facts.today) }, scene);

/** At least one piece of evidence: a file, or where the paper lies. Photographs are never asked for. */
function evidenceFaults(
	row: LedgerRow,
	{ evidence, fileIds = [] }: CommandOf<'requestClosure'>
): Record<string, string> {
	const some = fileIds.length + countedFiles(row.files).length > 0;
	if ((evidence ?? row.evidence) || some) return {};
	return { evidence: '请添加佐证材料，或写明纸质材料存放处，如“村档案盒3号”' };
}

function applied(
	row: LedgerRow,
	command: CommandOf<'requestClosure'>,
	scene: Scene,
	{ patch, alsoDo }: Came
): Decision {
	const { completedOn, outcome, extendedCheck, remark } = command;
	const evidence = command.evidence ?? row.evidence;
	return taken(
		row,
		{ type: 'requestClosure' },
		{
			...patch,
			completedOn,
			outcome,
			extendedCheck,
			evidence,
			...(remark ? { remark } : {}),
			...scene.applicant,
			...enterReview(row, scene.facts.today)
		},
		scene,
		{ alsoDo }
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
