import { unitKindNames } from '#lib/ledger/roster/units.ts';
import { managesRoster } from '#lib/server/roster/access.ts';
import { searchUnits, unitTree } from '#lib/server/roster/units/units.ts';
import { actorIn } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = actorIn(locals);
	const text = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
	const tree = await unitTree(actor);
	return {
		text,
		hits: text ? await searchUnits(actor, text) : null,
		mayManage: managesRoster(actor),
		counts: tree.counts,
		expected: tree.expected,
		cityUnits: tree.cityUnits.map(({ id, shortName, kind, functions, contactPhone }) => ({
			id,
			shortName,
			functions,
			contactPhone,
			kind: unitKindNames[kind] ?? kind
		})),
		townships: tree.townships.map(({ unit, villages }) => ({
			id: unit.id,
			shortName: unit.shortName,
			contactPhone: unit.contactPhone,
			villages: villages.map(({ id, shortName }) => ({ id, shortName }))
		}))
	};
};
