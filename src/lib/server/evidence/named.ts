import { and, asc, eq, gt, like, or } from 'drizzle-orm';
import { rowIn } from '#lib/ledger/row.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const { ledgerRows: r, rowVersions: v, signOffs: s, uploads: u } = tables;

/** A hash that something of the ledger names, and what names it. */
export interface Named {
	sha256: string;
	by: string;
}

/** Every file that rows, their versions, signatures and uploads of a county name, each once. */
export async function namedFiles(read: Reader, countyId: string): Promise<Named[]> {
	const named = new Map<string, Named>();
	const add = (by: string, hashes: string[]) => {
		for (const sha256 of hashes) if (!named.has(sha256)) named.set(sha256, { sha256, by });
	};
	const rows = await read
		.select({ id: r.id, files: r.files })
		.from(r)
		.where(eq(r.countyId, countyId));
	for (const { id, files } of rows)
		add(
			`条目 ${id} `,
			files.map((file) => file.sha256)
		);
	for await (const { rowId, version, body } of versionsWithFiles(read, countyId))
		add(
			`条目 ${rowId} 第 ${version} 版`,
			rowIn(body).files.map((file) => file.sha256)
		);
	const signed = await read
		.select({ rowId: s.rowId, rowVersion: s.rowVersion, hashes: s.evidenceHashes })
		.from(s)
		.where(eq(s.countyId, countyId));
	for (const { rowId, rowVersion, hashes } of signed)
		add(`条目 ${rowId} 第 ${rowVersion} 版的签署`, hashes);
	const staged = await read.select().from(u).where(eq(u.countyId, countyId));
	for (const { rowId, sha256 } of staged) add(`条目 ${rowId} 待提交的上传`, [sha256]);
	return [...named.values()];
}

const page = 500;

/** Versions with files, a page at a time: there may be a hundred thousand without. */
async function* versionsWithFiles(read: Reader, countyId: string) {
	let last = { rowId: '', version: 0 };
	for (;;) {
		const found = await read
			.select({ rowId: v.rowId, version: v.version, body: v.body })
			.from(v)
			.where(
				and(
					eq(v.countyId, countyId),
					like(v.body, '%"sha256":"%'),
					or(gt(v.rowId, last.rowId), and(eq(v.rowId, last.rowId), gt(v.version, last.version)))
				)
			)
			.orderBy(asc(v.rowId), asc(v.version))
			.limit(page);
		yield* found;
		const end = found.at(-1);
		if (!end || found.length < page) return;
		last = { rowId: end.rowId, version: end.version };
	}
}
