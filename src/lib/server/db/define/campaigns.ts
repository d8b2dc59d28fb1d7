import type { Chains } from '#lib/ledger/chain/chain.ts';
import type { Target } from '#lib/ledger/campaigns/measure.ts';
import type { Rhythm } from '#lib/ledger/campaigns/rhythm.ts';
import type { Kit } from '#lib/server/db/kit.ts';

/** Notices as read and confirmed, campaigns and what was handed out in them. */
export function defineCampaigns({
	table,
	int,
	text,
	bool,
	json,
	instant,
	index,
	unique,
	primaryKey
}: Kit) {
	/** A notice being read; shared inside the office, nothing else knows of it until it is confirmed. */
	const noticeDrafts = table(
		'notice_drafts',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			name: text('name').notNull(),
			text: text('text').notNull(),
			/** JSON text of the draft as corrected so far. */
			body: text('body').notNull(),
			personId: text('person_id').notNull(),
			updatedAt: instant('updated_at').notNull(),
			version: int('version').notNull(),
			campaignId: text('campaign_id')
		},
		(t) => [index('notice_drafts_county').on(t.countyId, t.updatedAt)]
	);

	const notices = table('notices', {
		id: text('id').primaryKey(),
		countyId: text('county_id').notNull(),
		title: text('title').notNull(),
		documentNumber: text('document_number').notNull(),
		issuer: text('issuer').notNull(),
		issuedOn: text('issued_on'),
		fileName: text('file_name').notNull(),
		text: text('text').notNull(),
		sha256: text('sha256').notNull(),
		confirmedAt: instant('confirmed_at').notNull()
	});

	const campaigns = table(
		'campaigns',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			noticeId: text('notice_id'),
			name: text('name').notNull(),
			/** 关于…台账, without the unit's name before it (domain §7). */
			ledgerTitle: text('ledger_title').notNull(),
			startOn: text('start_on').notNull(),
			ledgersDueOn: text('ledgers_due_on').notNull(),
			endOn: text('end_on').notNull(),
			state: text('state').$type<'preparing' | 'dispatched' | 'ended'>().notNull(),
			chains: json<Chains>('chains').notNull(),
			/** Villages the notice counts, to stand beside those found (应617，实际626). */
			expectedVillages: int('expected_villages'),
			expectedTownships: int('expected_townships'),
			dispatchedAt: instant('dispatched_at'),
			/** How much of a batch of 未发现 is drawn, in percent; null: the rule of the program. */
			drawPercent: int('draw_percent'),
			endedAt: instant('ended_at'),
			/** 集中整改情况报告 as the office has worded it. */
			report: text('report').notNull().default(''),
			version: int('version').notNull()
		},
		(t) => [index('campaigns_county').on(t.countyId, t.startOn)]
	);

	const campaignLeftOut = table(
		'campaign_left_out',
		{
			campaignId: text('campaign_id').notNull(),
			unitId: text('unit_id').notNull(),
			countyId: text('county_id').notNull()
		},
		(t) => [primaryKey({ columns: [t.campaignId, t.unitId] })]
	);

	const findings = table(
		'findings',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			campaignId: text('campaign_id').notNull(),
			kind: text('kind').$type<'feedback' | 'selfFound'>().notNull(),
			/** As printed: 3, or 自. */
			number: text('number').notNull(),
			ordinal: int('ordinal').notNull(),
			section: text('section').notNull(),
			title: text('title').notNull(),
			text: text('text').notNull(),
			origins: json<string[]>('origins').notNull(),
			measureLead: text('measure_lead').notNull(),
			/** 重点: every 未发现 is looked at, not a sample. */
			key: bool('key').notNull(),
			toVillages: bool('to_villages').notNull(),
			leftOut: bool('left_out').notNull(),
			leadUnitId: text('lead_unit_id'),
			/** Names of villagers in the finding's own text, as confirmed at import. */
			markedNames: json<string[]>('marked_names').notNull().default([])
		},
		(t) => [unique('findings_ordinal').on(t.campaignId, t.ordinal)]
	);

	const facets = table(
		'facets',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			findingId: text('finding_id').notNull(),
			ordinal: int('ordinal').notNull(),
			label: text('label').notNull(),
			text: text('text').notNull(),
			origins: json<string[]>('origins').notNull()
		},
		(t) => [index('facets_finding').on(t.findingId, t.ordinal)]
	);

	const measures = table(
		'measures',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			findingId: text('finding_id').notNull(),
			ordinal: int('ordinal').notNull(),
			label: text('label').notNull(),
			text: text('text').notNull(),
			/** 频次 and 指标 as the office set them after the dispatch. */
			rhythm: json<Rhythm>('rhythm'),
			target: json<Target>('target')
		},
		(t) => [index('measures_finding').on(t.findingId, t.ordinal)]
	);

	const facetMeasures = table(
		'facet_measures',
		{
			facetId: text('facet_id').notNull(),
			measureId: text('measure_id').notNull(),
			countyId: text('county_id').notNull()
		},
		(t) => [primaryKey({ columns: [t.facetId, t.measureId] })]
	);

	const findingOwners = table(
		'finding_owners',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			findingId: text('finding_id').notNull(),
			ordinal: int('ordinal').notNull(),
			name: text('name').notNull(),
			/** As the notice writes it, for printing. */
			wording: text('wording').notNull(),
			role: text('role').$type<'lead' | 'responsible'>().notNull(),
			stated: bool('stated').notNull(),
			group: bool('is_group').notNull(),
			expected: int('expected')
		},
		(t) => [index('finding_owners_finding').on(t.findingId, t.ordinal)]
	);

	/** The units an expression stood for when it was dispatched; never rewritten. */
	const findingOwnerMembers = table(
		'finding_owner_members',
		{
			ownerId: text('owner_id').notNull(),
			unitId: text('unit_id').notNull(),
			countyId: text('county_id').notNull()
		},
		(t) => [primaryKey({ columns: [t.ownerId, t.unitId] })]
	);

	return {
		noticeDrafts,
		notices,
		campaigns,
		campaignLeftOut,
		findings,
		facets,
		measures,
		facetMeasures,
		findingOwners,
		findingOwnerMembers
	};
}
