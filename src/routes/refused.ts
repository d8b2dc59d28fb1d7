import { error, fail } from '@sveltejs/kit';
import type { Refusal, RefusalKind } from '#lib/ledger/refusal.ts';
import { refusedForm } from '#lib/ledger/refused-form.ts';

const status: Partial<Record<RefusalKind, number>> = {
	forbidden: 403,
	unseen: 404,
	stale: 409,
	otherPerson: 409,
	tooLarge: 413,
	tooLong: 413,
	fileType: 415,
	cutOff: 400
};

/** The HTTP status of a refusal. @param otherwise of one whose sentence tells all */
export function statusOf({ kind }: Refusal, otherwise = 400): number {
	return status[kind] ?? otherwise;
}

/** The answer of a form action that was refused: the reason, where it belongs, and what was typed. */
export function refused<Values = Record<string, string>>(
	form: string,
	refusal: Refusal,
	values = {} as Values,
	otherwise = 400
) {
	return fail(statusOf(refusal, otherwise), { refused: refusedForm(form, refusal, values) });
}

/** Refusals of these kinds are told on a page of their own, not in the form. */
export function asPage(refusal: Refusal, ...kinds: RefusalKind[]): void {
	if (kinds.includes(refusal.kind)) error(statusOf(refusal, 403), refusal.message);
}
