import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { lateDays, type WayIn } from '#lib/ledger/submissions/submission.ts';
import { now } from '#lib/server/clock.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { writeOnce } from '#lib/server/forms/idempotency.ts';
import { submissionSeal } from '#lib/server/record/seals.ts';
import type { Submitter } from './access.ts';
import { freeze, unmoved, type Frozen } from './freeze.ts';
import { lackingRefusal, lacking } from './lacking.ts';
import { isExpected, writeSubmissionNow, submissionNow, submissionNowRefusal } from './now.ts';

/** A ledger handed in, by the unit itself or entered for it. */
export interface HandedIn {
	verb: 'submit' | 'enter';
	/** The latest version its form was opened on; 0 for none. */
	version: number;
	filledBy: string;
	phone: string;
	submittedOn: Day;
	cameBy: WayIn | '';
	key?: string;
}

/** What was kept: the new version. */
export interface FiledVersion {
	version: number;
	lateDays: number;
	sha256: string;
}

const readings = 5;

/**
 * Freezes a unit's ledger as its next version. The ledger is long and is read before the write; the write makes sure
 * that nothing has moved since, or it is read again.
 */
export async function fileVersion(
	actor: Actor,
	place: Submitter,
	handedIn: HandedIn
): Promise<FiledVersion | Refusal> {
	const { filledBy, phone, submittedOn, verb } = handedIn;
	const key = handedIn.key && `${handedIn.key} ${place.campaign.id} ${place.unit.id} ${verb}`;
	for (let reading = 0; reading < readings; reading++) {
		const frozen = await freeze(actor, place, { filledBy, phone, filledOn: submittedOn });
		if (isRefusal(frozen)) return frozen;
		const done = await writeOnce(actor, 'ledger', key, (tx) =>
			fileOn(tx, actor, place, handedIn, frozen)
		);
		if (!isRefusal(done) || done.kind !== moved.kind) return done;
	}
	return refuse('said', '台账正在被多人修改，这次没有报上：请稍等片刻再报送，填写的内容还在。');
}

const moved = refuse('moved', '台账刚刚有变动，正在重新读取。');

async function fileOn(
	tx: Tx,
	actor: Actor,
	place: Submitter,
	handedIn: HandedIn,
	frozen: Frozen
): Promise<FiledVersion | Refusal> {
	if (!(await isExpected(tx, place))) return notExpected(place.unit.shortName);
	const standing = await submissionNow(tx, place);
	const refusal = submissionNowRefusal(handedIn.verb, standing, handedIn.version);
	if (refusal) return refusal;
	const blockers = await lacking(tx, place);
	if (handedIn.verb === 'submit' && blockers > 0) return lackingRefusal(blockers);
	if (!(await unmoved(tx, actor.countyId, frozen))) return moved;
	return write(tx, actor, place, { ...handedIn, blockers }, frozen);
}

async function write(
	tx: Tx,
	{ countyId, personId, unitId: actingUnit }: Actor,
	place: Submitter,
	handedIn: HandedIn & { blockers: number },
	{ body, sha256 }: Frozen
): Promise<FiledVersion> {
	const { unit, campaign } = place;
	const { verb, filledBy, phone, submittedOn, cameBy, blockers } = handedIn;
	const at = now();
	const version = handedIn.version + 1;
	const late = lateDays(submittedOn, campaign.ledgersDueOn);
	const said = { version, submittedOn, lateDays: late, filledBy, cameBy, blockers, sha256 };
	const where = { campaignId: campaign.id, unitId: unit.id, countyId };
	const kept = { ...said, ...where, phone, personId, at };
	await tx.insert(tables.submissions).values({ ...kept, body });
	const state = verb === 'enter' ? 'received' : 'submitted';
	await writeSubmissionNow(tx, place, { state, version, reason: '' }, at);
	await append(tx, {
		countyId,
		kind: 'ledger',
		personId,
		unitId: actingUnit,
		campaignId: campaign.id,
		at,
		type: verb === 'enter' ? 'submissionEntered' : 'submitted',
		body: { unitId: unit.id, unit: unit.shortName, ...said, sealed: submissionSeal(kept) }
	});
	return { version, lateDays: late, sha256 };
}

function notExpected(name: string): Refusal {
	return refuse(
		'notExpected',
		`${name}不在本批次的应报单位里，不用报送。确需报送的，请领导小组办公室先在“应报单位”里加上。`
	);
}
