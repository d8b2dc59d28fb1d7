import type { Actor } from './actor.ts';
import { isSoon, reviewOverdue } from '#lib/ledger/due/due.ts';
import { owns, scopeOf, type RowPlace } from './permissions.ts';
import { dealtWith, uncounted } from '#lib/ledger/rates/rates.ts';
import { settled } from '#lib/ledger/rates/rollup.ts';
import type { RollupState } from '#lib/ledger/rates/rollup.ts';
import type { LedgerRow, LeanRow } from './row.ts';
import { waitsFor, type WaitingFacts } from '#lib/ledger/rows/waiting.ts';
import { stages, type Stage } from './stage.ts';
import { lackOf } from '#lib/ledger/submissions/submission.ts';
import { lacksDeadline } from '#lib/ledger/workflow/prompt.ts';

/** What the rule of a set may ask beside the row itself; asked only by the sets that need it. */
export interface SetFacts extends WaitingFacts {
	/** 督导记录 of a row: the units that wrote one, and whether its unit has done nothing since the last. */
	notes: (row: LeanRow) => { unitIds: string[]; unanswered: boolean };
	/** Null for a row that stands for no others. */
	standing: (row: LeanRow) => RollupState | null;
	/** A review of the row was signed too late. */
	signedLate: (row: LeanRow) => boolean;
}

/** A named set of rows: its words above a list, and whether a row that is in sight belongs to it. */
interface NamedSet {
	words: string;
	rule: (row: LedgerRow, facts: SetFacts) => boolean;
}

/**
 * Every set of rows that a number counts and a list may be narrowed to beside the stages, so that the number opens
 * just these (domain §5, Roll-up; §6). One entry a set, and its question to the store in server/rows/sets.ts
 * (docs/decisions/030); the two are proven equal on random rows in tests/server/rows/row-sets.test.ts.
 */
export const rowSets = {
	waiting: { words: '待我审核', rule: waitsFor },
	notWaiting: {
		words: '不等我审核的',
		rule: (row: LeanRow, facts: WaitingFacts) => !waitsFor(row, facts)
	},
	done: {
		words: '已办',
		rule: (row: LeanRow, facts: WaitingFacts) => isHandedOn(row) && !waitsFor(row, facts)
	},
	/** Of the own unit, and still there. */
	returned: {
		words: '退回待补',
		rule: (row: LedgerRow, { actor }: SetFacts) => owns(actor, row) && isSentBack(row)
	},
	/** Of the own unit and of a township's villages; what was sent back since is 退回. */
	hungUp: {
		words: '重新挂账未重定的',
		rule: (row: LedgerRow, { actor }: SetFacts) =>
			row.relapses > 0 &&
			row.returnReason === '' &&
			hasComeBack(row) &&
			(owns(actor, row) || row.townshipId === actor.unitId)
	},
	soon: {
		words: '3 天内到期',
		rule: (row: LedgerRow, { actor, today }: SetFacts) => owns(actor, row) && isSoon(row, today)
	},
	/** What keeps its unit from submitting. */
	lacking: { words: '报送前待补齐', rule: (row: LedgerRow) => lackOf(row) !== null },
	/** For a supervising unit those it wrote itself, for everybody else any. */
	noted: {
		words: '有督导记录',
		rule: (row: LeanRow, { actor, notes }: SetFacts) => {
			const { unitIds } = notes(row);
			return actor.functions.includes('supervision')
				? unitIds.includes(actor.unitId)
				: unitIds.length > 0;
		}
	},
	unanswered: {
		words: '督导待答复',
		rule: (row: LeanRow, { actor, notes }: SetFacts) =>
			owns(actor, row) && withUnit.includes(row.stage) && notes(row).unanswered
	},
	ready: {
		words: '具备销号条件',
		rule: (row: LeanRow, { actor, standing }: SetFacts) =>
			isToldOf(actor, row) && standing(row) === 'ready'
	},
	lost: {
		words: '条件失效',
		rule: (row: LeanRow, { actor, standing }: SetFacts) =>
			isToldOf(actor, row) && standing(row) === 'lost'
	},
	signedLate: {
		words: '审核曾超时',
		rule: (row: LeanRow, { signedLate }: SetFacts) => signedLate(row)
	},
	problems: { words: '具体问题', rule: isProblem },
	/** 正在整改 as the figures say it. */
	open: {
		words: '问题正在整改',
		rule: (row: LedgerRow) => isProblem(row) && !dealtWith.includes(row.stage)
	},
	/** All that 完成率 speaks of. */
	counted: { words: '计入完成率', rule: isCounted },
	/** It keeps the row above from being struck off; a transferred row does until its outcome is confirmed. */
	unsettled: { words: '未了结', rule: (row: LeanRow) => !settled(row) },
	withUnit: {
		words: '待责任单位办理',
		rule: ({ stage }: Pick<LeanRow, 'stage'>) => withUnit.includes(stage)
	},
	underWay: {
		words: '责任单位办理中',
		rule: ({ stage }: Pick<LeanRow, 'stage'>) => underWay.includes(stage)
	},
	/** It lies with others or is settled. */
	handedOn: { words: '已报出或已了结', rule: isHandedOn },
	reviewLate: {
		words: '审核超时',
		rule: (row: LeanRow, { today, workingDays }: Pick<SetFacts, 'today' | 'workingDays'>) =>
			reviewOverdue(row, today, workingDays) > 0
	},
	/** Whatever became of the row since. */
	missed: { words: '漏报', rule: ({ missed }: Pick<LedgerRow, 'missed'>) => missed > 0 },
	sentBack: { words: '退回', rule: isSentBack },
	/** Begun, and not sent back. */
	inHand: {
		words: '整改中',
		rule: (row: WithReturn) => underWay.includes(row.stage) && row.returnReason === ''
	},
	/** Hung up again and without a new deadline. */
	cameBack: { words: '重新挂账待定时限', rule: hasComeBack },
	outcomePending: {
		words: '已移交待确认',
		rule: (row: LeanRow) => row.stage === 'transferred' && !settled(row)
	},
	outcomeConfirmed: {
		words: '移交已办结',
		rule: (row: LeanRow) => row.stage === 'transferred' && settled(row)
	}
} satisfies Record<string, NamedSet>;

export type SetName = keyof typeof rowSets;
export const setNames = Object.keys(rowSets) as SetName[];

export function isSetName(name: string): name is SetName {
	return Object.hasOwn(rowSets, name);
}

/** What the list may be asked for as `stage`: a stage or a set; null for anything else. */
export function stageOrSet(name: string): Stage | SetName | null {
	return stages.find((stage) => stage === name) ?? (isSetName(name) ? name : null);
}

/** Stages in which a row waits for its own unit. */
export const withUnit: readonly Stage[] = ['assigned', 'claimed', 'rectifying'];
/** Those of them in which the unit has begun. */
export const underWay: readonly Stage[] = ['claimed', 'rectifying'];

/** Whose rows that stand for others are told to an actor: all in sight to who watches, else those of the own unit. */
export function isToldOf(actor: Actor, row: RowPlace): boolean {
	return scopeOf(actor).all || actor.role === 'leader' || owns(actor, row);
}

type WithReturn = Pick<LedgerRow, 'stage' | 'returnReason'>;

function isSentBack({ stage, returnReason }: WithReturn): boolean {
	return underWay.includes(stage) && returnReason !== '';
}

function isHandedOn({ stage }: Pick<LedgerRow, 'stage'>): boolean {
	return !withUnit.includes(stage);
}

function isCounted({ stage }: Pick<LedgerRow, 'stage'>): boolean {
	return !uncounted.includes(stage);
}

function isProblem(row: Pick<LedgerRow, 'stage' | 'problem'>): boolean {
	return isCounted(row) && row.problem !== '';
}

function hasComeBack(row: Pick<LedgerRow, 'stage' | 'rectification' | 'dueOn' | 'relapses'>) {
	return lacksDeadline(row) || (row.stage === 'claimed' && row.relapses > 0);
}
