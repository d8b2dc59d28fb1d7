import { addDays, type Day } from '#lib/ledger/day.ts';
import type { LeanRow } from '#lib/ledger/row.ts';

/** Working days a receiver has to answer before the office may rule (domain §5). */
const receiverDays = 3;

/** No three working days lie further apart than this. */
const longestHoliday = 21;

type WorkingDays = (from: Day, to: Day) => number;

/** Until the receiver refuses or its days are over the office may not rule, so it is not asked to. */
export function receiverHasTime(
	{ request }: Pick<LeanRow, 'request'>,
	today: Day,
	workingDays: WorkingDays
): boolean {
	if (request?.kind !== 'transfer' || request.refused) return false;
	return workingDays(request.since, today) <= receiverDays;
}

/** The last day on which a receiver answers in time. */
export function answerBy(since: Day, workingDays: WorkingDays): Day {
	let days = receiverDays;
	while (days < longestHoliday && workingDays(since, addDays(since, days)) < receiverDays) days++;
	return addDays(since, days);
}
