import { fail } from '@sveltejs/kit';
import type { Refusal } from '#lib/ledger/refusal.ts';

const status: Record<string, number> = { forbidden: 403, unseen: 404, stale: 409 };

/** The answer of a form action that was refused: the reason, where it belongs, and what was typed. */
export function refused(refusal: Refusal, values: Record<string, string> = {}) {
	return fail(status[refusal.kind] ?? 400, { refusal, values });
}

/** The status of a page that may not be seen. */
export function statusOf(refusal: Refusal): number {
	return status[refusal.kind] ?? 400;
}
