import type { Facts } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Around } from '#lib/ledger/workflow/hindered.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { workingDays } from '#lib/server/working-days.ts';
import { campaignFacts, drawOf, siblingsOf, transferChild } from './facts-around.ts';
import { findingFacts } from '#lib/server/sight/finding-facts.ts';
import { unsettled } from '#lib/server/sight/unsettled.ts';

/**
 * What `hindered` asks of one row for a page. @param siblings left out where nobody is offered 作废
 * @param below how many rows below it are open, where that was asked for many rows at once
 */
export async function readAround(
	row: LedgerRow,
	campaign: Facts['campaign'],
	{ siblings = true, below }: { siblings?: boolean; below?: number } = {}
): Promise<Around> {
	const { read } = db();
	const finding = await findingFacts(read, row);
	return {
		today: today(),
		campaign,
		finding,
		siblings: siblings ? await siblingsOf(read, row, finding.number) : [],
		unsettled: below ?? (await unsettled(read, row)),
		child: await transferChild(read, row),
		draw: await drawOf(read, row),
		workingDays
	};
}

const kept = cachedUntilMoved<Facts['campaign']>(200);

/** The same for a page; kept in memory until the ledger moves. */
export function knownCampaign(countyId: string, id: string): Promise<Facts['campaign']> {
	return kept(countyId, id, () => campaignFacts(db().read, id));
}
