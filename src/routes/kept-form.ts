import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/ledger/actor.ts';
import { actionOf } from '#lib/web/file-routes.ts';
import { keepForm } from '#lib/server/forms/kept.ts';
import { handOverPage } from '#lib/server/roster/hand-over/hand-over.ts';
import { forgetPage, keepPage, type PageForm } from '#lib/server/forms/pages.ts';
import { bulkPage } from '#lib/server/rows/bulk/form.ts';
import { keepSelfFound } from '#lib/server/rows/self-found/form.ts';
import { commandIn } from './(app)/rows/[id]/command-in.ts';
import { formAddress } from './form-address.ts';

type Sent = Pick<RequestEvent, 'url'> & { params: Partial<Record<string, string>> };

/** How the forms of a page are kept for the person who opened them, when another account or nobody sends them. */
export interface KeptForm {
	/** What their mark is sealed for. @param field a field of the form by its name */
	place: (event: Sent, field: (name: string) => string) => string;
	/** Keeps one for the person of its mark. @returns whether it was kept */
	keep: (event: Sent, form: FormData) => Promise<boolean>;
	/** Forgets this person's, once its work is done. */
	forget: (event: Sent, actor: Actor) => Promise<void>;
}

/** A form kept under its page and the name of its action. */
export const pageForm: KeptForm = {
	place: ({ url }) => formAddress(url),
	keep: ({ url }, form) => keepPage({ page: formAddress(url), action: actionOf(url) }, form),
	forget: ({ url }, actor) => forgetPage(actor, { page: formAddress(url), action: actionOf(url) })
};

/** A single button, or boxes without a word typed: nothing to be kept. */
export const buttonForm: KeptForm = {
	...pageForm,
	keep: async () => false,
	forget: async () => {}
};

/** Acts on a row are drafts, forgotten in the write that does their work; its other forms are buttons. */
export const rowForm: KeptForm = {
	place: ({ params }) => params.id ?? '',
	keep: async ({ url, params }, form) =>
		actionOf(url) === 'act' && keepForm(params.id ?? '', commandIn(form)),
	forget: async () => {}
};

/** 登记自查问题, whose write forgets it likewise. */
export const selfFoundForm: KeptForm = {
	place: (_event, field) => field('campaignId'),
	keep: (_event, form) => keepSelfFound(commandIn(form)),
	forget: async () => {}
};

/** The list of many rows is one form, whichever of its buttons was pressed. */
export const bulkForm = always(bulkPage);

/** 人员移交 is one form, whoever leaves. */
export const handOverForm = always(handOverPage);

/** A half-filled form that its page keeps by itself: `key` says what it is about. */
const draftForm: KeptForm = {
	...buttonForm,
	place: (_event, field) => field('key').split(':')[1] ?? ''
};

function always(at: PageForm): KeptForm {
	return {
		place: () => at.page,
		keep: (_event, form) => keepPage(at, form),
		forget: (_event, actor) => forgetPage(actor, at)
	};
}

/** How the forms of a route are kept, for who has only the request. */
export function keptFormOf(routeId: string | null): KeptForm {
	return forms[routeId ?? ''] ?? pageForm;
}

const forms: Record<string, KeptForm> = {
	'/(app)/rows/[id]': rowForm,
	'/(app)/rows/new': selfFoundForm,
	'/(app)/rows/bulk': bulkForm,
	'/(app)/rows/hand-over': handOverForm,
	'/(app)/drafts': draftForm
};
