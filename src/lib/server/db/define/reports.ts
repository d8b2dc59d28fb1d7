import type { SubmissionState } from '#lib/ledger/submissions/submission.ts';
import type { Kit } from '#lib/server/db/kit.ts';

/** What leaves the ledger: submissions as frozen, forms as the county wants them, files made, news of the office. */
export function defineReports({ table, int, text, bool, instant, index, primaryKey }: Kit) {
	/** A ledger as a unit submitted it, whole; written once and never changed. */
	const submissions = table(
		'submissions',
		{
			campaignId: text('campaign_id').notNull(),
			unitId: text('unit_id').notNull(),
			version: int('version').notNull(),
			countyId: text('county_id').notNull(),
			at: instant('at').notNull(),
			personId: text('person_id').notNull(),
			/** Who signed for the unit; with 代报 a name the office typed. */
			filledBy: text('filled_by').notNull(),
			phone: text('phone').notNull(),
			/** 代报: how the ledger came to the office, paper or mail; '' when the unit submitted it here. */
			cameBy: text('came_by').notNull(),
			/** The day the ledger counts as submitted: with 代报 the day it came. */
			submittedOn: text('submitted_on').notNull(),
			lateDays: int('late_days').notNull(),
			/** Rows the check found wanting when the office entered it; 0 when the unit submitted it here. */
			blockers: int('blockers').notNull(),
			/** JSON text of the ledger's sheets as printed. */
			body: text('body').notNull(),
			/** Of `body`; printed on the ledger. */
			sha256: text('sha256').notNull()
		},
		(t) => [primaryKey({ columns: [t.campaignId, t.unitId, t.version] })]
	);

	/** Where the submission of a unit stands; no row means 未报. */
	const submissionStandings = table(
		'submission_standings',
		{
			campaignId: text('campaign_id').notNull(),
			unitId: text('unit_id').notNull(),
			countyId: text('county_id').notNull(),
			state: text('state').$type<Exclude<SubmissionState, 'missing'>>().notNull(),
			/** The submission it speaks of. */
			version: int('version').notNull(),
			/** Why it was returned; '' otherwise. */
			reason: text('reason').notNull(),
			at: instant('at').notNull()
		},
		(t) => [primaryKey({ columns: [t.campaignId, t.unitId] })]
	);

	/** The office's word on who is expected, where it differs from who owns rows. */
	const submissionExpectations = table(
		'submission_expectations',
		{
			campaignId: text('campaign_id').notNull(),
			unitId: text('unit_id').notNull(),
			countyId: text('county_id').notNull(),
			expected: bool('expected').notNull()
		},
		(t) => [primaryKey({ columns: [t.campaignId, t.unitId] })]
	);

	/** Scans of stamped sheets; the bytes lie under DATA_DIR by their hash. */
	const submissionScans = table(
		'submission_scans',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			campaignId: text('campaign_id').notNull(),
			unitId: text('unit_id').notNull(),
			version: int('version').notNull(),
			sha256: text('sha256').notNull(),
			name: text('name').notNull(),
			type: text('type').notNull(),
			size: int('size').notNull(),
			personId: text('person_id').notNull(),
			at: instant('at').notNull()
		},
		(t) => [index('submission_scans_unit').on(t.campaignId, t.unitId, t.version)]
	);

	/** Columns of a form as the office set them for a campaign; without a row the form of the notice stands. */
	const ledgerForms = table(
		'ledger_forms',
		{
			campaignId: text('campaign_id').notNull(),
			template: text('template').notNull(),
			countyId: text('county_id').notNull(),
			/** JSON text of the columns in print order. */
			columns: text('columns').notNull(),
			version: int('version').notNull()
		},
		(t) => [primaryKey({ columns: [t.campaignId, t.template] })]
	);

	/** Files that took a while to make and may be fetched later; the bytes lie under DATA_DIR. */
	const exports = table(
		'exports',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			campaignId: text('campaign_id').notNull(),
			personId: text('person_id').notNull(),
			name: text('name').notNull(),
			state: text('state').$type<'running' | 'done' | 'failed' | 'cancelled'>().notNull(),
			/** Why it failed, in a sentence; '' otherwise. */
			problem: text('problem').notNull(),
			size: int('size').notNull(),
			createdAt: instant('created_at').notNull(),
			endedAt: instant('ended_at')
		},
		(t) => [index('exports_person').on(t.personId, t.createdAt)]
	);

	/** What the office tells everybody of a campaign. */
	const campaignNews = table(
		'campaign_news',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			campaignId: text('campaign_id').notNull(),
			text: text('text').notNull(),
			personId: text('person_id').notNull(),
			at: instant('at').notNull(),
			/** Last day it is shown. */
			until: text('until').notNull(),
			withdrawnAt: instant('withdrawn_at')
		},
		(t) => [index('campaign_news_campaign').on(t.campaignId, t.until)]
	);

	/** Files of 佐证材料 as uploaded; the bytes lie under DATA_DIR by their hash, rows name them by it. */
	const evidence = table(
		'evidence',
		{
			countyId: text('county_id').notNull(),
			/** Of the bytes as kept: pictures without EXIF, made anew. */
			sha256: text('sha256').notNull(),
			type: text('type').notNull(),
			size: int('size').notNull(),
			/** Pixels; 0 for what is no picture. */
			width: int('width').notNull(),
			height: int('height').notNull(),
			thumbnail: bool('thumbnail').notNull(),
			at: instant('at').notNull()
		},
		(t) => [primaryKey({ columns: [t.countyId, t.sha256] })]
	);

	/** Uploaded by a person for a row and not yet part of an act. */
	const uploads = table(
		'uploads',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			rowId: text('row_id').notNull(),
			personId: text('person_id').notNull(),
			sha256: text('sha256').notNull(),
			name: text('name').notNull(),
			at: instant('at').notNull()
		},
		(t) => [
			index('uploads_row').on(t.rowId, t.personId),
			index('uploads_hash').on(t.countyId, t.sha256)
		]
	);

	return {
		evidence,
		uploads,
		submissions,
		submissionStandings,
		submissionExpectations,
		submissionScans,
		ledgerForms,
		exports,
		campaignNews
	};
}
