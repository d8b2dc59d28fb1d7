import { describe, expect, test } from 'vitest';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { people, units, type PersonKey } from '../../cast.ts';
import { atOnce, refused } from '../cast/acts.ts';
import { planned, putUp, putUpAsNotFound, rowOf } from '../cast/rows.ts';

const assigned = rowOf(units.dongwan);
const claimed = { ...assigned, stage: 'claimed', responsiblePerson: '郑浩' } satisfies LedgerRow;
const rectifying = { ...assigned, ...planned } satisfies LedgerRow;
const verifying = { ...assigned, ...putUp } satisfies LedgerRow;
const approving = { ...verifying, stage: 'approving', chainStep: 1 } satisfies LedgerRow;
const pending = { ...assigned, ...putUpAsNotFound } satisfies LedgerRow;
const townshipFirst = { ...rowOf(units.liuhe), ...planned } satisfies LedgerRow;
const countyFirst = { ...rowOf(units.county), ...planned } satisfies LedgerRow;
const afterPeriod: Partial<Facts> = { today: '2022-08-05' };
const drawn = { id: 'd', drawn: false, passed: false, failed: false };

type Case = [
	who: PersonKey,
	verb: CommandVerb,
	row: LedgerRow,
	fields: object,
	facts: Partial<Facts>,
	code: string,
	field: string | undefined,
	sentence: string
];

// prettier-ignore
const cases: Case[] = [
	['wuGang', 'claim', assigned, {}, {}, 'readOnly', undefined, '县级领导账号只能查看，不能办理。'],
	['jiangBo', 'claim', assigned, {}, {}, 'notPermitted', undefined, '认领由责任单位办理，村的条目可由所属乡镇代填。'],
	['zhengHao', 'claim', rectifying, {}, {}, 'stage', undefined, '本条现为“正在整改”，不能认领。'],
	['zhengHao', 'amend', verifying, {}, {}, 'stage', undefined, '本条现为“待核查”，不能修改。'],
	['zhengHao', 'claim', assigned, {}, { campaign: { startOn: '2022-06-02', endOn: '2022-07-31', ended: true } }, 'campaignEnded', undefined, '本批次已结束，台账只供查看，不能再办理；还没改完的问题，请与办公室联系。'],
	['zhengHao', 'plan', assigned, { responsiblePerson: '' }, {}, 'incomplete', 'responsiblePerson', '请填写责任人姓名'],
	['zhengHao', 'plan', claimed, { dueOn: '' }, {}, 'incomplete', 'dueOn', '限期整改请填写整改时限'],
	['zhengHao', 'plan', claimed, { dueOn: '2022-06-19' }, {}, 'incomplete', 'dueOn', '整改时限不能早于今天'],
	['zhengHao', 'plan', claimed, { dueOn: '2022-08-01' }, {}, 'incomplete', 'beyondReason', '时限超出集中整改期（7月31日止），请写明原因'],
	['zhengHao', 'plan', claimed, { rectification: 'immediate', dueOn: '2022-08-01' }, {}, 'incomplete', 'dueOn', '立行立改的时限不能晚于集中整改期结束日7月31日；确需更久的请选限期整改'],
	['zhengHao', 'plan', claimed, { rectification: 'immediate', dueOn: '' }, afterPeriod, 'incomplete', 'rectification', '集中整改期已于7月31日结束，请改选限期整改并填写时限'],
	['zhengHao', 'plan', claimed, { rectification: 'longTerm', dueOn: '' }, {}, 'incomplete', 'reviewOn', '长期坚持请填写下次复核日期'],
	['zhengHao', 'plan', claimed, { rectification: 'longTerm', dueOn: '', reviewOn: '2022-06-01' }, {}, 'incomplete', 'reviewOn', '复核日期不能早于今天'],
	['zhengHao', 'plan', claimed, { facetIds: ['f2-1'] }, {}, 'incomplete', 'facetIds', '所选具体表现不属于这个反馈问题，请重新勾选'],
	['zhengHao', 'plan', claimed, { measureIds: ['m2-1'] }, {}, 'incomplete', 'measureIds', '所选整改措施不属于这个反馈问题，请重新勾选'],
	['zhengHao', 'amend', rectifying, { measure: planned.measure }, {}, 'nothingChanged', undefined, '内容没有变化，无需提交；请先修改要改的栏目。'],
	['zhengHao', 'amend', rectifying, { dueOn: '2022-07-11' }, {}, 'incomplete', 'dueOn', '时限只能提前；需要推后请办理“延期”'],
	['zhengHao', 'amend', rectifying, { dueOn: '' }, {}, 'incomplete', 'dueOn', '时限只能提前；需要推后请办理“延期”'],
	['zhengHao', 'amend', rectifying, { dueOn: '2022-06-19' }, {}, 'incomplete', 'dueOn', '整改时限不能早于今天'],
	['zhengHao', 'amend', rectifying, { rectification: 'immediate', dueOn: '' }, {}, 'incomplete', 'dueOn', '时限只能提前；需要推后请办理“延期”'],
	['zhengHao', 'amend', rectifying, { rectification: 'longTerm', reviewOn: '2022-12-01' }, {}, 'incomplete', 'rectification', '改为长期坚持请办理“转长期坚持”，不能直接修改'],
	['zhengHao', 'amend', claimed, { dueOn: '2022-07-01' }, {}, 'planFirst', 'dueOn', '本条还没有整改措施，请先制定整改措施，再改时限。'],
	['zhengHao', 'amend', rectifying, { facetIds: ['x'] }, {}, 'incomplete', 'facetIds', '所选具体表现不属于这个反馈问题，请重新勾选'],
	['zhengHao', 'addProblem', claimed, {}, {}, 'problemFirst', 'problem', '本条还没有填写具体问题，请先把问题填入本条，有第二个问题时再增加。'],
	['zhengHao', 'reportProgress', rectifying, { text: '' }, {}, 'incomplete', 'text', '请写明进展；没有变化的请选“无变化”'],
	['zhengHao', 'reportProgress', rectifying, { on: '2022-06-21' }, {}, 'incomplete', 'on', '进展日期不能晚于今天'],
	['zhengHao', 'reportProgress', rectifying, { on: '2022-06-01' }, {}, 'incomplete', 'on', '进展日期不能早于本批次开始日6月2日'],
	['zhengHao', 'requestClosure', rectifying, { completedOn: '2022-06-21' }, {}, 'incomplete', 'completedOn', '完成日期不能晚于今天'],
	['zhengHao', 'requestClosure', rectifying, { completedOn: '2022-06-01' }, {}, 'incomplete', 'completedOn', '完成日期不能早于本批次开始日6月2日'],
	['zhengHao', 'requestClosure', claimed, { ...atOnce, rectification: 'byDeadline' }, {}, 'planFirst', 'rectification', '只有立行立改的条目可以认领后直接申请销号，其他类型请先制定整改措施。'],
	['zhengHao', 'requestClosure', claimed, { ...atOnce, measure: undefined }, {}, 'incomplete', 'measure', '请写明整改措施'],
	['zhengHao', 'requestClosure', claimed, { ...atOnce, completedOn: '2022-06-21' }, {}, 'incomplete', 'completedOn', '完成日期不能晚于今天'],
	['liWen', 'requestClosure', townshipFirst, {}, { unsettled: 3 }, 'unsettled', undefined, '还有 3 条未了结：本乡镇及所属村的同一反馈问题全部了结后，本条才能申请。'],
	['linTao', 'requestClosure', countyFirst, {}, { unsettled: 9 }, 'unsettled', undefined, '还有 9 条未了结：各部门和乡镇的同一反馈问题全部了结后，本条才能申请。'],
	['fengChun', 'withdraw', verifying, {}, {}, 'notApplicant', undefined, '只有提出申请的人可以撤回。'],
	['zhengHao', 'withdraw', approving, {}, {}, 'signedAlready', undefined, '审核人已签署，不能撤回；确需修改的，请审核单位退回补充整改。'],
	['zhengHao', 'verify', verifying, {}, {}, 'notReviewer', undefined, '这一步由乡镇核查。'],
	['zhengHao', 'approve', approving, {}, {}, 'notReviewer', undefined, '这一步由乡镇审定。'],
	['chenJing', 'verify', verifying, {}, {}, 'notReviewer', undefined, '这一步由乡镇核查。'],
	['liWen', 'verify', { ...verifying, typistId: 'liWen', applicantId: null }, {}, {}, 'notReviewer', undefined, '申请人和代填人不能审核自己的申请，请由他人办理。'],
	['wangFang', 'approve', approving, {}, { signers: ['wangFang'] }, 'notReviewer', undefined, '您已签署前一步，同一条不能由一人签两步，请由他人办理。'],
	['liWen', 'approve', approving, {}, {}, 'notReviewer', undefined, '这一步由单位负责人或指定的代理人审定。'],
	['linTao', 'verify', { ...countyFirst, ...putUp, applicantId: 'linTao' }, {}, {}, 'notReviewer', undefined, '这一步由办公室核查。'],
	['luJia', 'verify', { ...rowOf(units.liuhe), ...putUp }, {}, {}, 'notReviewer', undefined, '这一步由牵头单位核查。'],
	['linTao', 'verify', { ...rowOf(units.farming, { chain: [{ unit: 'leadUnit', role: 'clerk' }] }), ...putUp, stage: 'verifying' }, {}, {}, 'notPermitted', undefined, '本单位不能核查自己的条目。'],
	['wangFang', 'return', verifying, { amendBy: '2022-06-19' }, {}, 'incomplete', 'amendBy', '补正期限不能早于今天'],
	['zhengHao', 'reportNotFound', { ...claimed, problem: '2 户未纳入' }, {}, {}, 'hasProblem', undefined, '本条已记有具体问题，不能再报未发现；问题已改好的，请申请销号。'],
	['zhengHao', 'reportNotFound', claimed, { checkedOn: '2022-06-21' }, {}, 'incomplete', 'checkedOn', '排查日期不能晚于今天'],
	['zhengHao', 'reportNotFound', claimed, { checkedOn: '2022-05-31' }, {}, 'incomplete', 'checkedOn', '排查日期不能早于本批次开始日6月2日'],
	['liWen', 'reportNotFound', rowOf(units.liuhe), {}, { unsettled: 1 }, 'unsettled', undefined, '还有 1 条未了结：本乡镇及所属村的同一反馈问题全部了结后，本条才能申请。'],
	['liWen', 'confirmNotFound', pending, {}, {}, 'drawFirst', undefined, '请先对这批“未发现”条目随机抽取，再核实抽中的条目。'],
	['liWen', 'confirmNotFound', pending, {}, { draw: drawn }, 'drawnFirst', undefined, '本条未抽中：抽中的条目全部核实属实后，才能随批确认。'],
	['zhengHao', 'reopen', { ...approving, stage: 'closed' }, {}, {}, 'notPermitted', undefined, '本单位不能重新挂账自己的条目。'],
	['hanBing', 'reopen', { ...rowOf(units.discipline), stage: 'closed' }, {}, {}, 'notPermitted', undefined, '本单位不能重新挂账自己的条目。'],
	['linTao', 'reopen', { ...approving, stage: 'closed' }, {}, {}, 'notPermitted', undefined, '重新挂账由办公室、督导单位或所属乡镇办理。'],
	['chenJing', 'reopen', rectifying, {}, {}, 'stage', undefined, '本条现为“正在整改”，不能重新挂账。']
];

describe('every refusal says why and how to mend it', () => {
	test.each(cases)('%s %s', (who, verb, row, fields, facts, code, field, sentence) => {
		const before = structuredClone(row);
		const refusal = refused(people[who], row, verb, fields, facts);
		expect(refusal.message).toBe(sentence);
		expect(refusal.kind).toBe(code);
		expect(refusal.field).toBe(field);
		expect(row).toEqual(before);
	});

	test('several missing things are said at once, each under its field', () => {
		const refusal = refused(people.zhengHao, assigned, 'plan', {
			responsiblePerson: '',
			dueOn: '2022-08-05',
			measureIds: ['x']
		});
		expect(Object.keys(refusal.fields ?? {})).toEqual([
			'responsiblePerson',
			'beyondReason',
			'measureIds'
		]);
	});
});
