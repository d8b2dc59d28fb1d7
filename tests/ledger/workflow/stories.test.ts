import { describe, expect, test } from 'vitest';
import { sentence } from '../cast/sentence.ts';
import { birthOf } from '#lib/ledger/workflow/verbs/birth.ts';
import { people, units } from '../../cast.ts';
import { atOnce, done } from '../cast/acts.ts';
import { planned, putUpAsNotFound, rowOf } from '../cast/rows.ts';

const { zhengHao, fengChun, liWen, zhaoMin, wangFang, chenJing, zhouMing, linTao, hanBing } =
	people;

describe('东湾村 puts a problem right', () => {
	test('the village fills in one form, reports, is struck off by two people of 柳河镇', () => {
		const filled = done(zhengHao, rowOf(units.dongwan), 'plan');
		expect(filled.events.map((event) => event.type)).toEqual(['claim', 'plan']);
		expect(filled.events.map((event) => event.version)).toEqual([2, 2]);
		expect(filled.row).toMatchObject({
			version: 2,
			stage: 'rectifying',
			dueOn: '2022-07-10',
			originalDueOn: '2022-07-10',
			plannedOn: '2022-06-20'
		});

		const told = done(zhengHao, filled.row, 'reportProgress', { noChange: true, text: '' });
		expect(told.alsoDo).toEqual([{ kind: 'progress', on: '2022-06-19', text: '无变化' }]);
		expect(told.row).toEqual({ ...filled.row, version: 3 });
		const nextSteps = '下周逐户回访';
		const planned = done(zhengHao, told.row, 'reportProgress', { nextSteps });
		expect(planned.alsoDo).toEqual([
			{ kind: 'progress', on: '2022-06-19', text: '已走访 4 户', nextSteps }
		]);
		expect(sentence(planned.events[0]!)).toBe(
			'更新进展：6月19日 已走访 4 户；下一步：下周逐户回访'
		);

		const up = done(zhengHao, told.row, 'requestClosure').row;
		expect(up).toMatchObject({
			stage: 'verifying',
			chainStep: 0,
			applicantId: 'zhengHao',
			applicantName: '郑浩',
			typistId: null,
			underReviewSince: '2022-06-20'
		});

		const verified = done(liWen, up, 'verify', {}, { today: '2022-06-22' });
		expect(verified.row).toMatchObject({
			stage: 'approving',
			chainStep: 1,
			withReviewerSince: '2022-06-22',
			underReviewSince: '2022-06-20'
		});
		expect(verified.signOff).toEqual({
			step: 0,
			verb: 'verify',
			way: 'site',
			opinion: '走访 3 户属实',
			fellToOffice: false,
			evidenceHashes: []
		});

		const facts = { signers: ['liWen'], today: '2022-06-23' };
		const closed = done(zhaoMin, verified.row, 'approve', {}, facts);
		expect(closed.row).toMatchObject({
			stage: 'closed',
			closedOn: '2022-06-23',
			reviewedDays: 3,
			underReviewSince: null
		});
		expect(closed.events.map((event) => sentence(event))).toEqual(['审定销号：同意销号']);
	});

	test('立行立改: claimed and put up at once, due by the period’s end', () => {
		const claimed = done(zhengHao, rowOf(units.dongwan), 'claim').row;
		const up = done(fengChun, claimed, 'requestClosure', atOnce);
		expect(up.events.map((event) => event.type)).toEqual(['plan', 'requestClosure']);
		expect(up.row).toMatchObject({ stage: 'verifying', version: 3, dueOn: '2022-07-31' });
	});

	test('returned twice: the deadline stands, the days with reviewers are kept apart', () => {
		const row = { ...rowOf(units.dongwan), ...planned };
		const up = done(zhengHao, row, 'requestClosure', {}, { today: '2022-06-20' }).row;
		const back = done(wangFang, up, 'return', {}, { today: '2022-06-23' });
		expect(back.row).toMatchObject({
			stage: 'rectifying',
			chainStep: 0,
			dueOn: '2022-07-10',
			amendBy: '2022-06-27',
			returnReason: '2 户仍不清楚；需补充：补走访记录',
			returns: 1,
			reviewedDays: 3
		});
		const again = done(zhengHao, back.row, 'requestClosure', {}, { today: '2022-06-25' }).row;
		const once = done(liWen, again, 'verify', {}, { today: '2022-06-25' }).row;
		const twice = done(wangFang, once, 'return', {}, { today: '2022-06-26' });
		expect(twice.row).toMatchObject({ returns: 2, reviewedDays: 4, chainStep: 0 });
		expect(sentence(twice.events[0]!)).toBe(
			'退回补充整改：2 户仍不清楚；需补充：补走访记录，6月27日前'
		);
	});

	test('who applied takes it back before anybody has signed', () => {
		const up = done(zhengHao, { ...rowOf(units.dongwan), ...planned }, 'requestClosure').row;
		const back = done(zhengHao, up, 'withdraw', {}, { today: '2022-06-21' }).row;
		expect(back).toMatchObject({ stage: 'rectifying', reviewedDays: 1, withReviewerSince: null });
	});

	test('a second problem becomes a row of its own, already claimed', () => {
		const row = { ...rowOf(units.dongwan), ...planned };
		const added = done(zhengHao, row, 'addProblem', {}, { nextOrdinal: 4 });
		expect(added.row).toEqual({ ...row, version: row.version + 1 });
		const [born] = added.creates;
		expect(born).toMatchObject({
			stage: 'claimed',
			ordinal: 4,
			version: 1,
			problem: '2 户未纳入监测',
			responsiblePerson: '郑浩',
			measure: '',
			dueOn: null,
			replyBy: null,
			chain: row.chain
		});
		expect(born && 'id' in born).toBe(false);
		expect(born && sentence(birthOf(born))).toBe('增加问题：2 户未纳入监测');
	});

	test('a nearer deadline is an amendment, the original stays', () => {
		const row = { ...rowOf(units.dongwan), ...planned };
		const amended = done(zhengHao, row, 'amend', { dueOn: '2022-07-01', officePhone: '' });
		expect(amended.row).toMatchObject({ dueOn: '2022-07-01', originalDueOn: '2022-07-10' });
		expect(amended.events[0]?.changes).toEqual({
			measure: ['逐户上门讲解', '逐户上门讲解并张贴公示'],
			dueOn: ['2022-07-10', '2022-07-01']
		});
	});

	test('long-term with a review date', () => {
		const row = rowOf(units.dongwan);
		const longTerm = { rectification: 'longTerm', dueOn: '', reviewOn: '2022-10-31' };
		expect(done(zhengHao, row, 'plan', longTerm).row).toMatchObject({
			stage: 'rectifying',
			dueOn: null,
			reviewOn: '2022-10-31'
		});
	});
});

describe('代填 for 东湾村', () => {
	test('the village stands as applicant, the typist beside; another of 柳河镇 verifies', () => {
		const filled = done(liWen, rowOf(units.dongwan), 'plan');
		expect(filled.events[0]).toMatchObject({ onBehalfOf: 'dongwan', applicantName: '郑浩' });
		const up = done(liWen, filled.row, 'requestClosure', { applicantName: '冯春' });
		expect(up.row).toMatchObject({
			applicantId: null,
			applicantName: '冯春',
			typistId: 'liWen'
		});
		expect(sentence(up.events[0]!, { dongwan: '东湾村' })).toBe(
			'申请销号（代东湾村冯春填报）：完成日期 6月19日，整改情况及成效 6 户均已知晓'
		);
		expect(done(zhaoMin, up.row, 'verify').row.stage).toBe('approving');
		expect(done(liWen, up.row, 'withdraw').row.stage).toBe('rectifying');
	});
});

describe('未发现此类问题', () => {
	const report = () => done(zhengHao, rowOf(units.dongwan), 'reportNotFound').row;
	const draw = { id: 'd', drawn: false, passed: false, failed: false };

	test('the drawn row is looked at, the others follow when all drawn passed', () => {
		const drawn = done(liWen, report(), 'confirmNotFound', {}, { draw: { ...draw, drawn: true } });
		expect(drawn.row).toMatchObject({ stage: 'notFound', closedOn: null });
		expect(drawn.alsoDo).toEqual([{ kind: 'drawResult', drawId: 'd', result: 'passed' }]);
		expect(drawn.signOff).toMatchObject({ step: 0, verb: 'confirmNotFound', way: 'phone' });
		const followed = done(
			liWen,
			report(),
			'confirmNotFound',
			{},
			{ draw: { ...draw, passed: true } }
		);
		expect(followed.alsoDo).toEqual([]);
		expect(sentence(followed.events[0]!)).toBe('核实：抽中的全部属实，随批确认');
	});

	test('a drawn row where the problem is found counts as 漏报; after it every row is looked at', () => {
		const caught = done(wangFang, report(), 'return', {}, { draw: { ...draw, drawn: true } });
		expect(caught.row).toMatchObject({ stage: 'claimed', missed: 1, returns: 1, check: null });
		expect(caught.alsoDo).toEqual([{ kind: 'drawResult', drawId: 'd', result: 'failed' }]);
		const after = { draw: { ...draw, failed: true } };
		expect(done(liWen, report(), 'confirmNotFound', {}, after).alsoDo).toEqual([
			{ kind: 'drawResult', drawId: 'd', result: 'passed' }
		]);
		expect(done(liWen, report(), 'return', {}, after).row.missed).toBe(1);
	});

	test('sent back without a draw it is no 漏报', () => {
		const back = done(wangFang, report(), 'return');
		expect(back.row).toMatchObject({ stage: 'claimed', missed: 0 });
		expect(back.alsoDo).toEqual([]);
	});

	test('found later: 重新挂账 as 漏报', () => {
		const row = { ...rowOf(units.dongwan), ...putUpAsNotFound, stage: 'notFound' } as const;
		expect(done(hanBing, row, 'reopen').row).toMatchObject({
			stage: 'claimed',
			relapses: 1,
			missed: 1
		});
	});
});

describe('above the village', () => {
	test('柳河镇 is verified by the lead department and approved by the office, then reopened', () => {
		const up = done(liWen, { ...rowOf(units.liuhe), ...planned }, 'requestClosure').row;
		const once = done(linTao, up, 'verify').row;
		const closed = done(chenJing, once, 'approve', {}, { signers: ['linTao'] }).row;
		const back = done(hanBing, closed, 'reopen');
		expect(back.row).toMatchObject({ stage: 'rectifying', relapses: 1, missed: 0, closedOn: null });
		expect(sentence(back.events[0]!)).toBe('重新挂账：纪委监委暗访发现反弹，3 户又不知晓');
	});

	test('a chain of one step goes straight to approval and may still be taken back', () => {
		const chain = [{ unit: 'office', role: 'head' }] as const;
		const row = { ...rowOf(units.water), ...planned, chain: [...chain] };
		const up = done(people.luJia, row, 'requestClosure').row;
		expect(up.stage).toBe('approving');
		expect(done(people.luJia, up, 'withdraw').row.stage).toBe('rectifying');
		expect(done(zhouMing, up, 'approve').row.stage).toBe('closed');
	});

	test('a chain of three steps verifies twice', () => {
		const chain = [
			{ unit: 'township', role: 'clerk' },
			{ unit: 'leadUnit', role: 'clerk' },
			{ unit: 'office', role: 'head' }
		] as const;
		const row = { ...rowOf(units.dongwan), ...planned, chain: [...chain] };
		const up = done(zhengHao, row, 'requestClosure').row;
		const once = done(liWen, up, 'verify').row;
		expect(once).toMatchObject({ stage: 'verifying', chainStep: 1 });
		const twice = done(linTao, once, 'verify', {}, { signers: ['liWen'] }).row;
		expect(twice).toMatchObject({ stage: 'approving', chainStep: 2 });
	});
});
