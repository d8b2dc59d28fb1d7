import type { NamingView } from '#lib/ledger/names/to-answer.ts';
import type { Option } from '#lib/ledger/command/option.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { selfFoundOrigins } from '#lib/ledger/command/self-found.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { registersProblems } from '#lib/ledger/workflow/verbs/birth.ts';
import { campaignOf } from '#lib/server/campaigns/campaigns.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { keptFields } from '#lib/server/forms/fields-kept.ts';
import { newId } from '#lib/server/ids.ts';
import { keeperToken } from '#lib/server/forms/kept.ts';
import { namingIn } from '#lib/server/rows/row/naming.ts';
import { selfFoundKey } from './self-found.ts';

/** The form of a campaign as this person left it, with the units they may register for; null when for none. */
export async function selfFoundView(
	actor: Actor,
	campaignId: string
): Promise<SelfFoundView | null> {
	const all = await directory(actor.countyId);
	const units = unitsOf(actor, all);
	if (units.length === 0) return null;
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return null;
	const above = all.get(all.get(actor.unitId)?.parentId ?? '');
	const draft = selfFoundKey(campaignId);
	return {
		units: units.map(({ id, shortName }) => ({ value: id, label: shortName })),
		own: actor.unitId,
		origins: selfFoundOrigins.map((value) => ({ value, label: value })),
		ended: campaign.state === 'ended',
		naming: await namingIn(actor.countyId, above ? [...units, above] : units),
		values: await keptFields(actor, draft),
		draft,
		campaignId,
		keeper: await keeperToken(actor, campaignId),
		key: newId()
	};
}

/** The own unit first, then a township's villages. */
function unitsOf(actor: Actor, units: Map<string, DirectoryUnit>): DirectoryUnit[] {
	if (!registersProblems(actor)) return [];
	const own = units.get(actor.unitId);
	const below = [...units.values()]
		.filter((unit) => unit.parentId === actor.unitId && unit.level === 'village')
		.filter((unit) => unit.mergedIntoId === null)
		.sort((a, b) => (a.code < b.code ? -1 : 1));
	return [...(own ? [own] : []), ...below];
}

/** 登记自查问题: whose problem it may be, and the form as it was left half filled. */
export interface SelfFoundView {
	units: Option[];
	/** The person's own unit; another one is 代填. */
	own: string;
	origins: Option[];
	/** The campaign has ended: nothing can be registered in it any more. */
	ended: boolean;
	values: Record<string, string | string[]>;
	/** What is needed to propose villagers' names in what is typed. */
	naming: NamingView;
	/** The campaign it will be registered in, whatever is looked at meanwhile. */
	campaignId: string;
	/** Whose form it is (server/forms/kept.ts). */
	keeper: string;
	/** Under which key a half-filled form is kept. */
	draft: string;
	/** For `key`: a form sent twice does its work once. */
	key: string;
}
