import { error, redirect } from '@sveltejs/kit';
import { handlesNotices, notOffice } from '#lib/ledger/notices/access.ts';
import { isRefusal, refuse } from '#lib/ledger/refusal.ts';
import { readDocument } from '#lib/exchange/documents/document.ts';
import { fileIn, keyIn, numberIn, textIn } from '#lib/server/forms/fields.ts';
import { newId } from '#lib/server/ids.ts';
import { discardDraft, noticeDrafts, startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { keptHere } from '../keeping.ts';
import { actorIn } from '../shown.ts';
import { gate } from '../../gate.ts';
import { pageForm } from '../../kept-form.ts';
import { refused } from '../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:draft');
	const drafts = await noticeDrafts(actorIn(event.locals));
	if (isRefusal(drafts)) error(403, drafts.message);
	const kept = await keptHere(event, ['paste'], (form) => ({ text: textIn(form, 'text') }));
	return { drafts, key: newId(), kept };
};

export const actions: Actions = {
	upload: gate(async ({ actor, form }) => {
		if (!handlesNotices(actor)) error(403, notOffice().message);
		const { name, bytes } = await fileIn(form, 'file');
		if (bytes.length === 0) return refused('upload', refuse('said', chooseFile, 'file'));
		const read = await readDocument(bytes, name);
		if (!read.ok) return refused('upload', refuse('said', read.message, 'file'));
		const done = await startNoticeDraft(actor, { name, text: read.text }, keyIn(form));
		if (isRefusal(done)) return refused('upload', { ...done, field: 'file' });
		redirect(303, `/notices/${done.id}`);
	}),
	paste: gate(
		async ({ actor, form }) => {
			const text = textIn(form, 'text');
			const done = await startNoticeDraft(actor, { name: '', text }, keyIn(form));
			if (isRefusal(done)) return refused('paste', { ...done, field: 'text' }, { text });
			redirect(303, `/notices/${done.id}`);
		},
		{ kept: pageForm }
	),
	discard: gate(async ({ actor, form }) => {
		const done = await discardDraft(actor, textIn(form, 'id'), numberIn(form, 'version'));
		if (isRefusal(done)) return refused('discard', done, {}, 409);
		redirect(303, '/notices');
	})
};

const chooseFile = '请先选择通知文件（.docx、.pdf 或 .txt）。';
