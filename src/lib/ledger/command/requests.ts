import { z } from 'zod';
import { opinionBox, reasonBox, replyByBox, type BoxesOf } from './box.ts';
import { needed, neededDay, optional, shortText } from './fields.ts';
import { leaderBox, onBehalf, personBoxes } from './plan-form.ts';

const goalReached = z
	.enum(['yes', 'no'], { error: '请选择阶段目标是否已达到' })
	.transform((answer) => answer === 'yes');
const nextReview = neededDay('请填写下次复核日期');

/** What a unit asks and what is answered (domain §5): 申请改派, 延期, 转长期坚持, 自查问题受理. */
export const requestSchemas = {
	decline: z.object({
		verb: z.literal('decline'),
		reason: needed('请写明为何不该由本单位办理、应由谁办理'),
		...onBehalf
	}),
	keepAssigned: z.object({
		verb: z.literal('keepAssigned'),
		reason: needed('请写明维持交办的理由'),
		replyBy: neededDay('请填写认领期限')
	}),
	reassign: z.object({
		verb: z.literal('reassign'),
		toUnitId: needed('请选择改派到哪个单位', shortText),
		reason: needed('请写明改派的理由'),
		replyBy: neededDay('请填写认领期限')
	}),
	requestExtension: z.object({
		verb: z.literal('requestExtension'),
		dueOn: neededDay('请填写延长到哪一天'),
		reason: needed('请写明为何不能按期完成'),
		...onBehalf
	}),
	grantExtension: z.object({
		verb: z.literal('grantExtension'),
		opinion: needed('请填写意见')
	}),
	refuseExtension: z.object({
		verb: z.literal('refuseExtension'),
		reason: needed('请写明不同意的理由')
	}),
	requestLongTerm: z.object({
		verb: z.literal('requestLongTerm'),
		stageGoal: needed('请写明阶段目标和已完成到哪一步'),
		goalReached,
		mechanism: needed('请写明建立了什么长效机制'),
		reviewOn: nextReview,
		...onBehalf
	}),
	grantLongTerm: z.object({
		verb: z.literal('grantLongTerm'),
		opinion: needed('请填写意见')
	}),
	refuseLongTerm: z.object({
		verb: z.literal('refuseLongTerm'),
		reason: needed('请写明不同意的理由')
	}),
	reviewLongTerm: z.object({
		verb: z.literal('reviewLongTerm'),
		on: neededDay('请填写复核日期'),
		result: needed('请写明复核结果：目标完成到哪一步、有无反弹'),
		goalReached,
		reviewOn: nextReview,
		...onBehalf
	}),
	withdrawRequest: z.object({ verb: z.literal('withdrawRequest'), ...onBehalf }),
	acceptSelfFound: z.object({
		verb: z.literal('acceptSelfFound'),
		opinion: needed('请填写意见')
	}),
	refuseSelfFound: z.object({
		verb: z.literal('refuseSelfFound'),
		reason: needed('请写明不予受理的理由')
	}),
	void: z.object({
		verb: z.literal('void'),
		reason: needed('请写明作废的理由'),
		keptRowId: needed('请选择保留的条目', shortText)
	}),
	handOver: z.object({
		verb: z.literal('handOver'),
		responsiblePerson: needed('请填写接手的责任人姓名', shortText),
		officePhone: optional(shortText),
		responsibleLeader: optional(shortText),
		reason: needed('请写明移交原因，如调离、退休'),
		...onBehalf
	}),
	followMerge: z.object({
		verb: z.literal('followMerge'),
		toUnitId: needed('请写明并入的单位', shortText)
	})
};

const goalBox = {
	name: 'goalReached',
	label: '阶段目标',
	kind: 'one',
	options: [
		{ value: 'yes', label: '已达到' },
		{ value: 'no', label: '还没有达到' }
	]
} as const;
const nextReviewBox = {
	name: 'reviewOn',
	label: '下次复核日期',
	kind: 'date',
	min: 'today',
	start: ''
} as const;

export const requestBoxes: BoxesOf<typeof requestSchemas> = {
	decline: [reasonBox],
	keepAssigned: [{ ...reasonBox, span: 2 }, replyByBox],
	reassign: [
		{ name: 'toUnitId', label: '改派到', kind: 'select', options: 'units', empty: '请选择' },
		replyByBox,
		reasonBox
	],
	requestExtension: [
		{
			name: 'dueOn',
			label: '延长到',
			kind: 'date',
			min: 'due',
			hint: ({ values }) => `现在的时限 ${values?.dueOn ?? '未定'}；最多延期两次，原定时限保留`,
			start: ''
		},
		{ ...reasonBox, label: '不能按期完成的原因', span: 2 }
	],
	grantExtension: [opinionBox],
	refuseExtension: [reasonBox],
	requestLongTerm: [
		{
			name: 'stageGoal',
			label: '阶段目标和完成情况',
			kind: 'textarea',
			hint: '写明目标和已完成到哪一步',
			span: 2
		},
		goalBox,
		{ name: 'mechanism', label: '长效机制', kind: 'textarea', span: 2 },
		nextReviewBox
	],
	grantLongTerm: [opinionBox],
	refuseLongTerm: [reasonBox],
	reviewLongTerm: [
		{ name: 'on', label: '复核日期', kind: 'date', max: 'today', start: 'today' },
		{
			name: 'result',
			label: '复核结果',
			kind: 'textarea',
			hint: '目标完成到哪一步、有无反弹',
			span: 2
		},
		goalBox,
		nextReviewBox
	],
	withdrawRequest: [],
	acceptSelfFound: [opinionBox],
	refuseSelfFound: [reasonBox],
	void: [
		{
			name: 'keptRowId',
			label: '保留哪一条',
			kind: 'select',
			options: 'siblings',
			empty: '请选择',
			none: '没有其他条目'
		},
		{ ...reasonBox, label: '作废理由', span: 2 }
	],
	handOver: [
		...personBoxes({ suggestions: 'people', start: '' }),
		leaderBox,
		{ name: 'reason', label: '移交原因', span: 3 },
		{ part: 'handOverMany' }
	],
	followMerge: []
};
