import { z } from 'zod';
import { dayInWords } from '#lib/ledger/day.ts';
import { base, day, text, type WordsOf } from './base.ts';
import { givenTo } from './requests.ts';

/** 移交 and what follows, as it is kept for ever. */
export const transferEvents = [
	z.object({ type: z.literal('transfer'), ...base, toUnitId: text, reason: text }),
	/** On the sender's row, and as the birth of the receiver's. */
	z.object({ type: z.literal('acceptTransfer'), ...base, dueOn: day, opinion: text }),
	z.object({ type: z.literal('refuseTransfer'), ...base, reason: text }),
	z.object({ type: z.literal('imposeTransfer'), ...base, reason: text, dueOn: day }),
	z.object({ type: z.literal('revokeTransfer'), ...base, reason: text }),
	z.object({ type: z.literal('confirmOutcome'), ...base, opinion: text }),
	z.object({ type: z.literal('disputeOutcome'), ...base, reason: text })
] as const;

export const transferWords: WordsOf<typeof transferEvents> = {
	transfer: givenTo,
	acceptTransfer: ({ dueOn, opinion }) =>
		`办结时限 ${dayInWords(dueOn)}${opinion ? `，${opinion}` : ''}`,
	refuseTransfer: ({ reason }) => reason,
	imposeTransfer: ({ dueOn, reason }) => `办结时限 ${dayInWords(dueOn)}，${reason}`,
	revokeTransfer: ({ reason }) => reason,
	confirmOutcome: ({ opinion }) => opinion,
	disputeOutcome: ({ reason }) => reason
};
