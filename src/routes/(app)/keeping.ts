import type { RequestEvent } from '@sveltejs/kit';
import { refuse } from '#lib/ledger/refusal.ts';
import { refusedForm, type RefusedForm } from '#lib/ledger/refused-form.ts';
import { textIn } from '#lib/server/forms/fields.ts';
import { keeperToken } from '#lib/server/forms/kept.ts';
import { keptPage } from '#lib/server/forms/pages.ts';
import { formAddress } from '../form-address.ts';
import { actorIn } from './shown.ts';

/** What a page's form carries, and the form as this person left it when their session ran out. */
export interface Kept<Values> {
	/** Whose form it is (server/forms/kept.ts). */
	keeper: string;
	/** The version that was seen and the key of the form, as it was left; null where none was left. */
	version: string | null;
	key: string | null;
	/** As a refusal gives a form back: the page says that it was not sent, with what was typed in its place. */
	answer: RefusedForm<Values> | null;
}

/**
 * For the load of a page whose forms are kept.
 * @param actions their names, '' for the only one
 * @param read the values as a refused action gives them back
 * @param campaignId where the page's forms act in one campaign: which
 */
export async function keptHere<Values>(
	{ locals, url }: Pick<RequestEvent, 'locals' | 'url'>,
	actions: string[],
	read: (form: FormData, action: string) => Values,
	campaignId = ''
): Promise<Kept<Values>> {
	const actor = actorIn(locals);
	const page = formAddress(url, campaignId);
	const forms = await Promise.all(actions.map((action) => keptPage(actor, { page, action })));
	const at = forms.findIndex((left) => left !== null);
	const [form, action] = [forms[at] ?? null, actions[at] ?? ''];
	const text = (name: string) => (form?.has(name) ? textIn(form, name) : null);
	return {
		keeper: await keeperToken(actor, page),
		version: text('version'),
		key: text('key'),
		answer: form && refusedForm(action, refuse('kept', notSentWords), read(form, action))
	};
}

/** What a page says above a form that was left. */
const notSentWords = '登录过期前填的内容还没有提交，都在下面：请核对后再提交。';
