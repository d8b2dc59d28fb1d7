import type { Actor } from '#lib/ledger/actor.ts';
import { stepUnit, stepUnitNames, waitingStep } from '#lib/ledger/chain/chain.ts';
import type { Standing } from '#lib/ledger/chain/panel.ts';
import { can, owns } from '#lib/ledger/permissions.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import { requestNames } from '#lib/ledger/request.ts';
import { transitionOf } from './transition-of.ts';
import { transitions, type By, type Transition } from './transitions.ts';

/** Why an act is not open to this person now: a sentence for a form, and few words for a board column. */
export interface Bar {
	kind:
		| 'readOnly'
		| 'notPermitted'
		| 'stage'
		| 'notApplicant'
		| 'signedAlready'
		| 'notReviewer'
		| 'confirmedAlready'
		| 'asking'
		| 'notAsked'
		| 'ownRequest';
	message: string;
	brief: string;
}

/**
 * Whether stage, role and relation allow an act; null when they do. What the act requires beyond that is
 * for `decide`. The only place that answers this: board, menu and `decide` all ask here.
 */
export function barred(row: LeanRow, verb: Verb, actor: Actor, standing: Standing): Bar | null {
	if (actor.role === 'leader')
		return bar('readOnly', '县级领导账号只能查看，不能办理。', '只能查看');
	const line = transitionOf(verb, row.stage);
	const by = line?.by ?? transitions.find((other) => other.verb === verb)?.by ?? 'unit';
	if (!can(actor, verb, row)) return foreign(row, verb, actor, by);
	if (!line)
		return bar(
			'stage',
			`本条现为“${stageNames[row.stage]}”，不能${verbNames[verb]}。`,
			`${stageNames[row.stage]}，不能${verbNames[verb]}`
		);
	if (line.unconfirmed && row.outcomeConfirmedOn) return confirmedAlready(verb);
	if (by === 'applicant') return notApplicant(row, actor);
	if (by === 'reviewer') return notReviewer(row, standing);
	return requestBar(row, line, actor);
}

/** 乡镇 / 牵头单位 / 办公室: who signs the step that waits. */
export function reviewerWord(row: LeanRow): string {
	return stepUnitNames[stepUnit(row)];
}

function bar(kind: Bar['kind'], message: string, brief: string): Bar {
	return { kind, message, brief };
}

function foreign(row: LeanRow, verb: Verb, actor: Actor, by: By): Bar {
	if (by === 'watcher' && owns(actor, row)) return ownRow('重新挂账');
	if (by === 'reviewer' && owns(actor, row)) return ownReview(row);
	if (by === 'watcher')
		return bar('notPermitted', '重新挂账由办公室、督导单位或所属乡镇办理。', '由上级重新挂账');
	if (by === 'reviewer') return elsewhere(row);
	if (by === 'sender' || by === 'above')
		return bar(
			'notPermitted',
			`${verbNames[verb]}由办公室办理，村的条目也可由所属乡镇办理。`,
			`由上级${verbNames[verb]}`
		);
	if (by === 'office')
		return bar('notPermitted', `${verbNames[verb]}由办公室办理。`, '由办公室办理');
	if (by === 'supervisor') return notSupervisor(row, actor);
	if (by === 'receiver')
		return bar('notPermitted', `${verbNames[verb]}由接收单位办理。`, '由接收单位办理');
	return bar(
		'notPermitted',
		`${verbNames[verb]}由责任单位办理，村的条目可由所属乡镇代填。`,
		'由责任单位办理'
	);
}

/** Nobody supervises an own row. */
function notSupervisor(row: LeanRow, actor: Actor): Bar {
	if (actor.functions.includes('supervision') && owns(actor, row)) return ownRow('督导');
	return bar('notPermitted', '督导记录由督导单位在别的单位的条目上填写。', '由督导单位填写');
}

/** The unit waits for a reviewer; where it would itself be that reviewer, say why it is not. */
function ownReview(row: LeanRow): Bar {
	return stepUnit(row) === waitingStep(row).unit ? elsewhere(row) : ownRow('核查');
}

function ownRow(act: string): Bar {
	return bar('notPermitted', `本单位不能${act}自己的条目。`, `本单位不能${act}自己的条目`);
}

/** What was transferred is over for its sender; its names stay as a record. */
function confirmedAlready(verb: Verb): Bar {
	return bar(
		'confirmedAlready',
		`本条的移交已确认办结，不再办理“${verbNames[verb]}”；又出现问题的，请由上级对接收单位的条目重新挂账。`,
		'移交已确认办结'
	);
}

function notApplicant(row: LeanRow, actor: Actor): Bar | null {
	if (row.chainStep > 0)
		return bar(
			'signedAlready',
			'审核人已签署，不能撤回；确需修改的，请审核单位退回补充整改。',
			'已有人签署，不能撤回'
		);
	const applied = actor.personId === row.applicantId || actor.personId === row.typistId;
	if (applied) return null;
	return bar('notApplicant', '只有提出申请的人可以撤回。', '由申请人撤回');
}

/** What was asked of others and waits: an answer needs it, another request has to wait for it. */
function requestBar(row: LeanRow, { asked, by, verb }: Transition, actor: Actor): Bar | null {
	const { request } = row;
	if (!asked) return null;
	if (asked === 'none')
		return request
			? bar(
					'asking',
					`本条“${requestNames[request.kind]}”还在等待答复，请等答复或先撤回。`,
					'有申请等待答复'
				)
			: null;
	if (!request || !asked.includes(request.kind))
		return bar('notAsked', `本条没有等待${verbNames[verb]}的申请。`, '没有等待答复的申请');
	const answers = by !== 'unit' && by !== 'receiver';
	if (answers && request.personId === actor.personId)
		return bar('ownRequest', '不能答复自己提出的申请，请由他人办理。', '不能答复自己的申请');
	return null;
}

function notReviewer(row: LeanRow, standing: Standing): Bar | null {
	switch (standing) {
		case 'may':
		case 'mayForOffice':
			return null;
		case 'applied':
			return bar(
				'notReviewer',
				'申请人和代填人不能审核自己的申请，请由他人办理。',
				'不能审核自己的申请'
			);
		case 'signed':
			return bar(
				'notReviewer',
				'您已签署前一步，同一条不能由一人签两步，请由他人办理。',
				'您已签署前一步'
			);
		case 'ownUnit':
			return ownReview(row);
		case 'role':
			return bar('notReviewer', '这一步由单位负责人或指定的代理人审定。', '由负责人审定');
		case 'elsewhere':
			return elsewhere(row);
	}
}

function elsewhere(row: LeanRow): Bar {
	const act = row.stage === 'approving' ? '审定' : '核查';
	const who = reviewerWord(row);
	return bar('notReviewer', `这一步由${who}${act}。`, `由${who}${act}`);
}
