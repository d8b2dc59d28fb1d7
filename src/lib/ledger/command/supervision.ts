import { z } from 'zod';
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
