import { z } from 'zod';
import { dayInWords } from '#lib/ledger/day.ts';
import { clauses } from '#lib/ledger/events/sentence/clauses.ts';
import { base, day, text, type WordsOf } from './base.ts';

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

export const supervisionWords: WordsOf<typeof supervisionEvents> = {
	noteSupervision: ({ finding, suggestion, answerBy }) =>
		clauses(
			finding,
			suggestion && `建议：${suggestion}`,
			answerBy && `请于${dayInWords(answerBy)}前答复`
		)
};
