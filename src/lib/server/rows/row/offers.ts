import { inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { CardView } from '#lib/server/rows/cards.ts';
import { offerTo, type Offer } from '#lib/ledger/workflow/offer.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { knownCampaign, readAround } from '#lib/server/record/around.ts';
import { unsettledOf } from '#lib/server/sight/unsettled.ts';

const r = tables.ledgerRows;

/** What a desk offers on rows of one campaign, by row id; 作废 is not among it. */
export async function offersOf(actor: Actor, cards: CardView[]): Promise<Map<string, Offer>> {
	const standing = new Map(cards.map((card) => [card.head.id, card.standing]));
	const rows = await db()
		.read.select()
		.from(r)
		.where(inArray(r.id, [...standing.keys()]));
	const [first] = rows;
	if (!first) return new Map();
	const campaign = await knownCampaign(first.countyId, first.campaignId);
	const below = await unsettledOf(db().read, rows);
	const offers = new Map<string, Offer>();
	for (const row of rows) {
		const around = await readAround(row, campaign, {
			siblings: false,
			below: below.get(row.id) ?? 0
		});
		offers.set(row.id, offerTo(actor, row, standing.get(row.id) ?? 'elsewhere', around));
	}
	return offers;
}
