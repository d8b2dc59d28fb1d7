import type { ChainStep } from '#lib/ledger/chain/chain.ts';
import type { Level, Nature, NotFoundCheck, ProblemKind, Rectification } from '#lib/ledger/row.ts';
import type { EvidenceFile } from '#lib/ledger/evidence/file.ts';
import type { Household } from '#lib/ledger/household.ts';
import type { Request } from '#lib/ledger/request.ts';
import type { Stage } from '#lib/ledger/stage.ts';
import type { Kit } from '#lib/server/db/kit.ts';

export function defineLedger({
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
	const ledgerRows = table(
		'ledger_rows',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			campaignId: text('campaign_id').notNull(),
			findingId: text('finding_id').notNull(),
			unitId: text('unit_id').notNull(),
			townshipId: text('township_id'),
			leadUnitId: text('lead_unit_id'),
			level: text('level').$type<Level>().notNull(),
			ordinal: int('ordinal').notNull(),
			stage: text('stage').$type<Stage>().notNull(),
			resumeStage: text('resume_stage').$type<Stage>(),
			chain: json<ChainStep[]>('chain').notNull(),
			chainStep: int('chain_step').notNull(),
			version: int('version').notNull(),
			problem: text('problem').notNull(),
			origin: text('origin').notNull(),
			nature: text('nature').$type<Nature>(),
			problemKind: text('problem_kind').$type<ProblemKind>(),
			measure: text('measure').notNull(),
			goal: text('goal').notNull(),
			facetIds: json<string[]>('facet_ids').notNull(),
			measureIds: json<string[]>('measure_ids').notNull(),
			responsibleLeader: text('responsible_leader').notNull(),
			responsiblePerson: text('responsible_person').notNull(),
			officePhone: text('office_phone').notNull(),
			rectification: text('rectification').$type<Rectification>(),
			plannedOn: text('planned_on'),
			dueOn: text('due_on'),
			originalDueOn: text('original_due_on'),
			dueWording: text('due_wording').notNull(),
			beyondReason: text('beyond_reason').notNull(),
			reviewOn: text('review_on'),
			replyBy: text('reply_by'),
			amendBy: text('amend_by'),
			returnReason: text('return_reason').notNull(),
			completedOn: text('completed_on'),
			outcome: text('outcome').notNull(),
			extendedCheck: text('extended_check').notNull(),
			evidence: text('evidence').notNull(),
			check: json<NotFoundCheck>('not_found_check'),
			applicantId: text('applicant_id'),
			applicantName: text('applicant_name').notNull(),
			typistId: text('typist_id'),
			withReviewerSince: text('with_reviewer_since'),
			underReviewSince: text('under_review_since'),
			reviewedDays: int('reviewed_days').notNull(),
			returns: int('returns').notNull(),
			relapses: int('relapses').notNull(),
			missed: int('missed').notNull(),
			extensions: int('extensions').notNull(),
			closedOn: text('closed_on'),
			remark: text('remark').notNull(),
			request: json<Request>('request'),
			sectorUnitId: text('sector_unit_id'),
			transferToId: text('transfer_to_id'),
			parentRowId: text('parent_row_id'),
			outcomeConfirmedOn: text('outcome_confirmed_on'),
			keptRowId: text('kept_row_id'),
			alsoFindingIds: json<string[]>('also_finding_ids').notNull().default([]),
			stageGoal: text('stage_goal').notNull().default(''),
			goalReached: bool('goal_reached').notNull().default(false),
			mechanism: text('mechanism').notNull().default(''),
			households: json<Household[]>('households').notNull().default([]),
			markedNames: json<string[]>('marked_names').notNull().default([]),
			files: json<EvidenceFile[]>('files').notNull().default([])
		},
		(t) => [
			unique('ledger_rows_place').on(t.campaignId, t.unitId, t.findingId, t.ordinal),
			index('ledger_rows_township').on(
				t.countyId,
				t.campaignId,
				t.townshipId,
				t.stage,
				t.dueOn,
				t.id
			),
			index('ledger_rows_stage').on(t.countyId, t.campaignId, t.stage, t.dueOn, t.id),
			index('ledger_rows_owner').on(t.unitId, t.dueOn, t.id),
			index('ledger_rows_finding').on(t.countyId, t.campaignId, t.findingId, t.level, t.stage),
			index('ledger_rows_lead').on(t.leadUnitId, t.campaignId, t.level),
			index('ledger_rows_sector').on(t.sectorUnitId, t.campaignId),
			index('ledger_rows_receiver').on(t.transferToId, t.campaignId),
			index('ledger_rows_parent').on(t.parentRowId)
		]
	);

	/** Written with `alsoFindingIds` of a row, so that a finding finds the rows that serve it too. */
	const rowFindings = table(
		'row_findings',
		{
			rowId: text('row_id').notNull(),
			findingId: text('finding_id').notNull(),
			countyId: text('county_id').notNull()
		},
		(t) => [
			primaryKey({ columns: [t.rowId, t.findingId] }),
			index('row_findings_finding').on(t.findingId)
		]
	);

	const progress = table(
		'progress',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			rowId: text('row_id').notNull(),
			on: text('on_day').notNull(),
			text: text('text').notNull(),
			/** 下一步打算, when the unit said one. */
			next: text('next_steps'),
			personId: text('person_id').notNull(),
			at: instant('at').notNull()
		},
		(t) => [index('progress_row').on(t.rowId, t.on)]
	);

	/** A recorded random draw over rows pending as 未发现; the seed lets anyone repeat it. */
	const draws = table(
		'draws',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			campaignId: text('campaign_id').notNull(),
			findingId: text('finding_id').notNull(),
			/** Reviewing unit that drew. */
			unitId: text('unit_id').notNull(),
			personId: text('person_id').notNull(),
			at: instant('at').notNull(),
			seed: text('seed').notNull(),
			percent: int('percent').notNull(),
			version: int('version').notNull()
		},
		(t) => [index('draws_finding').on(t.campaignId, t.findingId, t.unitId)]
	);

	const drawRows = table(
		'draw_rows',
		{
			drawId: text('draw_id').notNull(),
			rowId: text('row_id').notNull(),
			countyId: text('county_id').notNull(),
			drawn: bool('drawn').notNull(),
			result: text('result').$type<'passed' | 'failed'>()
		},
		(t) => [primaryKey({ columns: [t.drawId, t.rowId] }), index('draw_rows_row').on(t.rowId)]
	);

	/** Answers already given, so that a form sent twice does its work once. */
	const idempotency = table(
		'idempotency',
		{
			countyId: text('county_id').notNull(),
			key: text('key').notNull(),
			personId: text('person_id').notNull(),
			at: instant('at').notNull(),
			answer: text('answer').notNull()
		},
		(t) => [primaryKey({ columns: [t.countyId, t.key] })]
	);

	/** Half-filled forms, kept on the server because PCs are shared. */
	const drafts = table(
		'drafts',
		{
			personId: text('person_id').notNull(),
			key: text('key').notNull(),
			countyId: text('county_id').notNull(),
			body: text('body').notNull(),
			updatedAt: instant('updated_at').notNull()
		},
		(t) => [primaryKey({ columns: [t.personId, t.key] })]
	);

	return { ledgerRows, rowFindings, progress, draws, drawRows, idempotency, drafts };
}
