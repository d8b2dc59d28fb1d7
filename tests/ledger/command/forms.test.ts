import { describe, expect, test } from 'vitest';
import { readCommand, type CommandVerb } from '#lib/ledger/command/command.ts';
import { filled } from '../cast/acts.ts';

describe('a form that is not filled in', () => {
	const empty: [CommandVerb, string, string][] = [
		['claim', 'responsiblePerson', '请填写责任人姓名'],
		['plan', 'problem', '请写明具体问题：哪里、多少户（处）、差在哪里'],
		['plan', 'measure', '请写明整改措施'],
		['plan', 'rectification', '请选择整改类型'],
		['amend', 'reason', '请写明修改原因'],
		['addProblem', 'why', '请写明为何增加：自查、回头看或上级指出'],
		['reportProgress', 'on', '请填写进展日期'],
		['requestClosure', 'completedOn', '请填写完成日期'],
		['requestClosure', 'outcome', '请写明整改情况及成效'],
		['requestClosure', 'extendedCheck', '请写明举一反三情况：同类问题排查了哪些户、结果如何'],
		['verify', 'way', '请选择核查方式：现场、电话或资料'],
		['verify', 'conclusion', '请填写核查结论'],
		['approve', 'opinion', '请填写审定意见'],
		['return', 'reason', '请写明退回原因'],
		['return', 'missing', '请写明还缺什么、怎样补'],
		['return', 'amendBy', '请填写补正期限'],
		['reportNotFound', 'method', '请写明怎样排查的'],
		['reportNotFound', 'households', '请填写排查户数'],
		['reportNotFound', 'checker', '请填写排查人姓名'],
		['reportNotFound', 'checkedOn', '请填写排查日期'],
		['confirmNotFound', 'conclusion', '请填写核实结论'],
		['reopen', 'finder', '请写明由谁发现'],
		['reopen', 'cause', '请选择原因：虚假、反弹或标准不够'],
		['reopen', 'evidence', '请写明依据']
	];
	test.each(empty)('%s without %s', (verb, field, sentence) => {
		for (const nothing of ['', '   ', undefined])
			expect(readCommand({ ...filled[verb], [field]: nothing })).toMatchObject({
				kind: 'incomplete',
				field,
				fields: { [field]: sentence }
			});
	});

	test('is trimmed, and refused when it is too long or no form at all', () => {
		expect(readCommand({ ...filled.claim, responsiblePerson: ' 郑浩 ' })).toMatchObject({
			responsiblePerson: '郑浩'
		});
		expect(readCommand({ ...filled.plan, problem: '长'.repeat(2001) })).toMatchObject({
			fields: { problem: '“具体问题”最多 2000 字，现有 2001 字，请精简后再提交' }
		});
		expect(readCommand({ verb: 'assign' })).toMatchObject({
			message: '没有这种办理方式，请重新打开这一条再办理'
		});
		expect(readCommand({ ...filled.plan, problem: 3, goal: 4, facetIds: 'x' })).toMatchObject({
			fields: {
				goal: '“整改目标”无法识别，请重新填写',
				facetIds: '“对应具体表现”无法识别，请重新填写'
			}
		});
		expect(readCommand(null)).toMatchObject({ refused: true });
	});

	test('households are a whole number, none said as 0, never as nothing', () => {
		const said = (households: unknown) => readCommand({ ...filled.reportNotFound, households });
		expect(said('40')).toMatchObject({ households: 40 });
		expect(said(0)).toMatchObject({ households: 0 });
		for (const wrong of ['-1', '4.5', '四十', -1])
			expect(said(wrong)).toMatchObject({
				fields: { households: '排查户数请填写整数，没有填 0' }
			});
	});

	test('a day that does not exist is refused', () => {
		expect(readCommand({ ...filled.plan, dueOn: '2022-02-30' })).toMatchObject({
			fields: { dueOn: '“整改时限”请按“2022-07-05”的样子填写日期' }
		});
	});
});
