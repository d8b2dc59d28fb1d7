import { hash } from 'node:crypto';
import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { Reader } from './db/database.ts';
import { tables } from './db/tables.ts';
import { recordKey } from './marks.ts';
import { signOffSeal, submissionSeal, versionSeal } from './seals.ts';

const { rowVersions: v, signOffs: s, submissions: h } = tables;

/** A record as it lies in the store: its key among the marks, where it is in words, and the seal it has now. */
export interface KeptRecord {
	key: string;
	place: string;
	seal: string;
	rowId: string | null;
	campaignId: string | null;
	/** Of the row or submission, once the act was done. */
	version: number;
}

const page = 1000;

/** Every version of every row of a county. */
export async function* keptVersions(read: Reader, countyId: string): AsyncGenerator<KeptRecord> {
	let [rowId, version, more] = ['', 0, true];
	while (more) {
		const found = await read
			.select()
			.from(v)
			.where(
				and(
					sql`(${v.rowId}, ${v.version}) > (${rowId}, cast(${version} as integer))`,
					eq(v.countyId, countyId)
				)
			)
			.orderBy(asc(v.rowId), asc(v.version))
			.limit(page);
		for (const kept of found) {
			({ rowId, version } = kept);
			const place = `条目 ${rowId} 第 ${version} 版`;
			const key = recordKey(rowId, version);
			yield { key, place, seal: versionSeal(kept), rowId, campaignId: null, version };
		}
		more = found.length === page;
	}
}

/** Every signature of a county. */
export async function* keptSignOffs(read: Reader, countyId: string): AsyncGenerator<KeptRecord> {
	// As text: a list that is no list any more would stop the reading.
	const columns = { ...getTableColumns(s), list: sql<string>`cast(${s.evidenceHashes} as text)` };
	const { evidenceHashes: _, ...asText } = columns;
	let [after, more] = ['', true];
	while (more) {
		const found = await read
			.select(asText)
			.from(s)
			.where(and(eq(s.countyId, countyId), gt(s.id, after)))
			.orderBy(asc(s.id))
			.limit(page);
		for (const { list, ...kept } of found) {
			after = kept.id;
			const { rowId } = kept;
			const evidenceHashes = listIn(list);
			const version = kept.rowVersion + 1;
			const place = `条目 ${rowId} 第 ${kept.rowVersion} 版上的签署 ${kept.id}`;
			const seal = evidenceHashes ? signOffSeal({ ...kept, evidenceHashes }) : '';
			yield { key: recordKey(rowId, version), place, seal, rowId, campaignId: null, version };
		}
		more = found.length === page;
	}
}

/** Every ledger handed in; its seal is '' where its text has not the hash that was printed on it. */
export async function* keptSubmissions(read: Reader, countyId: string): AsyncGenerator<KeptRecord> {
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
		yield {
			key: recordKey(campaignId, unitId, version),
			place,
			seal,
			rowId: null,
			campaignId,
			version
		};
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
