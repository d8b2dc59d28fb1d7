import { z } from 'zod';
import { problemKinds } from '#lib/ledger/row.ts';
import { needed, neededDay, optional, shortText } from './fields.ts';
import { onBehalf } from './plan-form.ts';

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
