import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import { details } from '#lib/ledger/events/sentence.ts';
import { verbNames } from '#lib/ledger/verb.ts';

/** An event in one sentence, as the timeline puts its parts together: 退回补充整改：2 户无门；需补充：竣工照片，7月12日前. */
export function sentence(event: LedgerEvent, names: Record<string, string> = {}): string {
	const text = details(event, names);
	const unit = event.onBehalfOf ? (names[event.onBehalfOf] ?? '') : '';
	const typed = event.onBehalfOf ? `（代${unit}${event.applicantName}填报）` : '';
	return `${verbNames[event.type]}${typed}${text ? `：${text}` : ''}`;
}
