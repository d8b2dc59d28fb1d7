import { z } from 'zod';
import { during, type BoxesOf } from './box.ts';
import { fileIds } from './evidence.ts';
import { households, ids, needed, neededDay, odd, optional, shortText } from './fields.ts';
import { claimBoxes, claimFields, onBehalf, planBoxes, planFields, planMore } from './plan-form.ts';

/** What a unit does on its own row (domain §5). */
export const workSchemas = {
	claim: z.object({ verb: z.literal('claim'), ...claimFields, ...onBehalf }),
	reportNotFound: z.object({
		verb: z.literal('reportNotFound'),
		method: needed('请写明怎样排查的'),
		households,
		checker: needed('请填写排查人姓名', shortText),
		checkedOn: neededDay('请填写排查日期'),
		...onBehalf
	}),
	plan: z.object({ verb: z.literal('plan'), ...planFields, ...onBehalf }),
	amend: z.object({
		verb: z.literal('amend'),
		...z.object(planFields).partial().shape,
		facetIds: ids.unwrap().optional(),
		measureIds: ids.unwrap().optional(),
		alsoFindingIds: ids.unwrap().optional(),
		reason: needed('请写明修改原因'),
		...onBehalf
	}),
	addProblem: z.object({
		verb: z.literal('addProblem'),
		problem: planFields.problem,
		why: needed('请写明为何增加：自查、回头看或上级指出'),
		responsiblePerson: optional(shortText),
		...onBehalf
	}),
	reportProgress: z.object({
		verb: z.literal('reportProgress'),
		on: neededDay('请填写进展日期'),
		text: optional(),
		nextSteps: optional(),
		noChange: z.boolean(odd).optional(),
		fileIds,
		...onBehalf
	}),
	requestClosure: z.object({
		verb: z.literal('requestClosure'),
		completedOn: neededDay('请填写完成日期'),
		outcome: needed('请写明整改情况及成效'),
		extendedCheck: needed('请写明举一反三情况：同类问题排查了哪些户、结果如何'),
		/** Where the paper lies; may be left out where files say enough. */
		evidence: optional(),
		fileIds,
		remark: optional(),
		...z.object(planFields).partial().shape,
		...onBehalf
	}),
	withdraw: z.object({ verb: z.literal('withdraw') })
};

export const workBoxes: BoxesOf<typeof workSchemas> = {
	claim: claimBoxes,
	reportNotFound: [
		{
			name: 'method',
			label: '怎样排查的',
			kind: 'textarea',
			hint: '如：逐户走访，对照名册核对',
			span: 3
		},
		{
			name: 'households',
			label: '排查户数',
			inputmode: 'numeric',
			hint: '不涉及农户的填 0'
		},
		{ name: 'checker', label: '排查人', suggestions: 'people', autocomplete: 'off' },
		{ name: 'checkedOn', label: '排查日期', kind: 'date', max: 'today', start: 'today' }
	],
	plan: [...planBoxes, ...during('assigned', claimBoxes), planMore],
	amend: [
		...during('rectifying', [...planBoxes, planMore]),
		...claimBoxes,
		{ name: 'reason', label: '修改原因', span: 3 }
	],
	addProblem: [
		{
			name: 'problem',
			label: '新增的具体问题',
			kind: 'textarea',
			hint: '另立一条，编号顺延；写明哪里、多少户（处）、差在哪里',
			start: '',
			span: 3
		},
		{ name: 'why', label: '为何增加', hint: '自查、回头看或上级指出', span: 2 },
		{ name: 'responsiblePerson', label: '责任人', suggestions: 'people', optional: true }
	],
	reportProgress: [
		{ name: 'on', label: '日期', kind: 'date', max: 'today', start: 'today' },
		{ name: 'text', label: '进展', kind: 'textarea', span: 2 },
		{
			name: 'nextSteps',
			label: '下一步打算',
			kind: 'textarea',
			hint: '印在推进台账上；要变了再写一次',
			optional: true,
			span: 2
		},
		{ part: 'evidence', optional: true }
	],
	requestClosure: [
		...during('claimed', [...planBoxes, planMore]),
		{ part: 'rejected' },
		{ name: 'completedOn', label: '完成日期', kind: 'date', max: 'today', start: 'today' },
		{ name: 'outcome', label: '整改情况及成效', kind: 'textarea', span: 2 },
		{
			name: 'extendedCheck',
			label: '举一反三情况',
			kind: 'textarea',
			hint: '同类问题排查了哪些户、结果如何',
			span: 2
		},
		{
			name: 'evidence',
			label: '纸质材料存放处',
			kind: 'textarea',
			hint: '如：村档案盒3号，竣工照片3张；上传了文件的可以不写'
		},
		{ part: 'evidence', optional: true }
	],
	withdraw: []
};
