import { z } from 'zod';
import { base, day, text } from './base.ts';

/** 督导记录, as it is kept for ever; `suggestion` and `answerBy` are '' where none was given. */
export const supervisionEvents = [
	z.object({
		type: z.literal('noteSupervision'),
		...base,
		finding: text,
		suggestion: text,
		answerBy: day
	})
] as const;
