import { z } from 'zod';
import type { LedgerRow } from '#lib/ledger/row.ts';

/** Fields of a row that acts change; who and where a row is never changes. */
export type Field = Exclude<keyof LedgerRow, 'id' | 'countyId' | 'version'>;
/** Field → [as it was, as it became]. */
export type Changes = { [F in Field]?: [LedgerRow[F], LedgerRow[F]] };

export const text = z.string();
export const day = z.string();

/** What every event says besides its own words. */
export const base = {
	/** Version of the row after the act; two events of one act share it. */
	version: z.int(),
	changes: z.custom<Changes>(isChanges),
	/** 代填: the unit for which it was typed; null when the unit typed it itself. */
	onBehalfOf: text.nullable(),
	/** 代填: the person of that unit; empty otherwise. */
	applicantName: text,
	/** Words that were proposed as names and that the person said are none. */
	notNames: z.array(text).optional()
};

export const signed = {
	/** Index into the row's chain. */
	step: z.int(),
	/** The step's own unit had nobody who could sign, so the office did. */
	fellToOffice: z.boolean()
};

/** What each event of a group says beyond its name, '' when the name says it all; `names` of units by id. */
export type WordsOf<Events extends readonly z.ZodObject[]> = {
	[T in z.output<Events[number]>['type'] & string]: (
		event: Extract<z.output<Events[number]>, { type: T }>,
		names: Record<string, string>
	) => string;
};

function isChanges(value: unknown): boolean {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.values(value).every((pair) => Array.isArray(pair) && pair.length === 2)
	);
}
