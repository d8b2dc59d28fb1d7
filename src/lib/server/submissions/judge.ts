import type { Actor } from '#lib/ledger/actor.ts';
import { identityIn } from '#lib/ledger/mask/numbers.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { submissionTransitions } from '#lib/ledger/submissions/submission.ts';
import { append } from '#lib/server/record/events.ts';
import { writeOnce } from '#lib/server/forms/idempotency.ts';
import { leaving } from '#lib/server/sight/leaving.ts';
import { submitterFor } from './access.ts';
import { writeSubmissionNow, submissionNow, submissionNowRefusal } from './now.ts';

/** The version the office looked at, and the key of its form. */
export interface Looked {
	version: number;
	key?: string;
}

/** 收下: the office has the ledger as submitted. */
export function receive(actor: Actor, campaignId: string, unitId: string, looked: Looked) {
	return judge(actor, 'receive', campaignId, unitId, looked, '');
}

/** 退回: the unit has to submit again, for a reason that it reads. What was submitted stays as it is; villagers are masked. */
export async function returnSubmission(
	actor: Actor,
	campaignId: string,
	unitId: string,
	{ reason, ...looked }: Looked & { reason: string }
) {
	const place = await submitterFor(actor, 'returnSubmission', campaignId, unitId);
	if (isRefusal(place)) return place;
	if (reason.trim().length < 2)
		return refuse('said', '请写退回原因：哪里要改、怎么改，报送单位会看到。', 'reason');
	if (identityIn(reason))
		return refuse('said', '退回原因里不要写身份证号：请删去，用条目编号指明是哪一条。', 'reason');
	if (reason.length > 500) return refuse('said', '退回原因请不超过 500 字。', 'reason');
	const { text, hidden } = await leaving(actor.countyId, campaignId, reason.trim());
	const done = await judge(actor, 'returnSubmission', campaignId, unitId, looked, text);
	return isRefusal(done) ? done : { ...done, hidden };
}

async function judge(
	actor: Actor,
	verb: 'receive' | 'returnSubmission',
	campaignId: string,
	unitId: string,
	looked: Looked,
	reason: string
): Promise<{ version: number } | Refusal> {
	const place = await submitterFor(actor, verb, campaignId, unitId);
	if (isRefusal(place)) return place;
	const key = looked.key && `${looked.key} ${campaignId} ${unitId} ${verb}`;
	const { countyId, personId } = actor;
	return writeOnce(actor, 'ledger', key, async (tx, at) => {
		const standing = await submissionNow(tx, place);
		const refusal = submissionNowRefusal(verb, standing, looked.version);
		if (refusal) return refusal;
		const { version } = standing;
		const state = submissionTransitions[verb].to as 'received' | 'returned';
		await writeSubmissionNow(tx, place, { state, version, reason }, at);
		await append(tx, {
			countyId,
			kind: 'ledger',
			personId,
			unitId: actor.unitId,
			campaignId,
			at,
			type: verb === 'receive' ? 'submissionReceived' : 'submissionReturned',
			body: { unitId, unit: place.unit.shortName, version, reason }
		});
		return { version };
	});
}
