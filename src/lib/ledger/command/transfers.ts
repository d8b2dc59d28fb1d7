import { z } from 'zod';
import { problemKinds } from '#lib/ledger/row.ts';
import { opinionBox, reasonBox, replyByBox, type BoxesOf } from './box.ts';
import { needed, neededDay, optional, shortText } from './fields.ts';
import { onBehalf, personBoxes, problemKindBox } from './plan-form.ts';

/** 移交 and what follows from it (domain §5). */
export const transferSchemas = {
	transfer: z.object({
		verb: z.literal('transfer'),
		problemKind: z.enum(problemKinds, { error: '请选择问题类别：政策落实或属地' }),
		toUnitId: needed('请选择接收单位', shortText),
		reason: needed('请写明为何移交、请接收单位做什么'),
		...onBehalf
	}),
	acceptTransfer: z.object({
		verb: z.literal('acceptTransfer'),
		responsiblePerson: needed('请填写责任人姓名', shortText),
		officePhone: optional(shortText),
		dueOn: neededDay('请填写办结时限'),
		opinion: optional()
	}),
	refuseTransfer: z.object({
		verb: z.literal('refuseTransfer'),
		reason: needed('请写明不接收的理由、应由谁办理')
	}),
	imposeTransfer: z.object({
		verb: z.literal('imposeTransfer'),
		reason: needed('请写明裁定的理由'),
		dueOn: neededDay('请填写办结时限'),
		replyBy: neededDay('请填写认领期限')
	}),
	revokeTransfer: z.object({
		verb: z.literal('revokeTransfer'),
		reason: needed('请写明裁定的理由')
	}),
	confirmOutcome: z.object({
		verb: z.literal('confirmOutcome'),
		opinion: needed('请填写确认意见'),
		...onBehalf
	}),
	disputeOutcome: z.object({
		verb: z.literal('disputeOutcome'),
		reason: needed('请写明问题还存在在哪里'),
		...onBehalf
	})
};

const finishBy = {
	name: 'dueOn',
	label: '办结时限',
	kind: 'date',
	min: 'today',
	start: ''
} as const;

export const transferBoxes: BoxesOf<typeof transferSchemas> = {
	transfer: [
		problemKindBox,
		{
			name: 'toUnitId',
			label: '移交给',
			kind: 'select',
			options: 'units',
			empty: '请选择',
			hint: '政策落实移交行业部门，属地移交乡镇或村'
		},
		{
			...reasonBox,
			label: '移交理由',
			hint: '写明为何移交、请接收单位做什么；接收单位有 3 个工作日答复'
		}
	],
	acceptTransfer: [...personBoxes({ start: '' }), finishBy, { ...opinionBox, optional: true }],
	refuseTransfer: [reasonBox],
	imposeTransfer: [{ ...reasonBox, label: '裁定理由' }, finishBy, replyByBox],
	revokeTransfer: [reasonBox],
	confirmOutcome: [opinionBox],
	disputeOutcome: [reasonBox]
};
