import { expect, test } from 'vitest';
import { requestSchemas } from '#lib/ledger/command/requests.ts';
import { transferSchemas } from '#lib/ledger/command/transfers.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import type { Request } from '#lib/ledger/request.ts';
import { ledgerEvent } from '#lib/ledger/events/events.ts';
import { changeLines } from '#lib/ledger/events/sentence.ts';
import { sentence } from '../sentence.ts';
import { birthOf, newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { people, units } from '../../cast.ts';
import { act, done, filled } from '../cast/acts.ts';
import { fileOf } from '../cast/files.ts';
import { planned, putUp, putUpAsNotFound, rowOf } from '../cast/rows.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { doneNames, verbs } from '#lib/ledger/verb.ts';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';

const { zhengHao, liWen, wangFang, hanBing } = people;
const row = rowOf(units.dongwan);
const open = { ...row, ...planned } satisfies LedgerRow;
const up = { ...row, ...putUp } satisfies LedgerRow;
const photo = fileOf('photo');
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
			[zhengHao, open, 'listHouseholds'],
			[hanBing, open, 'noteSupervision'],
			[zhengHao, open, 'addEvidence'],
			[zhengHao, { ...open, files: [photo] }, 'withdrawEvidence']
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
		'登记涉及农户：涉及农户 颜国强（不知晓监测政策，未改）',
		'督导记录：走访 3 户，1 户不知晓；建议：补讲后再报；请于6月27日前答复',
		'补充佐证材料：镇档案室2号柜',
		'作废佐证材料：photo.jpg，传错了一张'
	]);
	const asked = Object.keys(requestSchemas).length + Object.keys(transferSchemas).length;
	expect(told.length + ['plan'].length + asked).toBe(Object.keys(filled).length);
});

test('what was asked and answered tells itself too', () => {
	const { chenJing, luJia } = people;
	const asked = (kind: string, more: object) =>
		({
			kind,
			since: '2022-06-13',
			reason: '',
			personId: 'zhengHao',
			personName: '郑浩',
			...more
		}) as Request;
	const extension = { ...open, request: asked('extension', { dueOn: '2022-07-25' }) };
	const words = { stageGoal: '全部知晓', mechanism: '每月走访', reviewOn: '2022-09-30' };
	const goOn = { ...open, request: asked('longTerm', { ...words, goalReached: true }) };
	const selfFound = { ...open, request: asked('selfFound', {}) };
	const declined = { ...row, stage: 'declined', request: asked('reassign', {}) };
	const away = { stage: 'transferPending', transferToId: 'water', resumeStage: 'rectifying' };
	const sent = { ...open, ...away, request: asked('transfer', { refused: '' }) };
	const gone = { ...open, stage: 'transferred', transferToId: 'water' };
	const watched = { ...open, stage: 'longTerm' };
	const named = { id: 'water', name: '水利局', level: 'department', townshipId: null };
	const facts = {
		named: { ...named, chain: open.chain, nextOrdinal: 1, standingRowId: null },
		siblings: [{ id: 'row-kept', number: '1-2' }],
		child: { ...open, id: 'child', stage: 'closed' }
	} as Partial<Facts>;
	const told = (
		[
			[zhengHao, row, 'decline'],
			[chenJing, declined, 'keepAssigned'],
			[chenJing, declined, 'reassign'],
			[zhengHao, open, 'requestExtension'],
			[liWen, extension, 'grantExtension'],
			[liWen, extension, 'refuseExtension'],
			[zhengHao, open, 'requestLongTerm'],
			[chenJing, goOn, 'grantLongTerm'],
			[chenJing, goOn, 'refuseLongTerm'],
			[zhengHao, watched, 'reviewLongTerm'],
			[zhengHao, open, 'transfer'],
			[luJia, sent, 'acceptTransfer'],
			[luJia, sent, 'refuseTransfer'],
			[chenJing, sent, 'imposeTransfer'],
			[chenJing, sent, 'revokeTransfer'],
			[zhengHao, gone, 'confirmOutcome'],
			[zhengHao, gone, 'disputeOutcome'],
			[zhengHao, sent, 'withdrawRequest'],
			[liWen, selfFound, 'acceptSelfFound'],
			[liWen, selfFound, 'refuseSelfFound'],
			[liWen, open, 'void'],
			[zhengHao, open, 'handOver']
		] as [typeof zhengHao, LedgerRow, CommandVerb][]
	).map(([who, on, verb]) => {
		const decision = act(who, on, verb, {}, facts);
		if (isRefusal(decision)) throw new Error(`${verb} ${decision.message}`);
		const kept = JSON.parse(JSON.stringify(decision.events[0])) as unknown;
		expect(ledgerEvent.parse(kept)).toEqual(decision.events[0]);
		return sentence(ledgerEvent.parse(kept), { water: '水利局' });
	});
	expect(told).toEqual([
		'申请改派：本村没有监测对象，应由水利局办理',
		'维持交办：属本单位职责',
		'改派：给水利局，饮水管护由水利局负责',
		'申请延期：延至 7月25日，汛期不能施工',
		'同意延期：同意',
		'不同意延期：工期够用',
		'申请转长期坚持：年底前监测对象全部知晓（阶段目标未达到）；长效机制：每月走访一次',
		'同意转长期坚持：同意',
		'不同意转长期坚持：可以按期销号',
		'阶段复核：6月19日 30 户知晓，10 户待讲（阶段目标未达到）',
		'移交：给水利局，政策口径由水利局解释',
		'接收移交：办结时限 7月20日',
		'不接收移交：属农业农村局职责',
		'裁定由接收单位办理：办结时限 7月20日，三定方案明确由水利局负责',
		'裁定退回移交单位：属地问题，由村办理',
		'确认办结：群众满意',
		'问题仍存在：2 户仍未享受',
		'撤回申请',
		'受理自查问题：属实，列入台账',
		'不予受理：与 1-1 重复',
		'作废：与 1-2 重复；保留 1-2',
		'人员移交：郑浩调离'
	]);
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

test('every act has words for when it is done, and they are Chinese', () => {
	for (const verb of verbs) {
		expect(doneNames[verb]).toMatch(/已/);
		expect(doneNames[verb]).not.toMatch(/^已(不|问题|督导记录|未发现|阶段)/);
	}
});

test('what was typed with a full stop goes on without it, and days of another year say theirs', () => {
	const noted = done(hanBing, open, 'noteSupervision', {
		...{ finding: '走访 3 户，1 户不知晓。', suggestion: '补讲后再报。', answerBy: '2022-06-27' }
	});
	expect(noted.events.map((event) => sentence(event))).toEqual([
		'督导记录：走访 3 户，1 户不知晓；建议：补讲后再报；请于6月27日前答复'
	]);
	const changes = { reviewOn: ['2022-03-19', '2023-03-01'], goalReached: [false, true] } as const;
	const lines = changeLines(changes as unknown as Parameters<typeof changeLines>[0], {}, '2022');
	expect(lines.map(({ label, from, to }) => `${label} ${from} → ${to}`)).toEqual([
		'复核日期 3月19日 → 2023年3月1日',
		'阶段目标是否达到 未达到 → 已达到'
	]);
});
