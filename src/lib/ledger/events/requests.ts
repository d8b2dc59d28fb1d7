import { z } from 'zod';
import { dayInWords } from '#lib/ledger/day.ts';
import { bare, clauses } from '#lib/ledger/events/sentence/clauses.ts';
import { base, day, text, type WordsOf } from './base.ts';

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

export const requestWords: WordsOf<typeof requestEvents> = {
	decline: ({ reason }) => reason,
	keepAssigned: ({ reason }) => reason,
	reassign: givenTo,
	requestExtension: ({ dueOn, reason }) => `延至 ${dayInWords(dueOn)}，${reason}`,
	grantExtension: ({ opinion }) => opinion,
	refuseExtension: ({ reason }) => reason,
	requestLongTerm: (event) =>
		clauses(`${bare(event.stageGoal)}${reached(event)}`, `长效机制：${event.mechanism}`),
	grantLongTerm: ({ opinion }) => opinion,
	refuseLongTerm: ({ reason }) => reason,
	reviewLongTerm: (event) => `${dayInWords(event.on)} ${bare(event.result)}${reached(event)}`,
	withdrawRequest: () => '',
	registerSelfFound: ({ problem, origin }) => `${bare(problem)}（来源：${origin}）`,
	acceptSelfFound: ({ opinion }) => opinion,
	refuseSelfFound: ({ reason }) => reason,
	void: ({ reason, kept }) => clauses(reason, `保留 ${kept}`),
	handOver: ({ reason }) => reason,
	followMerge: () => ''
};

/** The unit that a row goes to, where its name is known, and why. */
export function givenTo(
	{ toUnitId, reason }: { toUnitId: string; reason: string },
	names: Record<string, string>
): string {
	return `${names[toUnitId] ? `给${names[toUnitId]}，` : ''}${reason}`;
}

function reached({ goalReached }: { goalReached: boolean }): string {
	return goalReached ? '（阶段目标已达到）' : '（阶段目标未达到）';
}
