import type { Instant } from './day.ts';
import type { Refusal } from './refusal.ts';

/**
 * What a page gets back of a form that was refused, or that was left when the session ran out, whichever form it was:
 * `form.refused`.
 */
export interface RefusedForm<Values = Record<string, string | string[]>> {
	/** Which form of the page: the name of its action. */
	form: string;
	kind: Refusal['kind'];
	message: string;
	/** What is wrong, by field; empty where it is the form as a whole. */
	errors: Record<string, string>;
	/** All that was typed. */
	values: Values;
	/** The version the form was sent with: sent again, it must not pass for a newer one. */
	version: number | null;
	conflict: ConflictView | null;
}

/** Somebody changed the row after this form was opened. */
export interface ConflictView {
	person: string;
	unit: string;
	at: Instant;
	/** What they did: 制定整改措施. */
	act: string;
	/** The version to send when one's own values are to stand. */
	version: number;
	fields: { name: string; label: string; theirs: string; mine: string }[];
}

/** @param form the name of its action @param values as they stand in the form's fields */
export function refusedForm<Values>(
	form: string,
	refusal: Refusal,
	values: Values
): RefusedForm<Values> {
	const { kind, message, field, fields } = refusal;
	const errors = fields ?? (field ? { [field]: message } : {});
	return { form, kind, message, errors, values, version: null, conflict: null };
}

/** What is wrong with the form as a whole, where no field of it is. */
export function wholeFault(refused: Pick<RefusedForm, 'errors' | 'message'> | null | undefined) {
	return refused && Object.keys(refused.errors).length === 0 ? refused.message : undefined;
}
