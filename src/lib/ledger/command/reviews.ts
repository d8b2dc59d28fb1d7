import { z } from 'zod';
import { opinionBox, optionsOf, type BoxesOf } from './box.ts';
import { fileIds } from './evidence.ts';
import { needed, neededDay, shortText } from './fields.ts';

/** How a reviewer looked. */
export const ways = ['site', 'phone', 'documents'] as const;
export type Way = (typeof ways)[number];
export const wayNames: Record<Way, string> = { site: '现场', phone: '电话', documents: '资料' };

/** Why a settled row comes back. */
export const causes = ['false', 'relapse', 'belowStandard'] as const;
export type Cause = (typeof causes)[number];
export const causeNames: Record<Cause, string> = {
	false: '虚假',
	relapse: '反弹',
	belowStandard: '标准不够'
};

const way = z.enum(ways, { error: '请选择核查方式：现场、电话或资料' });

/** What is signed, and what brings a settled row back (domain §5). */
export const reviewSchemas = {
	confirmNotFound: z.object({
		verb: z.literal('confirmNotFound'),
		way,
		conclusion: needed('请填写核实结论')
	}),
	verify: z.object({
		verb: z.literal('verify'),
		way,
		conclusion: needed('请填写核查结论'),
		fileIds
	}),
	approve: z.object({
		verb: z.literal('approve'),
		opinion: needed('请填写审定意见'),
		fileIds
	}),
	return: z.object({
		verb: z.literal('return'),
		reason: needed('请写明退回原因'),
		missing: needed('请写明还缺什么、怎样补'),
		amendBy: neededDay('请填写补正期限'),
		fileIds
	}),
	reopen: z.object({
		verb: z.literal('reopen'),
		finder: needed('请写明由谁发现', shortText),
		cause: z.enum(causes, { error: '请选择原因：虚假、反弹或标准不够' }),
		evidence: needed('请写明依据')
	})
};

const wayBox = { name: 'way', kind: 'one', options: optionsOf(ways, wayNames) } as const;
const conclusionBox = { name: 'conclusion', kind: 'textarea', span: 2 } as const;

export const reviewBoxes: BoxesOf<typeof reviewSchemas> = {
	confirmNotFound: [
		{ ...wayBox, label: '核实方式' },
		{ ...conclusionBox, label: '核实结论' }
	],
	verify: [
		{ ...wayBox, label: '核查方式' },
		{ ...conclusionBox, label: '核查结论' },
		{ part: 'evidence', optional: true }
	],
	approve: [
		{ ...opinionBox, label: '审定意见' },
		{ part: 'evidence', optional: true }
	],
	return: [
		{ name: 'reason', label: '退回原因', kind: 'textarea' },
		{ name: 'missing', label: '还缺什么、怎样补', kind: 'textarea' },
		{
			name: 'amendBy',
			label: '补正期限',
			kind: 'date',
			min: 'today',
			hint: '只作补正之用，不改整改时限'
		},
		{ part: 'evidence', optional: true }
	],
	reopen: [
		{ name: 'finder', label: '由谁发现', autocomplete: 'off' },
		{ name: 'cause', label: '原因', kind: 'one', options: optionsOf(causes, causeNames), span: 2 },
		{ name: 'evidence', label: '依据', kind: 'textarea', start: '', span: 3 }
	]
};
