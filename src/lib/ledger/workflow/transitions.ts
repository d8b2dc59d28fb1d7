import type { RequestKind } from '#lib/ledger/request.ts';
import { stages, type Stage } from '#lib/ledger/stage.ts';
import type { Verb } from '#lib/ledger/verb.ts';

/**
 * Whose act it is, seen from the row.
 * unit: the row's own unit, or its township for it (代填) · applicant: who applied ·
 * reviewer: who may sign the step that waits (chain.ts) · watcher: who may bring a settled row back ·
 * sender: who hands out · above: the level above · office · receiver: the unit a row is transferred to ·
 * supervisor: a supervising unit, on rows of others
 */
export type By =
	| 'unit'
	| 'applicant'
	| 'reviewer'
	| 'watcher'
	| 'sender'
	| 'above'
	| 'office'
	| 'receiver'
	| 'supervisor';

/**
 * A stage, `same` for an act that leaves it, `review` for the step of the chain that is then waiting, `back` for
 * where the row came from, `step` for the stage of the step that waits, whose place in the chain the act may have
 * changed.
 */
type To = Stage | 'same' | 'review' | 'back' | 'step';

export interface Transition {
	verb: Verb;
	from: readonly Stage[];
	to: To;
	by: By;
	/** The requests of which one must wait for an answer; `none`: none may; left out: it does not matter. */
	asked?: readonly RequestKind[] | 'none';
	/** Only until the sender has confirmed the outcome of its transfer. */
	unconfirmed?: true;
	/** Done by the program itself along with another act; no form offers it. */
	quiet?: true;
	/** Offered beside the thing it is done to, such as a file; no menu of the row offers it. */
	beside?: true;
}

/** Stages in which a unit works on a row that it has claimed. */
const open: Stage[] = ['claimed', 'rectifying'];
function notVoid(stage: Stage): boolean {
	return stage !== 'void';
}

/** Stages in which a person answers for a row that is not done with. */
const held: Stage[] = [
	...open,
	'verifying',
	'approving',
	'notFoundPending',
	'longTerm',
	'transferPending'
];

const reassigning: Transition[] = [
	{ verb: 'decline', from: ['assigned'], to: 'declined', by: 'unit' },
	{ verb: 'keepAssigned', from: ['declined'], to: 'assigned', by: 'sender', asked: ['reassign'] },
	{ verb: 'reassign', from: ['declined'], to: 'void', by: 'sender', asked: ['reassign'] },
	{ verb: 'withdrawRequest', from: ['declined'], to: 'assigned', by: 'unit', asked: ['reassign'] }
];

const extending: Transition[] = [
	{ verb: 'requestExtension', from: open, to: 'same', by: 'unit', asked: 'none' },
	{ verb: 'grantExtension', from: open, to: 'same', by: 'above', asked: ['extension'] },
	{ verb: 'refuseExtension', from: open, to: 'same', by: 'above', asked: ['extension'] },
	{
		verb: 'withdrawRequest',
		from: ['claimed', 'rectifying', 'longTerm'],
		to: 'same',
		by: 'unit',
		asked: ['extension', 'longTerm']
	}
];

const watching: Transition[] = [
	{ verb: 'requestLongTerm', from: ['rectifying'], to: 'same', by: 'unit', asked: 'none' },
	{
		verb: 'grantLongTerm',
		from: ['rectifying', 'longTerm'],
		to: 'longTerm',
		by: 'office',
		asked: ['longTerm']
	},
	{
		verb: 'refuseLongTerm',
		from: ['rectifying', 'longTerm'],
		to: 'same',
		by: 'office',
		asked: ['longTerm']
	},
	{ verb: 'reviewLongTerm', from: ['longTerm'], to: 'same', by: 'unit', asked: 'none' }
];

const transferring: Transition[] = [
	{ verb: 'transfer', from: open, to: 'transferPending', by: 'unit', asked: 'none' },
	{
		verb: 'acceptTransfer',
		from: ['transferPending'],
		to: 'transferred',
		by: 'receiver',
		asked: ['transfer']
	},
	{
		verb: 'refuseTransfer',
		from: ['transferPending'],
		to: 'same',
		by: 'receiver',
		asked: ['transfer']
	},
	{
		verb: 'imposeTransfer',
		from: ['transferPending'],
		to: 'transferred',
		by: 'office',
		asked: ['transfer']
	},
	{
		verb: 'revokeTransfer',
		from: ['transferPending'],
		to: 'back',
		by: 'office',
		asked: ['transfer']
	},
	{
		verb: 'withdrawRequest',
		from: ['transferPending'],
		to: 'back',
		by: 'unit',
		asked: ['transfer']
	},
	{ verb: 'confirmOutcome', from: ['transferred'], to: 'same', by: 'unit', unconfirmed: true },
	{ verb: 'disputeOutcome', from: ['transferred'], to: 'same', by: 'unit', unconfirmed: true }
];

const belonging: Transition[] = [
	{ verb: 'registerSelfFound', from: [], to: 'claimed', by: 'unit' },
	{ verb: 'acceptSelfFound', from: open, to: 'same', by: 'above', asked: ['selfFound'] },
	{ verb: 'refuseSelfFound', from: open, to: 'void', by: 'above', asked: ['selfFound'] },
	{
		verb: 'handOver',
		from: [...held, 'transferred'],
		to: 'same',
		by: 'unit',
		unconfirmed: true
	},
	{ verb: 'void', from: stages.filter(notVoid), to: 'void', by: 'sender' },
	{
		verb: 'followMerge',
		from: ['assigned', 'declined', ...held, 'transferred'],
		to: 'step',
		by: 'office',
		quiet: true
	}
];

/** Evidence is only ever added or marked, also on a row that is settled. */
const evidencing: Transition[] = [
	{ verb: 'addEvidence', from: [...held, 'closed', 'notFound'], to: 'same', by: 'unit' },
	{
		verb: 'withdrawEvidence',
		from: [...held, 'closed', 'notFound'],
		to: 'same',
		by: 'unit',
		beside: true
	}
];

/** Which act leads from where to where (domain §5). An act with two ways has two lines; the likelier act first. */
export const transitions: readonly Transition[] = [
	{ verb: 'assign', from: [], to: 'assigned', by: 'sender' },
	{ verb: 'claim', from: ['assigned'], to: 'claimed', by: 'unit' },
	{ verb: 'plan', from: ['assigned', 'claimed'], to: 'rectifying', by: 'unit' },
	{ verb: 'requestClosure', from: ['rectifying', 'claimed', 'longTerm'], to: 'review', by: 'unit' },
	{ verb: 'reportProgress', from: ['rectifying'], to: 'same', by: 'unit' },
	{ verb: 'reportNotFound', from: ['assigned', 'claimed'], to: 'notFoundPending', by: 'unit' },
	{ verb: 'addProblem', from: ['claimed', 'rectifying'], to: 'same', by: 'unit' },
	{ verb: 'amend', from: ['claimed', 'rectifying'], to: 'same', by: 'unit' },
	{ verb: 'withdraw', from: ['verifying', 'approving'], to: 'back', by: 'applicant' },
	{ verb: 'verify', from: ['verifying'], to: 'review', by: 'reviewer' },
	{ verb: 'approve', from: ['approving'], to: 'closed', by: 'reviewer' },
	{ verb: 'return', from: ['verifying', 'approving'], to: 'back', by: 'reviewer' },
	{ verb: 'confirmNotFound', from: ['notFoundPending'], to: 'notFound', by: 'reviewer' },
	{ verb: 'return', from: ['notFoundPending'], to: 'claimed', by: 'reviewer' },
	{ verb: 'reopen', from: ['closed', 'longTerm'], to: 'rectifying', by: 'watcher' },
	{ verb: 'reopen', from: ['notFound'], to: 'claimed', by: 'watcher' },
	...reassigning,
	...extending,
	...watching,
	...transferring,
	...belonging,
	{
		verb: 'listHouseholds',
		from: ['claimed', 'rectifying', 'longTerm'],
		to: 'same',
		by: 'unit'
	},
	{ verb: 'noteSupervision', from: stages.filter(notVoid), to: 'same', by: 'supervisor' },
	...evidencing
];
