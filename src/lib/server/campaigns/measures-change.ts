import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { readMeasureForm, type MeasureForm, type Target } from '#lib/ledger/campaigns/measure.ts';
import { readAdoptions } from '#lib/ledger/campaigns/measure-heard.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { Rhythm } from '#lib/ledger/campaigns/rhythm.ts';
import { measuredCampaign } from './measures.ts';
import { now, today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';

const { findings, measures } = tables;

/** What stands in a measure now, as a form sends it back. */
export function seenMeasure({
	rhythm,
	target
}: {
	rhythm: Rhythm | null;
	target: Target | null;
}): string {
	return JSON.stringify([
		rhythm && [rhythm.every, rhythm.day],
		target && [target.goal, target.present, target.on, target.by]
	]);
}

/**
 * Takes over what measures say in their own words, each on its own: one that a colleague was first with is left as it is.
 * @param ticked as the page sends them
 * @returns how many were taken over, and the refusals of the others; a refusal when there was nothing to take over
 */
export async function adoptMeasures(
	actor: Actor,
	campaignId: string,
	ticked: string[]
): Promise<{ saved: number; refusals: Refusal[] } | Refusal> {
	const campaign = await measuredCampaign(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	const adoptions = readAdoptions(ticked);
	if (isRefusal(adoptions)) return adoptions;
	const refusals: Refusal[] = [];
	for (const { measure, seen, form } of adoptions) {
		const refused = await setMeasure(actor, campaignId, measure, seen, form);
		if (refused) refusals.push(refused);
	}
	return { saved: adoptions.length - refusals.length, refusals };
}

/**
 * Gives a measure its rhythm and target, or takes them away.
 * @param seen what stood there when the form was opened
 */
export async function setMeasure(
	actor: Actor,
	campaignId: string,
	measureId: string,
	seen: string,
	form: MeasureForm
): Promise<Refusal | null> {
	const campaign = await measuredCampaign(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	if (!isOffice(actor))
		return refuse('forbidden', '措施的频次和指标由领导小组办公室的经办或负责人设置。');
	if (campaign.state === 'ended') return refuse('ended', '这个批次已经结束，频次和指标不能再改。');
	const to = readMeasureForm(form, today());
	if (isRefusal(to)) return to;
	return db().write(actor.countyId, 'ledger', async (tx) => {
		const [found] = await tx
			.select({
				rhythm: measures.rhythm,
				target: measures.target,
				label: measures.label,
				number: findings.number
			})
			.from(measures)
			.innerJoin(findings, eq(findings.id, measures.findingId))
			.where(and(eq(measures.id, measureId), eq(findings.campaignId, campaignId)));
		if (!found) return refuse('unseen', '没有找到这条措施：请刷新页面再试。');
		if (seenMeasure(found) !== seen)
			return refuse('stale', '刚刚有同事改过这条措施的频次或指标：请刷新页面，看过以后再改。');
		await tx.update(measures).set(to).where(eq(measures.id, measureId));
		const { countyId, personId, unitId } = actor;
		const { number, label, rhythm, target } = found;
		await append(tx, {
			countyId,
			kind: 'ledger',
			type: 'setMeasure',
			personId,
			unitId,
			at: now(),
			campaignId,
			body: { finding: number, label, measureId, from: { rhythm, target }, to }
		});
		return null;
	});
}
