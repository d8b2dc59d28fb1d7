import type { Refusal } from '#lib/ledger/refusal.ts';
import { statusOf } from '../../../../refused.ts';

/** The name a file came under; never in the address, for names of people stand in it. */
export function nameIn(headers: Headers): string {
	try {
		return decodeURIComponent(headers.get('x-file-name') ?? '').slice(0, 500);
	} catch {
		return '';
	}
}

/** The status that says the same as a refusal to a program that reads no Chinese. */
export function statusOfUpload(refusal: Refusal): number {
	return statusOf(refusal, refusal.kind === 'notPermitted' ? 403 : 422);
}
