import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { settledHeap } from '#lib/ledger/rates/rollup.ts';
import { stageNames, stages, type Stage } from '#lib/ledger/stage.ts';

/** Rows of a campaign counted together; `confirmed`: the outcome of what was transferred is. */
export interface StageRows {
	stage: Stage;
	confirmed: boolean;
	rows: number;
}

/** 结束批次 looked at before it is done. */
export interface EndPreview {
	/** What will be as it is, by stage: 已销号, 未发现, 长期坚持, 已移交, 作废. */
	settled: StageLine[];
	/** What keeps the campaign from ending, by stage. */
	open: StageLine[];
	openRows: number;
	/** Long-term rows: they go on being watched after the end. */
	carried: number;
}

export interface StageLine {
	name: string;
	rows: number;
	/** What of the list's 状态 shows these rows. */
	stage: Stage;
}

/** Sorts the rows of a campaign into what is settled and what is not (domain §5, Roll-up). */
export function endPreview(counts: StageRows[]): EndPreview {
	const lines = (isSettled: boolean): StageLine[] =>
		stages
			.map((stage) => ({
				stage,
				name: stage === 'transferred' && !isSettled ? '已移交待确认办结' : stageNames[stage],
				rows: counts
					.filter((count) => count.stage === stage && settledHeap(count) === isSettled)
					.reduce((sum, { rows }) => sum + rows, 0)
			}))
			.filter(({ rows }) => rows > 0);
	const open = lines(false);
	return {
		settled: lines(true),
		open,
		openRows: open.reduce((sum, { rows }) => sum + rows, 0),
		carried: counts.find(({ stage }) => stage === 'longTerm')?.rows ?? 0
	};
}

/** Why a campaign may not be ended by this person now; null when it may. */
export function endRefusal(
	actor: Actor,
	state: 'preparing' | 'dispatched' | 'ended',
	{ open, openRows }: EndPreview
): Refusal | null {
	if (!isOffice(actor))
		return refuse('notPermitted', '结束批次由领导小组办公室的经办或负责人办理。');
	if (state === 'preparing') return refuse('notDispatched', '这个批次还没有交办，不能结束。');
	if (state === 'ended') return refuse('ended', '这个批次已经结束。');
	if (openRows === 0) return null;
	const where = open.map(({ name, rows }) => `${name} ${rows} 条`).join('、');
	return refuse(
		'openRows',
		`还有 ${openRows} 条没有办结（${where}）：全部销号、核实未发现、转长期坚持、确认办结或作废后，才能结束批次。`
	);
}
