import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Instant } from '#lib/ledger/day.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { orphans, removeFile } from './lying.ts';

const { counties, evidence: e, ledgerRows: r, uploads: u } = tables;

/** What a sweep took away, in numbers. */
export interface Swept {
	uploads: number;
	registered: number;
	files: number;
}

const day = 24 * 3_600_000;
/** Days after which what was uploaded and never sent with an act is let go. */
const stagedDays = 7;

/**
 * Takes away what nothing uses: uploads left lying for a week, registered bytes that no row and no upload names, and
 * files without a record. What a row names is never touched. May run while the program serves.
 */
export async function sweepEvidence(): Promise<Swept> {
	const swept = { uploads: 0, registered: 0, files: 0 };
	const all = await db().read.select({ id: counties.id }).from(counties);
	for (const { id } of all) {
		const uploads = await dropOldUploads(id, before(stagedDays));
		const registered = await dropUnused(id, before(1));
		if (uploads + registered > 0) await told(id, { uploads, registered });
		swept.uploads += uploads;
		swept.registered += registered;
	}
	const lying = await orphans(await knownHashes(db().read));
	for (const file of lying) await removeFile(file);
	return { ...swept, files: lying.length };
}

/** Hashes on record, of all counties: the bytes lie once for all. */
export async function knownHashes(read: Reader): Promise<Set<string>> {
	const found = await read.select({ sha256: e.sha256 }).from(e);
	return new Set(found.map(({ sha256 }) => sha256));
}

// Held together with the acts that take uploads: either the act comes first, or it says that the file is gone.
function dropOldUploads(countyId: string, oldest: Instant): Promise<number> {
	return db().write(countyId, 'ledger', async (tx) => {
		const old = await tx
			.delete(u)
			.where(and(eq(u.countyId, countyId), lt(u.at, oldest)))
			.returning({ id: u.id });
		return old.length;
	});
}

// Held together with uploading. Uploads are read before rows: a file goes from there to here, never back.
function dropUnused(countyId: string, oldest: Instant): Promise<number> {
	return db().write(countyId, 'draft', async (tx) => {
		const staged = await tx.select({ sha256: u.sha256 }).from(u).where(eq(u.countyId, countyId));
		const rows = await tx.select({ files: r.files }).from(r).where(eq(r.countyId, countyId));
		const used = new Set([...staged, ...rows.flatMap(({ files }) => files)].map((f) => f.sha256));
		const registered = await tx
			.select({ sha256: e.sha256 })
			.from(e)
			.where(and(eq(e.countyId, countyId), lt(e.at, oldest)));
		const unused = registered.map(({ sha256 }) => sha256).filter((sha256) => !used.has(sha256));
		for (let at = 0; at < unused.length; at += 500)
			await tx
				.delete(e)
				.where(and(eq(e.countyId, countyId), inArray(e.sha256, unused.slice(at, at + 500))));
		return unused.length;
	});
}

function told(countyId: string, body: Omit<Swept, 'files'>): Promise<void> {
	return db().write(countyId, 'access', (tx) =>
		append(tx, {
			countyId,
			kind: 'access',
			type: 'evidenceSwept',
			personId: null,
			unitId: null,
			at: now(),
			body: { by: '命令行', ...body }
		})
	);
}

function before(days: number): Instant {
	return new Date(Date.parse(now()) - days * day).toISOString();
}
