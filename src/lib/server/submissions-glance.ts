import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { submissionStates, type SubmissionState } from '#lib/ledger/submission.ts';
import { urgingText } from '#lib/ledger/submission-urging.ts';
import type { SubmissionsView } from '#lib/ledger/submission-view.ts';
import { campaignOf } from './campaigns.ts';
import { now } from './clock.ts';
import { submissionLines } from './submissions-lines.ts';
import { submissionsOf } from './submissions.ts';

const order: SubmissionState[] = ['missing', 'returned', 'submitted', 'received'];

/**
 * Who has submitted, at a glance: all expected units in the actor's sight, who is missing first.
 * @param state narrows the lines to one state; anything else shows all
 */
export async function submissionsGlance(
	actor: Actor,
	campaignId: string,
	state: string
): Promise<SubmissionsView | Refusal> {
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	const lines = await submissionLines(actor, campaignId);
	const { byUnit: _byUnit, ...figures } = await submissionsOf(actor, campaignId);
	const chosen = submissionStates.find((known) => known === state) ?? '';
	const place = (line: { state: SubmissionState }) => order.indexOf(line.state);
	return {
		...{ campaignId, figures, state: chosen, dueOn: campaign.ledgersDueOn },
		lines: lines
			.filter((line) => !chosen || line.state === chosen)
			.sort((a, b) => place(a) - place(b)),
		urging: urgingText(lines, figures, campaign.ledgersDueOn, now()),
		office: isOffice(actor)
	};
}
