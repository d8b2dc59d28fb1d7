import type { Actor } from '#lib/ledger/actor.ts';
import type { Standing } from '#lib/ledger/chain/panel.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import { columnOf, columns, stageNames, type Column } from '#lib/ledger/stage.ts';
import { stepsOf } from '#lib/ledger/chain/chain.ts';
import { barred, reviewerWord } from './gate.ts';
import { columnAfter } from './transition-of.ts';
import { transitions } from './transitions.ts';

/**
 * Why a card may not be dropped on a column, in few words: because another person does that act, or
 * because no act leads there.
 */
export function whyNot(column: Column, row: LeanRow, actor: Actor, standing: Standing): string {
	const others = transitions
		.filter((line) => line.from.includes(row.stage) && columnAfter(line, row) === column)
		.map((line) => barred(row, line.verb, actor, standing))
		.filter((bar) => bar !== null);
	return others[0]?.brief ?? noWay(column, row);
}

function noWay(column: Column, row: LeanRow): string {
	switch (row.stage) {
		case 'closed':
		case 'longTerm':
		case 'notFound':
			return `${stageNames[row.stage]}，只能重新挂账`;
		case 'declined':
		case 'transferPending':
		case 'transferred':
		case 'void':
			return `${stageNames[row.stage]}，不能移动`;
		case 'notFoundPending':
			return column === 'assigned' ? '已报未发现，不可退回此列' : '需先核实';
	}
	if (column === 'longTerm') return '需先申请转长期坚持';
	return isBack(column, row) ? back(row) : ahead(column, row);
}

function isBack(column: Column, row: LeanRow): boolean {
	const here = columnOf(row.stage, row.resumeStage);
	return here !== null && columns.indexOf(column) < columns.indexOf(here);
}

function back(row: LeanRow): string {
	const done = {
		claimed: '已认领',
		rectifying: '已制定措施',
		verifying: '已申请销号',
		approving: '已申请销号'
	}[row.stage as 'claimed' | 'rectifying' | 'verifying' | 'approving'];
	return `${done}，不可退回此列`;
}

function ahead(column: Column, row: LeanRow): string {
	if (column === 'verifying') return '本条直接审定，不设核查';
	const who = reviewerWord(row);
	if (row.stage === 'verifying') return column === 'closed' ? '需先审定' : '还需下一步核查';
	if (column === 'approving') return `需先经${who}核查`;
	return stepsOf(row).length > 1 ? '需先核查、审定' : '需先审定';
}
