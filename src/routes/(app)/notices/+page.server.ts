import { error, fail, redirect } from '@sveltejs/kit';
import { handlesNotices, notOffice } from '#lib/ledger/notices/access.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { readDocument } from '#lib/exchange/documents/document.ts';
import { newId } from '#lib/server/ids.ts';
import { discardDraft, noticeDrafts, startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { keeping, keptHere } from '../keeping.ts';
import { actorIn } from '../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:draft');
	const drafts = await noticeDrafts(actorIn(event.locals));
	if (isRefusal(drafts)) error(403, drafts.message);
	const kept = await keptHere(event, ['paste'], (form) => String(form.get('text') ?? ''));
	return { drafts, key: newId(), kept };
};

export const actions: Actions = {
	upload: async ({ locals, request }) => {
		const actor = actorIn(locals);
		if (!handlesNotices(actor)) error(403, notOffice().message);
		const form = await request.formData();
		const file = form.get('file');
		if (!(file instanceof File) || file.size === 0)
			return fail(400, { upload: '请先选择通知文件（.docx、.pdf 或 .txt）。' });
		const read = await readDocument(new Uint8Array(await file.arrayBuffer()), file.name);
		if (!read.ok) return fail(400, { upload: read.message });
		const notice = { name: file.name, text: read.text };
		const done = await startNoticeDraft(actor, notice, String(form.get('key') ?? ''));
		if (isRefusal(done)) return fail(400, { upload: done.message });
		redirect(303, `/notices/${done.id}`);
	},
	paste: keeping(async ({ locals, request }) => {
		const form = await request.formData();
		const text = String(form.get('text') ?? '');
		const key = String(form.get('key') ?? '');
		const done = await startNoticeDraft(actorIn(locals), { name: '', text }, key);
		if (isRefusal(done)) return fail(400, { paste: done.message, text });
		redirect(303, `/notices/${done.id}`);
	}),
	discard: async ({ locals, request }) => {
		const form = await request.formData();
		const id = String(form.get('id'));
		const done = await discardDraft(actorIn(locals), id, Number(form.get('version')));
		if (isRefusal(done)) return fail(409, { discard: done.message });
		redirect(303, '/notices');
	}
};
