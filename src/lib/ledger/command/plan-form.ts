import { z } from 'zod';
import {
	natureNames,
	natures,
	problemKindNames,
	problemKinds,
	rectificationNames,
	rectifications
} from '#lib/ledger/row.ts';
import { optionsOf, type Box, type Fold, type FormItem } from './box.ts';
import { ids, needed, optional, optionalChoice, optionalDay, shortText } from './fields.ts';

/** 代填: the person of the village for whom the township types; without it the row's 责任人 stands as applicant. */
export const onBehalf = { applicantName: optional(shortText) };
export const onBehalfBox: Box<keyof typeof onBehalf> = {
	name: 'applicantName',
	label: '代填：村（单位）里由谁提出',
	suggestions: 'people',
	hint: '您是代填人；不填时以责任人为提出人',
	autocomplete: 'off',
	optional: true,
	span: 3
};

/** 认领: who answers for the row. */
export const claimFields = {
	responsiblePerson: needed('请填写责任人姓名', shortText),
	officePhone: optional(shortText),
	responsibleLeader: optional(shortText)
};

/** 责任人 and the office phone, where they are another's than the row's with empty boxes. */
export function personBoxes(
	more: Pick<Box, 'suggestions' | 'start'>
): Box<'responsiblePerson' | 'officePhone'>[] {
	const { start } = more;
	return [
		{ name: 'responsiblePerson', label: '责任人', autocomplete: 'off', ...more },
		{ name: 'officePhone', label: '办公电话', kind: 'tel', optional: true, start }
	];
}
export const leaderBox = {
	name: 'responsibleLeader',
	label: '责任领导',
	autocomplete: 'off',
	optional: true
} as const;
export const claimBoxes: Box<keyof typeof claimFields>[] = [
	...personBoxes({ suggestions: 'people' }),
	leaderBox
];

/** 制定整改措施; on a row not yet claimed the same form claims it. */
export const planFields = {
	problem: needed('请写明具体问题：哪里、多少户（处）、差在哪里'),
	measure: needed('请写明整改措施'),
	rectification: z.enum(rectifications, { error: '请选择整改类型' }),
	dueOn: optionalDay,
	reviewOn: optionalDay,
	dueWording: optional(shortText),
	beyondReason: optional(),
	origin: optional(shortText),
	nature: optionalChoice(natures),
	problemKind: optionalChoice(problemKinds),
	sectorUnitId: optional(shortText),
	goal: optional(),
	facetIds: ids,
	measureIds: ids,
	alsoFindingIds: ids,
	responsiblePerson: optional(shortText),
	officePhone: optional(shortText),
	responsibleLeader: optional(shortText)
};

type Planned = keyof typeof planFields;
export const problemKindBox = {
	name: 'problemKind',
	label: '问题类别',
	kind: 'one',
	options: optionsOf(problemKinds, problemKindNames)
} as const;

/** What is wrong, what is done about it, how and until when. */
export const planBoxes: FormItem<Planned>[] = [
	{
		name: 'problem',
		label: '具体问题',
		kind: 'textarea',
		hint: '写明哪里、多少户（处）、差在哪里',
		span: 3
	},
	{ name: 'measure', label: '整改措施', kind: 'textarea', span: 3 },
	{
		name: 'rectification',
		label: '整改类型',
		kind: 'one',
		options: optionsOf(rectifications, rectificationNames),
		span: 2
	},
	{ part: 'deadline' }
];

/** What a plan may say besides. */
export const planMore: Fold<Planned> = {
	fold: '涉及的表现和措施、目标、性质（选填）',
	boxes: [
		{ name: 'facetIds', label: '对应的具体表现', kind: 'many', options: 'facets', span: 3 },
		{ name: 'measureIds', label: '对应的整改措施', kind: 'many', options: 'measures', span: 3 },
		{ name: 'goal', label: '整改目标', optional: true },
		{ name: 'origin', label: '问题来源', optional: true },
		{
			name: 'dueWording',
			label: '时限原文',
			hint: '打印时照原文，如“7月底，并长期坚持”',
			optional: true
		},
		{
			name: 'nature',
			label: '问题性质',
			kind: 'one',
			options: optionsOf(natures, natureNames),
			optional: true
		},
		{ ...problemKindBox, optional: true },
		{
			name: 'sectorUnitId',
			label: '行业部门',
			kind: 'select',
			options: 'departments',
			empty: '牵头单位',
			hint: '政策落实类问题销号前，由它加一步核查',
			once: { name: 'problemKind', says: 'policy' },
			optional: true
		},
		{
			name: 'alsoFindingIds',
			label: '同时对应的其他反馈问题（只填一次，分项各计一次，合计只计一次）',
			kind: 'many',
			options: 'findings',
			span: 3
		}
	]
};
