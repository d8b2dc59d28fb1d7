import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { submitter, type Submitter } from './access.ts';
import { isExpected, ownsRows, submissionNow } from './now.ts';

const { submissionExpectations: e } = tables;

/**
 * The office's word on whether a unit has to submit; it stands over what follows from who owns rows, and is forgotten
 * where it says the same. Said twice it is written once.
 * @returns whether the unit is expected now, or why not: a unit whose ledger lies with the office stays
 */
export async function setExpected(
	actor: Actor,
	campaignId: string,
	unitId: string,
	expected: boolean
): Promise<{ expected: boolean; name: string } | Refusal> {
	const place = await submitter(actor, campaignId, unitId);
	if (isRefusal(place)) return place;
	if (!isOffice(actor))
		return refuse(
			'forbidden',
			'应报单位由领导小组办公室的经办和负责人增减，您的账号没有这项权限。'
		);
	const name = place.unit.shortName;
	if (place.unit.mergedIntoId)
		return refuse('said', `${name}已并入其他单位：请选并入后的单位。`, 'unitId');
	return db().write(actor.countyId, 'ledger', async (tx) => {
		if ((await isExpected(tx, place)) === expected) return { expected, name };
		const { state, version } = await submissionNow(tx, place);
		if (!expected && (state === 'submitted' || state === 'received'))
			return refuse('submitted', `${name}已经报送第${version}版，不能移出：请先退回这一版。`);
		await say(tx, place, expected);
		const { countyId, personId, unitId: actingUnit } = actor;
		await append(tx, {
			countyId,
			kind: 'ledger',
			type: 'submissionExpected',
			personId,
			campaignId,
			at: now(),
			unitId: actingUnit,
			body: { unitId, unit: name, expected }
		});
		return { expected, name };
	});
}

async function say(tx: Tx, place: Submitter, expected: boolean): Promise<void> {
	const key = { campaignId: place.campaign.id, unitId: place.unit.id };
	await tx.delete(e).where(and(eq(e.campaignId, key.campaignId), eq(e.unitId, key.unitId)));
	if ((await ownsRows(tx, place)) === expected) return;
	await tx.insert(e).values({ ...key, countyId: place.campaign.countyId, expected });
}
