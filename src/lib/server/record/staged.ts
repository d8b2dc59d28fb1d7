import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Upload } from '#lib/ledger/evidence/file.ts';
import type { Reader, Tx } from '#lib/server/db/database.ts';
import { question } from '#lib/server/db/question.ts';
import { tables } from '#lib/server/db/tables.ts';

const { evidence: e, uploads: u } = tables;

/** Files uploaded for a row and not yet sent with an act, in the order they came. */
export async function uploadsOf(read: Reader, rowId: string): Promise<Upload[]> {
	return askUploads(read).execute({ rowId });
}

const askUploads = question((read) =>
	read
		.select({
			id: u.id,
			personId: u.personId,
			sha256: u.sha256,
			name: u.name,
			type: e.type,
			size: e.size
		})
		.from(u)
		.innerJoin(e, and(eq(e.countyId, u.countyId), eq(e.sha256, u.sha256)))
		.where(eq(u.rowId, sql.placeholder('rowId')))
		.orderBy(asc(u.id))
		.prepare('uploads_of_row')
);

/** Uploads that became part of the row, or that their person took back; the bytes stay where they are. */
export async function dropUploads(tx: Tx, rowId: string, ids: string[]): Promise<void> {
	await tx.delete(u).where(and(eq(u.rowId, rowId), inArray(u.id, ids)));
}
