import type { Day } from './day.ts';
import type { ProblemKind } from './row.ts';

/** Who asked, on which day and why. */
interface Requested {
	since: Day;
	reason: string;
	/** Account that asked, or typed for the unit. */
	personId: string;
	/** With 代填 the person of the unit, by name; else the account's own. */
	personName: string;
}

/**
 * What a unit asked and somebody else has to answer (domain §5).
 * reassign 申请改派 · extension 延期 · longTerm 转长期坚持 · selfFound 自查问题受理 · transfer 移交
 */
export type Request =
	| (Requested & { kind: 'reassign' })
	| (Requested & { kind: 'extension'; dueOn: Day })
	| (Requested & {
			kind: 'longTerm';
			stageGoal: string;
			goalReached: boolean;
			mechanism: string;
			reviewOn: Day;
	  })
	| (Requested & { kind: 'selfFound' })
	| (Requested & {
			kind: 'transfer';
			/** Why the receiver will not have it; '' until it says so. Then the office rules. */
			refused: string;
			/** 问题类别 before, for when the row stays where it is. */
			problemKind?: ProblemKind | null;
	  });

export type RequestKind = Request['kind'];
/** What a card carries of it: no words. `refused`: the receiver of a transfer will not have it, or why. */
export type LeanRequest = Pick<Request, 'kind' | 'since' | 'personId'> & {
	refused?: string | boolean;
};

export const requestNames: Record<RequestKind, string> = {
	reassign: '申请改派',
	extension: '申请延期',
	longTerm: '申请转长期坚持',
	selfFound: '自查问题待受理',
	transfer: '移交待接收'
};
