import { describe, expect, test } from 'vitest';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { columns, type Column } from '#lib/ledger/stage.ts';
import { moveTo, movesFor } from '#lib/ledger/workflow/moves.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import { people, units, type PersonKey } from '../../cast.ts';
import { rareOfUnit } from './by-hand.ts';
import { factsOf, planned, putUp, putUpAsNotFound, rowOf } from '../cast/rows.ts';

const assigned = rowOf(units.dongwan);
const claimed = { ...assigned, stage: 'claimed' } satisfies LedgerRow;
const rectifying = { ...assigned, ...planned } satisfies LedgerRow;
const verifying = { ...assigned, ...putUp } satisfies LedgerRow;
const approving = { ...verifying, stage: 'approving', chainStep: 1 } satisfies LedgerRow;
const pending = { ...assigned, ...putUpAsNotFound } satisfies LedgerRow;
const closed = { ...approving, stage: 'closed' } satisfies LedgerRow;
const notFound = { ...pending, stage: 'notFound' } satisfies LedgerRow;
const township = { ...rowOf(units.liuhe), ...planned } satisfies LedgerRow;
const oneStep = {
	...rectifying,
	chain: [{ unit: 'township', role: 'head' }]
} satisfies LedgerRow;
const threeSteps = { ...verifying, chain: [...verifying.chain, ...verifying.chain.slice(1)] };

function drop(who: PersonKey, row: LedgerRow, column: Column): string {
	const result = moveTo(column, row, people[who], standingOf(row, people[who], factsOf(row)));
	return 'reason' in result ? result.reason : [result.verb, ...result.also].join(' ');
}

// prettier-ignore
const drops: [PersonKey, LedgerRow, Column, string][] = [
	['zhengHao', assigned, 'assigned', '已在此列'],
	['zhengHao', assigned, 'claimed', 'claim'],
	['zhengHao', assigned, 'rectifying', 'plan'],
	['zhengHao', assigned, 'verifying', 'reportNotFound'],
	['zhengHao', assigned, 'approving', '需先经乡镇核查'],
	['zhengHao', assigned, 'closed', '需先核查、审定'],
	['zhengHao', assigned, 'longTerm', '需先申请转长期坚持'],
	['chenJing', assigned, 'claimed', '由责任单位办理'],
	['wuGang', assigned, 'claimed', '只能查看'],
	['zhengHao', claimed, 'assigned', '已认领，不可退回此列'],
	['zhengHao', claimed, 'verifying', 'requestClosure reportNotFound'],
	['zhengHao', rectifying, 'assigned', '已制定措施，不可退回此列'],
	['zhengHao', rectifying, 'claimed', '已制定措施，不可退回此列'],
	['zhengHao', rectifying, 'verifying', 'requestClosure'],
	['liWen', rectifying, 'verifying', 'requestClosure'],
	['zhengHao', rectifying, 'approving', '需先经乡镇核查'],
	['liWen', township, 'approving', '需先经牵头单位核查'],
	['liWen', { ...township, leadUnitId: null }, 'approving', '需先经办公室核查'],
	['zhengHao', rectifying, 'closed', '需先核查、审定'],
	['zhengHao', oneStep, 'verifying', '本条直接审定，不设核查'],
	['zhengHao', oneStep, 'approving', 'requestClosure'],
	['zhengHao', oneStep, 'closed', '需先审定'],
	['zhengHao', verifying, 'claimed', '已申请销号，不可退回此列'],
	['zhengHao', verifying, 'rectifying', 'withdraw'],
	['fengChun', verifying, 'rectifying', '由申请人撤回'],
	['liWen', verifying, 'rectifying', 'return'],
	['liWen', verifying, 'approving', 'verify'],
	['liWen', verifying, 'closed', '需先审定'],
	['liWen', { ...verifying, typistId: 'liWen' }, 'approving', '不能审核自己的申请'],
	['zhengHao', verifying, 'approving', '由乡镇核查'],
	['liWen', threeSteps, 'approving', '还需下一步核查'],
	['liWen', approving, 'closed', '由负责人审定'],
	['wangFang', approving, 'closed', 'approve'],
	['zhengHao', approving, 'closed', '由乡镇审定'],
	['zhengHao', approving, 'rectifying', '已有人签署，不能撤回'],
	['zhengHao', approving, 'verifying', '已申请销号，不可退回此列'],
	['liWen', pending, 'claimed', 'return'],
	['liWen', pending, 'closed', 'confirmNotFound'],
	['zhengHao', pending, 'closed', '由乡镇核查'],
	['zhengHao', pending, 'rectifying', '需先核实'],
	['zhengHao', pending, 'assigned', '已报未发现，不可退回此列'],
	['hanBing', closed, 'rectifying', 'reopen'],
	['zhengHao', closed, 'rectifying', '本单位不能重新挂账自己的条目'],
	['linTao', closed, 'rectifying', '由上级重新挂账'],
	['hanBing', closed, 'claimed', '已销号，只能重新挂账'],
	['hanBing', notFound, 'claimed', 'reopen'],
	['hanBing', { ...closed, stage: 'longTerm' }, 'rectifying', 'reopen'],
	['chenJing', { ...assigned, stage: 'declined' }, 'claimed', '申请改派，不能移动'],
	['chenJing', { ...rectifying, stage: 'transferPending', resumeStage: 'claimed' }, 'closed', '移交待接收，不能移动']
];

describe('a card dropped on a column', () => {
	test.each(drops)('%s', (who, row, column, answer) => {
		expect(drop(who, row, column)).toBe(answer);
	});

	test('always says an act or a reason of at most 16 characters', () => {
		for (const row of [
			assigned,
			claimed,
			rectifying,
			verifying,
			approving,
			pending,
			closed,
			notFound
		])
			for (const column of columns)
				for (const who of Object.keys(people) as PersonKey[])
					expect(drop(who, row, column)).toMatch(/^[a-zA-Z ]+$|^[^a-zA-Z]{2,16}$/);
	});
});

test('the menu names each act, the likeliest first', () => {
	const moves = movesFor(rectifying, people.zhengHao, 'elsewhere');
	expect(moves.map(({ name, to }) => [name, to])).toEqual([
		['申请销号', 'verifying'],
		['更新进展', 'rectifying'],
		['增加问题', 'rectifying'],
		['修改', 'rectifying'],
		...rareOfUnit.split(' ').map((verb) => [verbNames[verb as Verb], 'rectifying'])
	]);
});

test('while somebody waits for an answer, the answers stand in front and all else behind', () => {
	const by = { since: '2022-06-20', reason: '汛期', personId: 'zhengHao', personName: '郑浩' };
	const asked = {
		...rectifying,
		request: { kind: 'extension', dueOn: '2022-07-20', ...by }
	} satisfies LedgerRow;
	const moves = movesFor(asked, people.liWen, 'elsewhere');
	expect(moves.filter(({ aside }) => !aside).map(({ name }) => name)).toEqual([
		'同意延期',
		'不同意延期'
	]);
	const own = movesFor(asked, people.zhengHao, 'elsewhere');
	expect(own.filter(({ aside }) => !aside).map(({ name }) => name)).toEqual([
		...['申请销号', '更新进展', '增加问题', '修改', '撤回申请']
	]);
});
