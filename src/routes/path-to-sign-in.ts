import type { RequestEvent } from '@sveltejs/kit';
import { actionOf } from '#lib/web/file-routes.ts';
import { textIn } from '#lib/server/forms/fields.ts';
import { keptFormOf } from './kept-form.ts';

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
	const kept = await keptFormOf(route).keep(event, form);
	if (route === '/(app)/rows/new') return signIn(pathname, kept);
	if (route === '/(app)/rows/[id]' && actionOf(event.url) === 'act')
		return signIn(`${pathname}?${new URLSearchParams({ verb: textIn(form, 'verb') })}`, kept);
	// The list of many rows opens where it is asked for.
	if (route === '/(app)/rows/bulk') return signIn(kept ? `${pathname}?kept=1` : '/rows', kept);
	return signIn(backTo(event), kept);
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
