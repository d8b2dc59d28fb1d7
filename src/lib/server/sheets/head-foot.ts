import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { headNow, headText, shortHash } from '#lib/server/record/audit/heads.ts';
import { shanghaiTime } from '#lib/server/county-time.ts';

/**
 * The small line at the foot of a printed ledger: where the record of the county stood when it was read, so that the
 * paper can be held against the store later. '' while nothing is recorded.
 */
export async function headFoot(countyId: string): Promise<string> {
	const head = await headNow(db().read, countyId, 'ledger');
	if (head.seq === 0) return '';
	return `校验值 ${headText(head, shortHash)}　截至 ${shanghaiTime(now()).slice(0, 16)}`;
}
