import { expect, test } from 'vitest';
import { ledgerEvent } from '../../src/lib/ledger/events.ts';
import { changeLines, sentence } from '../../src/lib/ledger/sentence.ts';
import { birthOf, newRow } from '../../src/lib/ledger/workflow/birth.ts';
import { people, units } from '../cast.ts';
import { act, done, filled } from './acts.ts';
import { planned, putUp, putUpAsNotFound, rowOf } from './rows.ts';
import { isRefusal } from '../../src/lib/ledger/refusal.ts';
import type { CommandVerb } from '../../src/lib/ledger/command.ts';
import type { LedgerRow } from '../../src/lib/ledger/row.ts';

const { zhengHao, liWen, wangFang, hanBing } = people;
const row = rowOf(units.dongwan);
const open = { ...row, ...planned } satisfies LedgerRow;
const up = { ...row, ...putUp } satisfies LedgerRow;
const pending = { ...row, ...putUpAsNotFound } satisfies LedgerRow;

test('every act tells itself in one sentence and survives being kept as text', () => {
	const draw = { id: 'd', drawn: true, passed: false, failed: false };
	const told = (
		[
			[zhengHao, row, 'claim'],
			[zhengHao, open, 'amend'],
			[zhengHao, open, 'addProblem'],
			[zhengHao, open, 'reportProgress'],
			[zhengHao, open, 'requestClosure'],
			[zhengHao, up, 'withdraw'],
			[liWen, up, 'verify'],
			[wangFang, { ...up, stage: 'approving', chainStep: 1 }, 'approve'],
			[zhengHao, row, 'reportNotFound'],
			[liWen, pending, 'confirmNotFound'],
			[liWen, pending, 'return'],
			[hanBing, { ...pending, stage: 'notFound' }, 'reopen'],
			[zhengHao, open, 'listHouseholds']
		] as [typeof zhengHao, LedgerRow, CommandVerb][]
	).map(([who, on, verb]) => {
		const decision = act(who, on, verb, {}, { draw });
		if (isRefusal(decision)) throw new Error(decision.message);
		const kept = JSON.parse(JSON.stringify(decision.events[0])) as unknown;
		expect(ledgerEvent.parse(kept)).toEqual(decision.events[0]);
		return sentence(ledgerEvent.parse(kept));
	});
	expect(told).toEqual([
		'认领：责任人 郑浩，办公电话 0374-8200001',
		'修改：细化措施',
		'增加问题：2 户未纳入监测',
		'更新进展：6月19日 已走访 4 户',
		'申请销号：完成日期 6月19日，整改情况及成效 6 户均已知晓',
		'撤回',
		'核查通过：现场核查，走访 3 户属实',
		'审定销号：同意销号',
		'未发现此类问题：6月18日 郑浩排查 40 户：逐户走访',
		'核实：电话核实，抽查属实',
		'退回补充整改：2 户仍不清楚；需补充：补走访记录，6月27日前（漏报）',
		'重新挂账：纪委监委暗访发现反弹，3 户又不知晓（漏报）',
		'登记涉及农户：涉及农户 颜国强（不知晓监测政策，未改）'
	]);
	expect(told.length + ['plan'].length).toBe(Object.keys(filled).length);
});

test('交办 and a plan', () => {
	expect(sentence(birthOf(newRow(row)))).toBe('交办');
	const plan = done(zhengHao, row, 'plan').events[1]!;
	expect(sentence(plan)).toBe(
		'制定整改措施：具体问题 6 户不知晓监测政策，整改措施 逐户上门讲解，整改类型 限期整改，整改时限 7月10日'
	);
	expect(changeLines(plan.changes, { 'f1-1': '一是', 'm1-2': '二是' })).toEqual([
		{ label: '办理状态', from: '已认领', to: '正在整改' },
		{ label: '具体问题', from: '—', to: '6 户不知晓监测政策' },
		{ label: '整改措施', from: '—', to: '逐户上门讲解' },
		{ label: '对应具体表现', from: '—', to: '一是' },
		{ label: '对应整改措施', from: '—', to: '二是' },
		{ label: '整改类型', from: '—', to: '限期整改' },
		{ label: '整改时限', from: '—', to: '7月10日' }
	]);
});

test('a step signed by the office for want of others says so', () => {
	const typed = {
		...rowOf(units.shangzhuang),
		...putUp,
		stage: 'approving',
		chainStep: 1
	} as const;
	const facts = { signers: ['sunQiang', 'qianLi'] };
	const approved = done(people.zhouMing, typed, 'approve', {}, facts);
	expect(sentence(approved.events[0]!)).toBe(
		'审定销号：同意销号（本步骤无其他可签人员，由办公室代签）'
	);
});
