import type { Actor } from '#lib/ledger/actor.ts';
import type { OwnSubmission, SubmissionsGlance } from '#lib/server/desk/view.ts';
import { lateDays } from '#lib/ledger/submissions/submission.ts';
import { urgingText } from '#lib/server/submissions/urging.ts';
import type { SubmissionFigures } from '#lib/server/submissions/view.ts';
import type { CampaignView } from '#lib/server/campaigns/current.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { now, today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { submitter } from '#lib/server/submissions/access.ts';
import { lacking } from '#lib/server/submissions/lacking.ts';
import { submissionLines } from '#lib/server/submissions/lines.ts';

/** 报送 of the actor's own unit; null when none is expected of it. */
export async function ownSubmission(
	actor: Actor,
	campaign: CampaignView,
	sent: SubmissionFigures
): Promise<OwnSubmission | null> {
	const state = sent.byUnit.get(actor.unitId);
	if (!state) return null;
	const place = await submitter(actor, campaign.id, actor.unitId);
	if (isRefusal(place)) return null;
	const rows = await lacking(db().read, place);
	const dueOn = campaign.ledgersDueOn;
	const late = state === 'missing' ? lateDays(today(), dueOn) : 0;
	return { unitId: actor.unitId, state, lacking: rows, lateDays: late, dueOn };
}

/** 应报 n 已报 n 退回 n 未报 n with names (domain §6); null when nobody in sight is expected to submit. */
export async function submissionsView(
	actor: Actor,
	campaign: CampaignView,
	sent: SubmissionFigures
): Promise<SubmissionsGlance | null> {
	if (sent.expected === 0) return null;
	const { expected, submitted, received, missing } = sent;
	const lines = await submissionLines(actor, campaign.id);
	const returned = lines
		.filter(({ state }) => state === 'returned')
		.map(({ unitId, name, person, phone }) => ({ unitId, name, person, phone }));
	const dueOn = campaign.ledgersDueOn;
	const notice = urgingText(lines, sent, dueOn, now());
	const late = today() > dueOn;
	return { expected, submitted, received, late, returned, missing, dueOn, notice };
}
