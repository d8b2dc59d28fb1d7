import { and, eq } from 'drizzle-orm';
import { maskLeaving } from '#lib/ledger/mask/leaving.ts';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { namesInFindings } from '#lib/server/findings/names.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { namesOfFindings, whereNamed } from './names.ts';

const r = tables.ledgerRows;
const cached = cachedUntilMoved<readonly string[]>(20);

/**
 * A text that stands on no row as it may be read by the whole county and above it: villagers marked anywhere in the
 * campaign, and every identity and mobile number, masked (domain §8).
 */
export async function leaving(countyId: string, campaignId: string, text: string) {
	return maskLeaving(text, await namesOfCampaign(countyId, campaignId));
}

function namesOfCampaign(countyId: string, campaignId: string): Promise<readonly string[]> {
	return cached(countyId, campaignId, async () => {
		const where = whereNamed(await namesInFindings(countyId));
		const rows = await db()
			.read.select({ markedNames: r.markedNames, households: r.households })
			.from(r)
			.where(and(eq(r.countyId, countyId), eq(r.campaignId, campaignId), where));
		const names = rows.flatMap((row) => namesOn(row));
		return [...new Set([...names, ...(await namesOfFindings(countyId, campaignId))])];
	});
}
