import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** One act on a row with the least that must be kept: the row, its version, an event, the entry. */
export function bareMove(database: Database) {
	const read = database.prepare('select * from ledger_rows where id = ?');
	const update = database.prepare(
		'update ledger_rows set version = version + 1 where id = ? and version = ?'
	);
	const keepVersion = database.prepare(
		'insert into row_versions (row_id, version, county_id, at, body) values (?, ?, ?, ?, ?)'
	);
	const head = database.prepare(
		`update streams set revision = revision + 1, head_seq = head_seq + 1
			where county_id = ? and kind = 'ledger' returning head_seq`
	);
	const keepEvent = database.prepare(
		`insert into events (county_id, kind, seq, id, type, campaign_id, row_id, at, body, prev_hash, hash)
			values (?, 'ledger', ?, ?, 'reportProgress', ?, ?, ?, ?, '', '')`
	);
	const keepEntry = database.prepare(
		`insert into progress (id, county_id, row_id, on_day, text, person_id, at)
			values (?, ?, ?, ?, ?, '', ?)`
	);
	return database.transaction((id: string, text: string) => {
		const at = new Date().toISOString();
		const row = read.get(id) as { version: number; county_id: string; campaign_id: string };
		const { version, county_id: countyId, campaign_id: campaignId } = row;
		const { head_seq: seq } = head.get(countyId) as { head_seq: number };
		update.run(id, version);
		keepVersion.run(id, version + 1, countyId, at, JSON.stringify(row));
		keepEvent.run(countyId, seq, randomUUID(), campaignId, id, at, JSON.stringify({ text }));
		keepEntry.run(randomUUID(), countyId, id, at.slice(0, 10), text, at);
		return { id, version: version + 1 };
	});
}
