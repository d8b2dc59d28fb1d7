import { withUnit } from '#lib/ledger/row-sets.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Stage } from '#lib/ledger/stage.ts';

/**
 * Stages in which a row is settled (domain §5, Roll-up); a transferred row is once its outcome is confirmed.
 */
export const settledStages = ['closed', 'notFound', 'longTerm', 'void'] as const satisfies Stage[];

export function settled(row: Pick<LedgerRow, 'stage'> & { outcomeConfirmedOn?: string | null }) {
	if (row.stage === 'transferred') return Boolean(row.outcomeConfirmedOn);
	return (settledStages as readonly Stage[]).includes(row.stage);
}

/** The same of rows counted together: their stage, and whether the outcome of what was transferred is confirmed. */
export function settledHeap({ stage, confirmed }: { stage: Stage; confirmed: boolean }): boolean {
	return stage === 'transferred' ? confirmed : settled({ stage });
}

/** Whether a row stands for its finding over all rows below it: the first of a township or of the city. */
export function standsForAll(row: Pick<LedgerRow, 'level' | 'ordinal'>): boolean {
	return row.ordinal === 1 && (row.level === 'township' || row.level === 'city');
}

type Parent = Pick<LedgerRow, 'level' | 'ordinal' | 'stage'>;

/** 具备销号条件: all below and beside is settled, the row itself is not. A person still has to apply. */
export function ready(row: Parent, unsettled: number): boolean {
	return standsForAll(row) && unsettled === 0 && !settled(row) && row.stage !== 'transferred';
}

/** 条件失效: put up for closing or settled, but something below came back. */
export function conditionLost(row: Parent, unsettled: number): boolean {
	const up = row.stage === 'verifying' || row.stage === 'approving' || settled(row);
	return standsForAll(row) && unsettled > 0 && up && row.stage !== 'void';
}

/** Why a row that stands for all may not be put up yet; null when it may. */
export function unsettledRefusal(
	row: Pick<LedgerRow, 'level' | 'ordinal'>,
	unsettled: number,
	act = '申请'
): Refusal | null {
	if (!standsForAll(row) || unsettled === 0) return null;
	const where = row.level === 'city' ? '各部门和乡镇' : '本乡镇及所属村';
	return refuse(
		'unsettled',
		`还有 ${unsettled} 条未了结：${where}的同一反馈问题全部了结后，本条才能${act}。`
	);
}

/** ready 具备销号条件 · waiting: not yet · lost 条件失效 · done: put up or settled, and all below too */
export type RollupState = 'ready' | 'waiting' | 'lost' | 'done';

/** A row that stands for all rows of its finding below it, and how they stand. */
export interface StandsForAll {
	id: string;
	findingId: string;
	level: 'city' | 'township';
	unsettled: number;
	standing: RollupState;
}

export function rollupState(
	row: Pick<LedgerRow, 'level' | 'ordinal' | 'stage'>,
	unsettled: number
): RollupState {
	if (conditionLost(row, unsettled)) return 'lost';
	if (unsettled > 0) return 'waiting';
	return ready(row, unsettled) && withUnit.includes(row.stage) ? 'ready' : 'done';
}

export const rollupNames: Record<RollupState, string> = {
	ready: '具备销号条件',
	waiting: '还不具备销号条件',
	lost: '条件失效',
	done: '条件具备'
};
