import type { Request, RequestKind } from '#lib/ledger/request.ts';
import type { Scene } from '#lib/ledger/workflow/scene.ts';

type Bare<R> = R extends unknown ? Omit<R, 'since' | 'personId' | 'personName'> : never;

/** What the unit asks now; with 代填 the person of the unit stands beside the account that typed. */
export function requestWith(words: Bare<Request>, scene: Scene): Request {
	const { actor, applicant, facts } = scene;
	return {
		...words,
		since: facts.today,
		personId: actor.personId,
		personName: applicant.applicantName || actor.name
	} as Request;
}

/** What waits for an answer, of the kind that an act of the table needs. @throws when the gate let another through */
export function pendingRequest<K extends RequestKind>(
	row: { request: Request | null },
	kind: K
): Extract<Request, { kind: K }> {
	if (row.request?.kind !== kind) throw new Error(`no ${kind} was asked`);
	return row.request as Extract<Request, { kind: K }>;
}
