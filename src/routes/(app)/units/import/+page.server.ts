import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { fileIn, textIn } from '#lib/server/forms/fields.ts';
import { managesRoster } from '#lib/server/roster/access.ts';
import { applyRoster, previewRoster, type RosterKind } from '#lib/server/roster/import/import.ts';
import { actorIn } from '../../shown.ts';
import { refused } from '../../../refused.ts';
import { changesView } from './changes-view.ts';
import { gate } from '../../../gate.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!managesRoster(actorIn(locals))) error(403, '导入名册由系统管理员办理。');
	return { kind: kindOf(url), done: url.searchParams.get('done') };
};

export const actions: Actions = {
	preview: gate(async ({ actor, form, url }) => {
		const { name, bytes } = await fileIn(form, 'file');
		const preview = await previewRoster(actor, kindOf(url), bytes);
		if (isRefusal(preview)) return refused('preview', preview);
		if ('problems' in preview) return { problems: preview.problems };
		return {
			preview: changesView(preview),
			digest: preview.digest,
			source: name,
			content: Buffer.from(bytes).toString('base64')
		};
	}),
	apply: gate(async ({ actor, form, url }) => {
		const [digest, source] = [textIn(form, 'digest'), textIn(form, 'source')];
		const bytes = Buffer.from(textIn(form, 'content'), 'base64');
		const kind = kindOf(url);
		const done = await applyRoster(actor, kind, bytes, digest, source);
		if (isRefusal(done)) return refused('apply', done);
		if ('problems' in done) return { problems: done.problems };
		redirect(303, `/units/import?kind=${kind}&done=${done.added.length}`);
	})
};

function kindOf(url: URL): RosterKind {
	return url.searchParams.get('kind') === 'cityUnits' ? 'cityUnits' : 'divisions';
}
