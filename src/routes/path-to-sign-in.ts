import type { RequestEvent } from '@sveltejs/kit';
import { actionOf } from '#lib/web/file-routes.ts';
import { keepForm } from '#lib/server/forms/kept.ts';
import { keepPage } from '#lib/server/forms/pages.ts';
import { keepSelfFound } from '#lib/server/rows/self-found/form.ts';
import { commandIn } from './(app)/rows/[id]/command-in.ts';
import { formPlace } from './form-place.ts';

/**
 * Where somebody without a session signs in and then goes on. The form that was filled in meanwhile is kept for the
 * person who opened it, where it carries their mark; of others on a page it is said that they were lost.
 */
export async function pathToSignIn(event: RequestEvent): Promise<string> {
	const { pathname, search } = event.url;
	if (event.request.method === 'GET')
		return pathname === '/' ? '/login' : `/login?${new URLSearchParams({ to: pathname + search })}`;
	const route = event.route.id ?? '';
	if (!route.startsWith('/(app)') || pageless.includes(route)) return '/login';
	const form = await event.request.formData().catch(() => null);
	if (!form) return '/login';
	if (route === '/(app)/rows/new') return signIn(pathname, await keepSelfFound(commandIn(form)));
	const action = actionOf(event.url);
	if (route === '/(app)/rows/[id]' && action === 'act') {
		const sent = commandIn(form);
		const to = `${pathname}?${new URLSearchParams({ verb: String(sent.input.verb ?? '') })}`;
		return signIn(to, await keepForm(event.params.id ?? '', sent));
	}
	// The list of many rows is one form, whichever of its buttons was pressed, and opens where it is asked for.
	if (route === '/(app)/rows/bulk') {
		const kept = await keepPage({ page: pathname, action: 'act' }, form);
		return signIn(kept ? `${pathname}?kept=1` : '/rows', kept);
	}
	return signIn(backTo(event), await keepPage({ page: formPlace(event.url), action }, form));
}

/** These take forms and are no pages to go back to. */
const pageless = ['/(app)/campaigns/choose'];

/** The page where the form was filled in, as it was opened. */
function backTo({ url, request }: RequestEvent): string {
	const referer = URL.parse(request.headers.get('referer') ?? '');
	const from = referer?.origin === url.origin && referer.pathname === url.pathname ? referer : url;
	const asked = [...from.searchParams].filter(([name]) => !name.startsWith('/'));
	const search = new URLSearchParams(asked).toString();
	return url.pathname + (search ? `?${search}` : '');
}

function signIn(to: string, kept: boolean): string {
	return `/login?${new URLSearchParams({ to, form: kept ? 'kept' : 'lost' })}`;
}
