import { z } from 'zod';
import { base, day, text } from './base.ts';

/** Asked and answered (domain §5), as it is kept for ever. */
export const requestEvents = [
	z.object({ type: z.literal('decline'), ...base, reason: text }),
	z.object({ type: z.literal('keepAssigned'), ...base, reason: text }),
	z.object({ type: z.literal('reassign'), ...base, reason: text, toUnitId: text }),
	z.object({ type: z.literal('requestExtension'), ...base, reason: text, dueOn: day }),
	z.object({ type: z.literal('grantExtension'), ...base, opinion: text }),
	z.object({ type: z.literal('refuseExtension'), ...base, reason: text }),
	z.object({
		type: z.literal('requestLongTerm'),
		...base,
		stageGoal: text,
		goalReached: z.boolean(),
		mechanism: text
	}),
	z.object({ type: z.literal('grantLongTerm'), ...base, opinion: text }),
	z.object({ type: z.literal('refuseLongTerm'), ...base, reason: text }),
	z.object({
		type: z.literal('reviewLongTerm'),
		...base,
		on: day,
		result: text,
		goalReached: z.boolean()
	}),
	z.object({ type: z.literal('withdrawRequest'), ...base }),
	/** The birth of a row of a problem that the unit found itself. */
	z.object({ type: z.literal('registerSelfFound'), ...base, origin: text, problem: text }),
	z.object({ type: z.literal('acceptSelfFound'), ...base, opinion: text }),
	z.object({ type: z.literal('refuseSelfFound'), ...base, reason: text }),
	z.object({ type: z.literal('void'), ...base, reason: text, kept: text }),
	z.object({ type: z.literal('handOver'), ...base, reason: text }),
	z.object({ type: z.literal('followMerge'), ...base })
] as const;
