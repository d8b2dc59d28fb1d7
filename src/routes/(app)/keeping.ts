import { error, isActionFailure, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { keeperMark, othersForm } from '#lib/server/kept-forms.ts';
import { forgetPage, keepPage, keptPage } from '#lib/server/kept-pages.ts';
import { actionOf } from '../path-to-sign-in.ts';
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
 * For the load of a page whose form is kept.
 * @param action its name, '' for the only one
 * @param read the values as a refused action gives them back
 */
export async function keptHere<Values>(
	{ locals, url }: Pick<RequestEvent, 'locals' | 'url'>,
	action: string,
	read: (form: FormData) => Values
): Promise<Kept<Values>> {
	const actor = actorIn(locals);
	const form = await keptPage(actor, { page: url.pathname, action });
	const text = (name: string) => (form?.has(name) ? String(form.get(name)) : null);
	const said = '登录过期前填的内容还没有提交，都在下面：请核对后再提交。';
	return {
		keeper: await keeperMark(actor, url.pathname),
		...{ version: text('version'), key: text('key') },
		answer: form && { refusal: refuse('kept', said), values: read(form) }
	};
}

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
		const at = { page: event.url.pathname, action: actionOf(event.url) };
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
