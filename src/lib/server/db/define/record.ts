import type { Kit } from '#lib/server/db/kit.ts';

/** What is written once and never changed: the chain of events and who signed what. */
export function defineRecord({ table, int, text, json, instant, index, unique, primaryKey }: Kit) {
	/** One per county and kind: its revision is the lock, the cache key and the head of the hash chain. */
	const streams = table(
		'streams',
		{
			countyId: text('county_id').notNull(),
			kind: text('kind').notNull(),
			revision: int('revision').notNull(),
			headSeq: int('head_seq').notNull(),
			headHash: text('head_hash').notNull()
		},
		(t) => [primaryKey({ columns: [t.countyId, t.kind] })]
	);

	const events = table(
		'events',
		{
			countyId: text('county_id').notNull(),
			kind: text('kind').notNull(),
			seq: int('seq').notNull(),
			id: text('id').notNull(),
			type: text('type').notNull(),
			campaignId: text('campaign_id'),
			rowId: text('row_id'),
			personId: text('person_id'),
			unitId: text('unit_id'),
			onBehalfOf: text('on_behalf_of'),
			at: instant('at').notNull(),
			/** Canonical JSON text; hashed as it stands. */
			body: text('body').notNull(),
			prevHash: text('prev_hash').notNull(),
			hash: text('hash').notNull()
		},
		(t) => [
			primaryKey({ columns: [t.countyId, t.kind, t.seq] }),
			index('events_of_row').on(t.rowId, t.seq),
			index('events_of_day').on(t.countyId, t.kind, t.at),
			unique('events_id').on(t.id)
		]
	);

	const signOffs = table(
		'sign_offs',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			rowId: text('row_id').notNull(),
			/** Version of the row as it was signed. */
			rowVersion: int('row_version').notNull(),
			step: int('step').notNull(),
			verb: text('verb').notNull(),
			personId: text('person_id').notNull(),
			unitId: text('unit_id').notNull(),
			at: instant('at').notNull(),
			way: text('way').notNull(),
			opinion: text('opinion').notNull(),
			/** True when the step fell to the office for want of another account. */
			fellToOffice: int('fell_to_office').notNull(),
			evidenceHashes: json<string[]>('evidence_hashes').notNull()
		},
		(t) => [
			index('sign_offs_of_row').on(t.rowId, t.at),
			index('sign_offs_of_county').on(t.countyId, t.id)
		]
	);

	/** Each row as it stood after each act, whole (as-of views, what a sign-off saw, submissions). */
	const rowVersions = table(
		'row_versions',
		{
			rowId: text('row_id').notNull(),
			version: int('version').notNull(),
			countyId: text('county_id').notNull(),
			at: instant('at').notNull(),
			/** JSON text of the LedgerRow. */
			body: text('body').notNull()
		},
		(t) => [
			primaryKey({ columns: [t.rowId, t.version] }),
			// In the order of time, which is the order on the disk: the audit reads all of them.
			index('row_versions_of_county').on(t.countyId, t.at, t.rowId, t.version)
		]
	);

	/** Written by /readyz to see that the store takes writes; means nothing else. */
	const heartbeats = table('heartbeats', {
		name: text('name').primaryKey(),
		at: instant('at').notNull()
	});

	return { streams, events, signOffs, rowVersions, heartbeats };
}
