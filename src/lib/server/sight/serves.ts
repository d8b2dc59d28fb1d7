import { eq, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { tables } from '#lib/server/db/tables.ts';

const { ledgerRows: r, rowFindings: f } = tables;

/** Rows of a finding, and those that serve it beside their own (domain §4: one problem may serve two findings). */
export function whereServes(findingId: string | SQLWrapper): SQL {
	const linked = sql`${r.id} in (select ${f.rowId} from ${f} where ${f.findingId} = ${findingId})`;
	return or(eq(r.findingId, findingId), linked) as SQL;
}
