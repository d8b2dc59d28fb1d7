import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import { dayInWords, type Instant } from '#lib/ledger/day.ts';
import type { TimelineEntry } from '#lib/server/rows/row/view.ts';
import {
	submissionEventNames,
	wayInNames,
	type SubmissionEventType,
	type WayIn
} from '#lib/ledger/submissions/submission.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { peopleNames } from '#lib/server/sight/finding-of-row.ts';
import type { Submitter } from './access.ts';

const { events } = tables;

/** What the event of a submission says beside who, when and where. */
interface Said {
	unitId: string;
	version?: number;
	submittedOn?: string;
	lateDays?: number;
	cameBy?: WayIn | '';
	blockers?: number;
	reason?: string;
	expected?: boolean;
	name?: string;
}

/**
 * Everything that happened to the submissions of a unit, the latest first.
 * @param since when its first version was submitted: nothing before is looked through
 */
export async function historyOf(
	{ unit, campaign }: Submitter,
	since: Instant
): Promise<TimelineEntry[]> {
	const found = await db()
		.read.select()
		.from(events)
		.where(
			and(
				eq(events.countyId, campaign.countyId),
				eq(events.kind, 'ledger'),
				gte(events.at, since),
				eq(events.campaignId, campaign.id),
				inArray(events.type, Object.keys(submissionEventNames))
			)
		)
		.orderBy(desc(events.seq));
	const own = found
		.map((event) => ({ event, said: JSON.parse(event.body) as Said }))
		.filter(({ said }) => said.unitId === unit.id);
	const people = await peopleNames(campaign.countyId);
	const units = await directory(campaign.countyId);
	return own.map(({ event, said }) => ({
		id: event.id,
		act: actOf(event.type as SubmissionEventType, said),
		unit: units.get(event.unitId ?? '')?.shortName ?? '',
		person: people.get(event.personId ?? '') ?? '',
		onBehalf: null,
		at: event.at,
		text: wordsOf(said),
		changes: [],
		delay: '',
		tone: event.type === 'submissionReturned' ? 'returned' : 'done'
	}));
}

function actOf(type: SubmissionEventType, { version, expected }: Said): string {
	if (type === 'submissionExpected') return expected ? '列入应报单位' : '移出应报单位';
	return `${submissionEventNames[type]}（第${version}版）`;
}

function wordsOf({ cameBy, submittedOn, lateDays, blockers, reason, name }: Said): string {
	return [
		cameBy && submittedOn ? `${wayInNames[cameBy]}，${dayInWords(submittedOn)}收到` : '',
		lateDays ? `迟报 ${lateDays} 天` : '',
		blockers ? `报来时有 ${blockers} 条未补齐` : '',
		reason ?? '',
		name ?? ''
	]
		.filter(Boolean)
		.join('；');
}
