import { z } from 'zod';
import type { BoxesOf } from './box.ts';
import { needed, optional, optionalDay } from './fields.ts';

/** What a supervising unit writes down on a row of others (domain §5, People and units). */
export const supervisionSchemas = {
	noteSupervision: z.object({
		verb: z.literal('noteSupervision'),
		finding: needed('请写明督导发现的情况'),
		suggestion: optional(),
		answerBy: optionalDay
	})
};

export const supervisionBoxes: BoxesOf<typeof supervisionSchemas> = {
	noteSupervision: [
		{
			name: 'finding',
			label: '督导发现的情况',
			kind: 'textarea',
			hint: '责任单位、所属乡镇和办公室都能看到；条目的阶段和时限不变',
			span: 3
		},
		{ name: 'suggestion', label: '建议', kind: 'textarea', optional: true, span: 2 },
		{ name: 'answerBy', label: '请于何日前答复', kind: 'date', min: 'today', optional: true }
	]
};
