import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import type { SubmissionState } from '#lib/ledger/submissions/submission.ts';
import { urgingText } from './urging.ts';
import { submissionSets, type SubmissionSet, type SubmissionsView } from './view.ts';
import { campaignOf } from '#lib/server/campaigns/campaigns.ts';
import { now } from '#lib/server/clock.ts';
import { submissionLines } from './lines.ts';
import { submissionsOf } from './submissions.ts';

const order: SubmissionState[] = ['missing', 'returned', 'submitted', 'received'];

/**
 * Who has submitted, at a glance: all expected units in the actor's sight, who is missing first.
 * @param wanted a heap to narrow to; anything else shows all
 */
export async function submissionsGlance(
	actor: Actor,
	campaignId: string,
	wanted: string
): Promise<SubmissionsView | Refusal> {
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	const lines = await submissionLines(actor, campaignId);
	const { byUnit: _byUnit, ...figures } = await submissionsOf(actor, campaignId);
	const shown = submissionSets.find((known) => known === wanted) ?? '';
	const place = (line: { state: SubmissionState }) => order.indexOf(line.state);
	const of = (heap: SubmissionSet) => lines.filter(({ state }) => liesIn(state, heap));
	return {
		campaignId,
		figures,
		shown,
		dueOn: campaign.ledgersDueOn,
		heaps: submissionSets.map((heap) => ({ heap, total: of(heap).length })),
		lines: [...(shown ? of(shown) : lines)].sort((a, b) => place(a) - place(b)),
		urging: urgingText(lines, figures, campaign.ledgersDueOn, now()),
		office: isOffice(actor)
	};
}

function liesIn(state: SubmissionState, heap: SubmissionSet): boolean {
	return heap === 'handedIn' ? state === 'submitted' || state === 'received' : state === heap;
}
