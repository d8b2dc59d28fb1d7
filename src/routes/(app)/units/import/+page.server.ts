import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { keepsRoster } from '#lib/server/roster/access.ts';
import { applyRoster, previewRoster, type RosterKind } from '#lib/server/roster/import/import.ts';
import { actorIn } from '../../place.ts';
import { refused } from '../../../refused.ts';
import { changesView } from './changes-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!keepsRoster(actorIn(locals))) error(403, '导入名册由系统管理员办理。');
	return { kind: kindOf(url), done: url.searchParams.get('done') };
};

export const actions: Actions = {
	preview: async ({ locals, request, url }) => {
		const file = (await request.formData()).get('file');
		const bytes =
			file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
		const preview = await previewRoster(actorIn(locals), kindOf(url), bytes);
		if (isRefusal(preview)) return refused(preview);
		if ('problems' in preview) return { problems: preview.problems };
		return {
			preview: changesView(preview),
			digest: preview.digest,
			source: file instanceof File ? file.name : '',
			content: Buffer.from(bytes).toString('base64')
		};
	},
	apply: async ({ locals, request, url }) => {
		const form = await request.formData();
		const text = (name: string) => String(form.get(name) ?? '');
		const bytes = Buffer.from(text('content'), 'base64');
		const kind = kindOf(url);
		const done = await applyRoster(actorIn(locals), kind, bytes, text('digest'), text('source'));
		if (isRefusal(done)) return refused(done);
		if ('problems' in done) return { problems: done.problems };
		redirect(303, `/units/import?kind=${kind}&done=${done.added.length}`);
	}
};

function kindOf(url: URL): RosterKind {
	return url.searchParams.get('kind') === 'cityUnits' ? 'cityUnits' : 'divisions';
}
