import type { Actor } from '#lib/ledger/actor.ts';
import type { SubmissionFigures } from './view.ts';
import { submissionLines } from './lines.ts';

/**
 * Who of the units in the actor's sight has submitted, been sent back and is missing; kept in memory until the ledger
 * or the roster moves, so a desk may ask for it each time.
 */
export async function submissionsOf(actor: Actor, campaignId: string): Promise<SubmissionFigures> {
	const lines = await submissionLines(actor, campaignId);
	const of = (...states: string[]) => lines.filter(({ state }) => states.includes(state));
	return {
		expected: lines.length,
		submitted: of('submitted', 'received').length,
		received: of('received').length,
		returned: of('returned').length,
		missing: of('missing').map(({ unitId, name, person, phone }) => ({
			unitId,
			name,
			person,
			phone
		})),
		byUnit: new Map(lines.map(({ unitId, state }) => [unitId, state]))
	};
}
