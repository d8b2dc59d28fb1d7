import { sql, type SQL } from 'drizzle-orm';
import { tables } from '#lib/server/db/tables.ts';

const r = tables.ledgerRows;

/** `lackOf(row) !== null` of ledger/submission, said to the database; proven equal in tests/server/submissions/lacks.test.ts. */
export function whereLacking(): SQL {
	const open = sql`${r.stage} not in ('closed', 'notFound', 'notFoundPending', 'transferred', 'void')`;
	const noDeadline = sql`coalesce(${r.rectification}, '') = 'byDeadline' and ${r.dueOn} is null`;
	return sql`(${r.stage} in ('assigned', 'declined')
		or (${open} and (${r.responsiblePerson} = '' or (${noDeadline}))))`;
}
