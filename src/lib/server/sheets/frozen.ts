import { and, eq } from 'drizzle-orm';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { scopeOf, seesWhole } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';

const { submissions } = tables;

/** A ledger as it was submitted; nothing later has touched it. */
export interface FrozenSheets {
	version: number;
	submittedOn: Day;
	lateDays: number;
	/** Of the kept text, in hexadecimal; printed on the ledger. */
	sha256: string;
	sheets: Sheet[];
}

/**
 * The ledger of a unit as it stood in one of its submissions.
 * @returns a refusal when there is no such submission or the actor does not see the unit's whole ledger
 */
export async function frozenSheets(
	actor: Actor,
	campaignId: string,
	unitId: string,
	version: number
): Promise<FrozenSheets | Refusal> {
	const unseen = refuse('unseen', '没有找到这一版报送的台账：它不在您的范围内，或网址有误。');
	const unit = (await directory(actor.countyId)).get(unitId);
	if (!unit || !seesWhole(scopeOf(actor), unit) || !isVersion(version)) return unseen;
	const [found] = await db()
		.read.select()
		.from(submissions)
		.where(
			and(
				eq(submissions.campaignId, campaignId),
				eq(submissions.unitId, unitId),
				eq(submissions.version, version),
				eq(submissions.countyId, actor.countyId)
			)
		);
	if (!found) return unseen;
	const { submittedOn, lateDays, sha256, body } = found;
	return { version, submittedOn, lateDays, sha256, sheets: JSON.parse(body) as Sheet[] };
}

// A number from an address: PostgreSQL's integers end far below JavaScript's.
function isVersion(number: number): boolean {
	return Number.isInteger(number) && number > 0 && number < 1_000_000;
}
