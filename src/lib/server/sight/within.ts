import { eq, inArray, type SQL } from 'drizzle-orm';
import { everywhere } from '#lib/web/doors.ts';
import { tables } from '#lib/server/db/tables.ts';

const r = tables.ledgerRows;

/** The campaign that a page shows, or all those it covers at once, by id (docs/decisions/022). */
export type Within = string | readonly string[];

export function idsIn(within: Within): readonly string[] {
	return typeof within === 'string' ? [within] : within;
}

/** What a door asks for to open the rows of all these: nothing where there is one, which the list shows anyhow. */
export function doorsOf(within: Within): string {
	return idsIn(within).length > 1 ? everywhere : '';
}

/** Rows of these campaigns; of one alone it is said as ever, so that it is found on the same index. */
export function whereWithin(within: Within): SQL {
	const ids = idsIn(within);
	return ids.length === 1 ? eq(r.campaignId, ids[0] as string) : inArray(r.campaignId, [...ids]);
}

/** What is asked of one campaign at a time, for all of these. */
export async function ofEach<Found>(
	within: Within,
	ask: (campaignId: string) => Promise<readonly Found[]>
): Promise<Found[]> {
	const found: Found[] = [];
	for (const id of idsIn(within)) found.push(...(await ask(id)));
	return found;
}
