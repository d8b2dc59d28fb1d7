import { hash } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from './db/database.ts';
import { tables } from './db/tables.ts';

const { submissions: s } = tables;

/**
 * Looks whether every frozen ledger of a county still has the hash that was printed on it.
 * @returns how many versions were looked at, and the first that is not as it was submitted
 */
export async function verifySubmissions(
	read: Reader,
	countyId: string
): Promise<{ versions: number; stray: { unitId: string; version: number } | null }> {
	const places = await read
		.select({ campaignId: s.campaignId, unitId: s.unitId, version: s.version })
		.from(s)
		.where(eq(s.countyId, countyId))
		.orderBy(asc(s.campaignId), asc(s.unitId), asc(s.version));
	// One after another: a frozen ledger is as long as the ledger.
	for (const { campaignId, unitId, version } of places) {
		const [kept] = await read
			.select({ body: s.body, sha256: s.sha256 })
			.from(s)
			.where(and(eq(s.campaignId, campaignId), eq(s.unitId, unitId), eq(s.version, version)));
		if (!kept || hash('sha256', kept.body) !== kept.sha256)
			return { versions: places.length, stray: { unitId, version } };
	}
	return { versions: places.length, stray: null };
}
