import { z } from 'zod';
import { causes, ways } from '#lib/ledger/command/reviews.ts';
import { base, day, signed, text, type Changes } from './base.ts';
import { evidenceEvents } from './evidence.ts';
import { requestEvents } from './requests.ts';
import { supervisionEvents } from './supervision.ts';
import { transferEvents } from './transfers.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';

/** Everything that can happen to a row, as it is kept for ever: who, when and where stand beside it. */
export const ledgerEvent = z.discriminatedUnion('type', [
	z.object({ type: z.literal('assign'), ...base }),
	z.object({ type: z.literal('claim'), ...base }),
	z.object({ type: z.literal('plan'), ...base }),
	z.object({ type: z.literal('amend'), ...base, reason: text }),
	/** Stands on the row that was open and, with no changes, as the birth of the new row. */
	z.object({
		type: z.literal('addProblem'),
		...base,
		ordinal: z.int(),
		problem: text,
		why: text
	}),
	z.object({
		type: z.literal('reportProgress'),
		...base,
		on: day,
		text,
		nextSteps: text.optional()
	}),
	z.object({ type: z.literal('requestClosure'), ...base }),
	z.object({ type: z.literal('withdraw'), ...base }),
	z.object({ type: z.literal('verify'), ...base, ...signed, way: z.enum(ways), opinion: text }),
	z.object({ type: z.literal('approve'), ...base, ...signed, opinion: text }),
	z.object({
		type: z.literal('return'),
		...base,
		...signed,
		reason: text,
		missing: text,
		amendBy: day,
		/** 漏报: the row was reported as not found and a reviewer found the problem. */
		missed: z.boolean()
	}),
	z.object({ type: z.literal('reportNotFound'), ...base }),
	z.object({
		type: z.literal('confirmNotFound'),
		...base,
		...signed,
		way: z.enum(ways),
		opinion: text,
		/** Looked at itself; false when it followed a draw that passed. */
		drawn: z.boolean()
	}),
	z.object({
		type: z.literal('reopen'),
		...base,
		finder: text,
		cause: z.enum(causes),
		evidence: text,
		missed: z.boolean()
	}),
	...requestEvents,
	...transferEvents,
	z.object({ type: z.literal('listHouseholds'), ...base }),
	...supervisionEvents,
	...evidenceEvents
]);
export type LedgerEvent = z.output<typeof ledgerEvent>;

type Bare<E> = E extends unknown ? Omit<E, keyof typeof base> : never;
/** What a rule says of its act; the rest follows from row and actor. */
export type ActEvent = Bare<LedgerEvent>;

/** The fields in which two states of a row differ. */
export function changesBetween(before: LedgerRow, after: LedgerRow): Changes {
	const pairs = (Object.keys(after) as (keyof LedgerRow)[])
		.filter((key) => key !== 'version')
		.filter(
			(key) =>
				before[key] !== after[key] && JSON.stringify(before[key]) !== JSON.stringify(after[key])
		)
		.map((key) => [key, [before[key], after[key]]]);
	return Object.fromEntries(pairs) as Changes;
}

/** The row after an event. */
export function apply(row: LedgerRow, event: LedgerEvent): LedgerRow {
	const after = Object.entries(event.changes).map(([field, pair]) => [field, pair[1]]);
	return { ...row, ...Object.fromEntries(after), version: event.version };
}

/** The row as its whole history makes it: equal to the row that was written. */
export function fold(rowAtBirth: LedgerRow, events: LedgerEvent[]): LedgerRow {
	return events.reduce(apply, rowAtBirth);
}
