import { error, isActionFailure, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { actionOf } from '#lib/web/file-routes.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { keeperMark, othersForm } from '#lib/server/forms/kept.ts';
import { forgetPage, keepPage, keptPage } from '#lib/server/forms/pages.ts';
import { formPlace } from '../form-place.ts';
import { actorIn } from './place.ts';

/** What a page's form carries, and the form as this person left it when their session ran out. */
export interface Kept<Values> {
	/** Whose form it is (server/kept-forms.ts). */
	keeper: string;
	/** The version that was seen and the key of the form, as it was left; null where none was left. */
	version: string | null;
	key: string | null;
	/** As a refusal gives a form back: the page says that it was not sent, with what was typed in its place. */
	answer: { refusal: Refusal; values: Values } | null;
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
	const page = formPlace(url, campaignId);
	const forms = await Promise.all(actions.map((action) => keptPage(actor, { page, action })));
	const at = forms.findIndex((left) => left !== null);
	const form = forms[at] ?? null;
	const text = (name: string) => (form?.has(name) ? String(form.get(name)) : null);
	return {
		keeper: await keeperMark(actor, page),
		...{ version: text('version'), key: text('key') },
		answer: form && { refusal: refuse('kept', notSent), values: read(form, actions[at] ?? '') }
	};
}

/** What a page says above a form that was left. */
export const notSent = '登录过期前填的内容还没有提交，都在下面：请核对后再提交。';

type Action<Event, Answer> = (event: Event) => Promise<Answer>;

/**
 * The action of a form that is kept: what another account opened is not done under this one's name but kept for its own,
 * and a form that was done is forgotten.
 */
export function keeping<Event extends Pick<RequestEvent, 'locals' | 'url' | 'request'>, Answer>(
	action: Action<Event, Answer>
): Action<Event, Answer> {
	return async (event) => {
		const actor = actorIn(event.locals);
		const at = { page: formPlace(event.url), action: actionOf(event.url) };
		const form = await event.request
			.clone()
			.formData()
			.catch(() => new FormData());
		const others = await othersForm(actor, form.get('keeper'), at.page);
		if (others) {
			await keepPage(at, form);
			error(409, others.message);
		}
		try {
			const answer = await action(event);
			if (!isActionFailure(answer)) await forgetPage(actor, at);
			return answer;
		} catch (thrown) {
			if (isRedirect(thrown)) await forgetPage(actor, at);
			throw thrown;
		}
	};
}
