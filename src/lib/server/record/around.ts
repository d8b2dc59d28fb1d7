import { and, eq, sql } from 'drizzle-orm';
import { drawStands } from '#lib/ledger/draw.ts';
import type { DrawFacts, Facts } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Around } from '#lib/ledger/workflow/hindered.ts';
import { today } from '#lib/server/clock.ts';
import { db, type Reader } from '#lib/server/db/database.ts';
import { question } from '#lib/server/db/question.ts';
import { tables } from '#lib/server/db/tables.ts';
import { openDraw } from './open-draw.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { workingDays } from '#lib/server/working-days.ts';
import { siblingsOf, transferChild } from './facts-around.ts';
import { findingFacts } from '#lib/server/sight/finding-facts.ts';
import { unsettled } from '#lib/server/sight/unsettled.ts';

const t = tables;

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

/** @throws when there is no such campaign */
export async function campaignFacts(read: Reader, id: string): Promise<Facts['campaign']> {
	const [campaign] = await askCampaign(read).execute({ id });
	if (!campaign) throw new Error(`there is no campaign ${id}`);
	const { startOn, endOn, state } = campaign;
	return { startOn, endOn, ended: state === 'ended' };
}

const askCampaign = question((read) =>
	read
		.select({ startOn: t.campaigns.startOn, endOn: t.campaigns.endOn, state: t.campaigns.state })
		.from(t.campaigns)
		.where(eq(t.campaigns.id, sql.placeholder('id')))
		.prepare('campaign_facts')
);

/** The draw that a row reported as 未发现 lies in; null when none was taken since. */
export async function drawOf(read: Reader, row: LedgerRow): Promise<DrawFacts | null> {
	if (row.stage !== 'notFoundPending' && row.stage !== 'notFound') return null;
	const [mine] = await read
		.select({ id: t.draws.id, drawn: t.drawRows.drawn })
		.from(t.drawRows)
		.innerJoin(t.draws, eq(t.draws.id, t.drawRows.drawId))
		.where(and(eq(t.drawRows.rowId, row.id), openDraw));
	if (!mine) return null;
	const batch = await read
		.select({ drawn: t.drawRows.drawn, result: t.drawRows.result })
		.from(t.drawRows)
		.where(eq(t.drawRows.drawId, mine.id));
	return { ...mine, ...drawStands(batch) };
}
