import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice, scopeOf } from '#lib/ledger/permissions.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import type { CampaignInFullView } from './full-view.ts';
import { type UnitLabel, directory, livingUnits, fullName } from '#lib/server/directory.ts';
import { previewEnd } from './end.ts';
import { campaignInFull } from './campaigns.ts';
import { db } from '#lib/server/db/database.ts';

/**
 * A campaign as its page shows it.
 * @param search part of a unit's name; the office finds units by it
 */
export async function campaignView(
	actor: Actor,
	campaignId: string,
	search: string
): Promise<CampaignInFullView | Refusal> {
	const view = await campaignInFull(actor, campaignId);
	if (isRefusal(view)) return view;
	const units = await directory(actor.countyId);
	const name = (id: string): UnitLabel => ({ id, name: fullName(units, id) });
	const office = actor.functions.includes('office');
	const named = view.findings.flatMap((finding) => [
		finding.leadUnitId ?? '',
		...finding.owners.flatMap((owner) => owner.unitIds)
	]);
	return {
		...view,
		names: Object.fromEntries(named.map((id) => [id, units.get(id)?.shortName ?? ''])),
		leftOut: view.leftOutUnitIds.map(name),
		choosable: livingUnits(units)
			.filter(({ level, parentId }) =>
				office ? search !== '' && level !== 'city' : parentId === actor.unitId
			)
			.map(({ id }) => name(id))
			.filter((unit) => !office || unit.name.includes(search))
			.slice(0, 60),
		mayAssign:
			(office || actor.functions.includes('township')) &&
			(actor.role === 'clerk' || actor.role === 'head') &&
			view.campaign.state !== 'ended',
		end:
			isOffice(actor) && view.campaign.state === 'dispatched'
				? await previewEnd(db().read, campaignId)
				: null,
		seesReport: scopeOf(actor).all
	};
}

/** The units given and, for each township among them, its villages. */
export async function withVillages(actor: Actor, unitIds: string[]): Promise<string[]> {
	const units = livingUnits(await directory(actor.countyId));
	const below = units.filter(
		({ level, parentId }) => level === 'village' && unitIds.includes(parentId ?? '')
	);
	return [...unitIds, ...below.map(({ id }) => id)];
}
