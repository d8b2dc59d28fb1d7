import type { Actor } from '#lib/ledger/actor.ts';
import { daysBetween, type Day } from '#lib/ledger/day.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Stage } from '#lib/ledger/stage.ts';
import type { Verb } from '#lib/ledger/verb.ts';

/** 报送 of one unit: 未报 / 已报 / 退回 / 已收 (domain §5, Submission). */
export const submissionStates = ['missing', 'submitted', 'returned', 'received'] as const;
export type SubmissionState = (typeof submissionStates)[number];
export const submissionStateNames: Record<SubmissionState, string> = {
	missing: '未报',
	submitted: '已报',
	returned: '退回',
	received: '已收'
};

export const submissionVerbs = ['submit', 'enter', 'receive', 'returnSubmission'] as const;
export type SubmissionVerb = (typeof submissionVerbs)[number];
export const submissionVerbNames: Record<SubmissionVerb, string> = {
	submit: '报送台账',
	enter: '代报',
	receive: '收下',
	returnSubmission: '退回'
};

interface SubmissionLine {
	from: readonly SubmissionState[];
	to: SubmissionState;
	by: 'unit' | 'office';
}

/** Which act leads from where to where. A further version may follow any earlier one. */
export const submissionTransitions: Record<SubmissionVerb, SubmissionLine> = {
	submit: { from: submissionStates, to: 'submitted', by: 'unit' },
	enter: { from: submissionStates, to: 'received', by: 'office' },
	receive: { from: ['submitted'], to: 'received', by: 'office' },
	returnSubmission: { from: ['submitted', 'received'], to: 'returned', by: 'office' }
};

/** Whether a person may do this for a unit: its own clerks and heads submit, those of the office do all else. */
export function maySubmission(
	actor: Pick<Actor, 'unitId' | 'functions' | 'role'>,
	verb: SubmissionVerb,
	unitId: string
): boolean {
	if (submissionTransitions[verb].by === 'office') return isOffice(actor);
	return actor.unitId === unitId && actor.role !== 'leader';
}

/** Why a person may not do it; null when they may. */
export function submissionForbidden(
	actor: Pick<Actor, 'unitId' | 'functions' | 'role'>,
	verb: SubmissionVerb,
	unitId: string
): Refusal | null {
	if (maySubmission(actor, verb, unitId)) return null;
	const who =
		submissionTransitions[verb].by === 'office'
			? '领导小组办公室的经办和负责人'
			: '该单位自己的经办和负责人';
	return refuse('forbidden', `${submissionVerbNames[verb]}由${who}办理，您的账号没有这项权限。`);
}

/** Why an act does not fit the state of a submission; null when it does. */
export function submissionRefusal(verb: SubmissionVerb, state: SubmissionState): Refusal | null {
	if (submissionTransitions[verb].from.includes(state)) return null;
	return refuse(
		'state',
		`现在是“${submissionStateNames[state]}”，不能${submissionVerbNames[verb]}：请刷新页面，看看是否已有同事办理。`
	);
}

/** 代报: how a ledger came to the office. */
export const waysIn = ['paper', 'mail'] as const;
export type WayIn = (typeof waysIn)[number];
export const wayInNames: Record<WayIn, string> = { paper: '纸质', mail: '邮件' };

/** What happens to a submission, as it is kept in the chain of events. */
export const submissionEventNames = {
	submitted: '报送台账',
	submissionEntered: '代报台账',
	submissionReceived: '收下台账',
	submissionReturned: '退回台账',
	submissionScanAdded: '上传扫描件',
	submissionExpected: '增减应报单位'
} as const;
export type SubmissionEventType = keyof typeof submissionEventNames;

/** How many days after the day the ledgers were due; 0 when in time. Late is marked, never refused. */
export function lateDays(submittedOn: Day, ledgersDueOn: Day): number {
	return Math.max(0, daysBetween(ledgersDueOn, submittedOn));
}

/** What a row lacks before its unit may submit: not checked yet, nobody answers for it, no deadline. */
export type Lack = 'unclaimed' | 'declined' | 'person' | 'deadline';
export const lackNames: Record<Lack, string> = {
	unclaimed: '待认领，还没有排查',
	declined: '申请改派，还没有定',
	person: '没有责任人',
	deadline: '限期整改没有时限'
};

type LackRow = Pick<LedgerRow, 'stage' | 'responsiblePerson' | 'rectification' | 'dueOn'>;

const neverLacking: readonly Stage[] = ['notFound', 'void', 'transferred', 'closed'];

/**
 * The one thing a row lacks before it may be submitted, or null (domain §5: blocked by rows not yet checked, open
 * rows without 责任人, 限期 rows without 时限; never by notFound, void, transferred).
 */
export function lackOf(row: LackRow): Lack | null {
	if (neverLacking.includes(row.stage)) return null;
	if (row.stage === 'assigned') return 'unclaimed';
	if (row.stage === 'declined') return 'declined';
	// How it was looked for stands in the report itself; nobody has to answer for what is not there.
	if (row.stage === 'notFoundPending') return null;
	if (row.responsiblePerson === '') return 'person';
	return row.rectification === 'byDeadline' && !row.dueOn ? 'deadline' : null;
}

/** The act that mends what a row lacks; null where it lies with others and has to come back first. */
export function mendingVerb(row: Pick<LedgerRow, 'stage'>, lack: Lack): Verb | null {
	if (lack === 'unclaimed') return 'claim';
	const byStage: Partial<Record<Stage, Verb>> = {
		claimed: 'plan',
		rectifying: 'amend',
		verifying: 'withdraw'
	};
	return byStage[row.stage] ?? null;
}
