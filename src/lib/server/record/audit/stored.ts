import { hash } from 'node:crypto';
import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { recordKey } from '#lib/server/record/written-seals.ts';
import {
	signOffSeal,
	submissionSeal,
	versionSeal,
	type StoredVersion
} from '#lib/server/record/seals.ts';

const { rowVersions: v, signOffs: s, submissions: h } = tables;

/** A record as it lies in the store: its key among the marks, where it is in words, and the seal it has now. */
export interface StoredRecord {
	key: string;
	place: string;
	seal: string;
	rowId: string | null;
	campaignId: string | null;
	/** Of the row or submission, once the act was done. */
	version: number;
}

const page = 1000;

/** Every version of every row of a county, page by page in the order of time: so they lie on the disk. */
export async function* storedVersions(
	read: Reader,
	countyId: string
): AsyncGenerator<StoredRecord[]> {
	let last: StoredVersion | undefined;
	do {
		const found = await read
			.select()
			.from(v)
			.where(and(eq(v.countyId, countyId), last && afterVersion(last)))
			.orderBy(asc(v.at), asc(v.rowId), asc(v.version))
			.limit(page);
		yield found.map((kept) => {
			const { rowId, version } = kept;
			const place = `条目 ${rowId} 第 ${version} 版`;
			const key = recordKey(rowId, version);
			return { key, place, seal: versionSeal(kept), rowId, campaignId: null, version };
		});
		last = found.at(page - 1);
	} while (last);
}

function afterVersion({ at, rowId, version }: StoredVersion) {
	return sql`(${v.at}, ${v.rowId}, ${v.version}) > (${at}, ${rowId}, cast(${version} as integer))`;
}

/** Every signature of a county, page by page. */
export async function* storedSignOffs(
	read: Reader,
	countyId: string
): AsyncGenerator<StoredRecord[]> {
	// As text: a list that is no list any more would stop the reading.
	const columns = { ...getTableColumns(s), list: sql<string>`cast(${s.evidenceHashes} as text)` };
	const { evidenceHashes: _, ...asText } = columns;
	let after: string | undefined;
	do {
		const found = await read
			.select(asText)
			.from(s)
			.where(and(eq(s.countyId, countyId), after === undefined ? undefined : gt(s.id, after)))
			.orderBy(asc(s.id))
			.limit(page);
		yield found.map(({ list, ...kept }) => {
			const { rowId } = kept;
			const evidenceHashes = listIn(list);
			const version = kept.rowVersion + 1;
			const place = `条目 ${rowId} 第 ${kept.rowVersion} 版上的签署 ${kept.id}`;
			const seal = evidenceHashes ? signOffSeal({ ...kept, evidenceHashes }) : '';
			return { key: recordKey(rowId, version), place, seal, rowId, campaignId: null, version };
		});
		after = found.at(page - 1)?.id;
	} while (after !== undefined);
}

/** Every ledger handed in; its seal is '' where its text has not the hash that was printed on it. */
export async function* storedSubmissions(
	read: Reader,
	countyId: string
): AsyncGenerator<StoredRecord[]> {
	const { body: _, ...columns } = getTableColumns(h);
	const found = await read
		.select(columns)
		.from(h)
		.where(eq(h.countyId, countyId))
		.orderBy(asc(h.campaignId), asc(h.unitId), asc(h.version));
	for (const kept of found) {
		const { campaignId, unitId, version, sha256 } = kept;
		// One after another: a frozen ledger is as long as the ledger.
		const [text] = await read
			.select({ body: h.body })
			.from(h)
			.where(and(eq(h.campaignId, campaignId), eq(h.unitId, unitId), eq(h.version, version)));
		const whole = text !== undefined && hash('sha256', text.body) === sha256;
		const place = `单位 ${unitId} 第${version}版`;
		const seal = whole ? submissionSeal(kept) : '';
		const key = recordKey(campaignId, unitId, version);
		yield [{ key, place, seal, rowId: null, campaignId, version }];
	}
}

function listIn(text: string): string[] | null {
	try {
		const list: unknown = JSON.parse(text);
		return Array.isArray(list) ? list.map(String) : null;
	} catch {
		return null;
	}
}
