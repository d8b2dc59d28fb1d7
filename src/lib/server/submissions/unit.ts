import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import {
	lateDays,
	maySubmission,
	submissionRefusal,
	submissionVerbs
} from '#lib/ledger/submissions/submission.ts';
import type { SubmissionVersion, UnitSubmissionView } from './view.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { newId } from '#lib/server/ids.ts';
import { submitter, type Submitter } from './access.ts';
import { historyOf } from './history.ts';
import { lacksOf } from './lacks.ts';
import { mayScan } from './scans.ts';
import { isExpected, submissionNow } from './now.ts';
import { versionsOf } from './versions.ts';

/**
 * The submission of one unit with all that stands around it.
 * @param compared the version whose changes are told, or null for the latest
 * @returns `unseenDraft` when the actor does not see the unit's whole ledger
 */
export async function unitSubmission(
	actor: Actor,
	campaignId: string,
	unitId: string,
	compared: number | null
): Promise<UnitSubmissionView | Refusal> {
	const place = await submitter(actor, campaignId, unitId);
	if (isRefusal(place)) return place;
	const { unit, campaign } = place;
	const standing = await submissionNow(db().read, place);
	const expected = await isExpected(db().read, place);
	const versions = await versionsOf(place, compared ?? standing.version);
	const dueOn = campaign.ledgersDueOn;
	const first = versions.at(-1);
	const acts = expected
		? submissionVerbs.filter(
				(verb) => maySubmission(actor, verb, unitId) && !submissionRefusal(verb, standing.state)
			)
		: [];
	return {
		campaignId,
		unitId,
		name: unit.shortName,
		dueOn,
		today: today(),
		expected,
		...standing,
		lateDays: versions[0]?.lateDays ?? (expected ? lateDays(today(), dueOn) : 0),
		acts,
		mayScan: standing.version > 0 && mayScan(actor, unitId),
		lacks: await lacksOf(actor, place),
		...(await fillerOf(actor, place, versions[0])),
		key: newId(),
		versions,
		history: first ? await historyOf(place, first.at) : []
	};
}

/** Who fills the form: as the last time; else oneself for one's own unit, and its contact for another's. */
async function fillerOf(
	actor: Actor,
	{ unit }: Submitter,
	last: SubmissionVersion | undefined
): Promise<{ filledBy: string; phone: string }> {
	if (last) return { filledBy: last.filledBy, phone: last.phone };
	if (actor.unitId !== unit.id) return { filledBy: unit.contactPerson, phone: unit.contactPhone };
	const { people } = tables;
	const [own] = await db()
		.read.select({ phone: people.phone })
		.from(people)
		.where(eq(people.id, actor.personId));
	return { filledBy: actor.name, phone: own?.phone || unit.contactPhone };
}
