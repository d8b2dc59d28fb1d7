import { error } from '@sveltejs/kit';
import { adminRoleNames, roleNames } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { thinTownships } from '#lib/server/roster/people/substitutes.ts';
import { listPeople } from '#lib/server/roster/people/people.ts';
import { managesRoster } from '#lib/server/roster/access.ts';
import { unitTree } from '#lib/server/roster/units/units.ts';
import { actorIn } from '../shown.ts';
import { statusOf } from '../../refused.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = actorIn(locals);
	const [scope, text] = [
		url.searchParams.get('scope') ?? '',
		(url.searchParams.get('q') ?? '').slice(0, 100)
	];
	const people = await listPeople(actor, scope, text);
	if (isRefusal(people)) error(statusOf(people), people.message);
	const { townships } = await unitTree(actor);
	return {
		scope,
		text,
		more: people.more,
		mayManage: managesRoster(actor),
		lines: people.lines.map((line) => ({
			...line,
			role: roleNames[line.role],
			admin: line.admin.map((role) => adminRoleNames[role])
		})),
		scopes: townships.map(({ unit }) => ({ value: unit.path, label: unit.shortName })),
		thin: await thinTownships(actor)
	};
};
