import { and, eq, ne } from 'drizzle-orm';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import {
	submissionRefusal,
	type SubmissionState,
	type SubmissionVerb
} from '#lib/ledger/submissions/submission.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { Reader, Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereOfUnit, type Submitter } from './access.ts';

const { submissionStandings: s, submissionExpectations: e, ledgerRows } = tables;

/** Where the submission of a unit stands: its state and latest version. */
export interface SubmissionNow {
	state: SubmissionState;
	version: number;
	reason: string;
}

const none: SubmissionNow = { state: 'missing', version: 0, reason: '' };

/** Where the submission of a unit stands now; 未报 with version 0 when there is none. */
export async function submissionNow(
	read: Pick<Reader, 'select'>,
	{ unit, campaign }: Submitter
): Promise<SubmissionNow> {
	const [found] = await read
		.select({ state: s.state, version: s.version, reason: s.reason })
		.from(s)
		.where(and(eq(s.campaignId, campaign.id), eq(s.unitId, unit.id)));
	return found ?? none;
}

/** Whether the office expects this unit: by its own word, else because it owns a row. */
export async function isExpected(read: Reader, place: Submitter): Promise<boolean> {
	const { unit, campaign } = place;
	if (unit.mergedIntoId) return false;
	const [word] = await read
		.select({ expected: e.expected })
		.from(e)
		.where(and(eq(e.campaignId, campaign.id), eq(e.unitId, unit.id)));
	return word?.expected ?? ownsRows(read, place);
}

/** Whether a unit has a row that is not void. */
export async function ownsRows(read: Reader, place: Submitter): Promise<boolean> {
	const [row] = await read
		.select({ id: ledgerRows.id })
		.from(ledgerRows)
		.where(and(whereOfUnit(place), ne(ledgerRows.stage, 'void')))
		.limit(1);
	return row !== undefined;
}

/** Why an act does not fit what stands there now, or what its form was opened on; null when it does. */
export function submissionNowRefusal(
	verb: SubmissionVerb,
	standing: SubmissionNow,
	seenVersion: number
): Refusal | null {
	if (standing.version !== seenVersion)
		return refuse(
			'stale',
			standing.version > 0
				? `最新一版是第${standing.version}版，可能刚刚有同事报送：请刷新页面，看过这一版再办理。`
				: '还没有报送过：请刷新页面后再办理。'
		);
	return submissionRefusal(verb, standing.state);
}

/** Writes where a submission now stands. */
export async function writeSubmissionNow(
	tx: Tx,
	{ unit, campaign }: Submitter,
	standing: { state: Exclude<SubmissionState, 'missing'>; version: number; reason: string },
	at: Instant
): Promise<void> {
	const { countyId } = campaign;
	await tx
		.insert(s)
		.values({ campaignId: campaign.id, unitId: unit.id, countyId, ...standing, at })
		.onConflictDoUpdate({ target: [s.campaignId, s.unitId], set: { ...standing, at } });
}
