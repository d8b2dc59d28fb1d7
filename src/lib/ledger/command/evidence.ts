import { z } from 'zod';
import type { BoxesOf } from './box.ts';
import { needed, optional, shortText } from './fields.ts';
import { onBehalf } from './plan-form.ts';

/** Files that may come with one act. */
export const mostFiles = 30;

const unknown = { error: '所选文件无法识别，请重新选择' };

/** Files uploaded before, by the ids of their uploads, that come with an act. */
export const fileIds = z
	.array(z.string(unknown), unknown)
	.max(mostFiles, `一次最多附 ${mostFiles} 个文件，请分几次提交`)
	.optional();

/** 佐证材料 that comes alone, and one that no longer counts (domain §4). */
export const evidenceSchemas = {
	addEvidence: z.object({
		verb: z.literal('addEvidence'),
		fileIds,
		/** Where further paper lies; stands after what is there already. */
		paper: optional(),
		...onBehalf
	}),
	withdrawEvidence: z.object({
		verb: z.literal('withdrawEvidence'),
		fileId: needed('请选择要作废哪一份材料', shortText),
		reason: needed('请写明作废的原因，如传错了、不清楚'),
		...onBehalf
	})
};

export const evidenceBoxes: BoxesOf<typeof evidenceSchemas> = {
	addEvidence: [
		{ part: 'evidence' },
		{
			name: 'paper',
			label: '另有纸质材料，存放处',
			hint: '如：镇档案室2号柜；接在原来写的后面',
			optional: true,
			span: 3
		}
	],
	withdrawEvidence: [
		{
			name: 'fileId',
			label: '作废哪一份',
			kind: 'select',
			options: 'withdrawable',
			empty: '请选择'
		},
		{
			name: 'reason',
			label: '作废原因',
			hint: '材料不会删除，划去并注明原因，仍可查看',
			span: 2
		}
	]
};
