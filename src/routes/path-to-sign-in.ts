import type { RequestEvent } from '@sveltejs/kit';
import { keepForm } from '#lib/server/kept-forms.ts';
import { keepSelfFound } from '#lib/server/self-found-form.ts';
import { commandIn } from './(app)/rows/[id]/command-in.ts';

/**
 * Where somebody without a session signs in and then goes on. The form of an act or of a problem that was filled in
 * meanwhile is kept for the person who opened it; of other forms on rows it is said that they were lost.
 */
export async function pathToSignIn(event: RequestEvent): Promise<string> {
	const { pathname, search } = event.url;
	if (event.request.method === 'GET')
		return pathname === '/' ? '/login' : `/login?${new URLSearchParams({ to: pathname + search })}`;
	const route = event.route.id ?? '';
	if (route === '/(app)/rows/new') {
		const form = await formOf(event);
		return signIn(pathname, form !== null && (await keepSelfFound(form)));
	}
	if (route === '/(app)/rows/[id]' && search === '?/act') {
		const form = await formOf(event);
		if (!form) return '/login';
		const verb = String(form.input.verb ?? '');
		const to = `${pathname}?${new URLSearchParams({ verb })}`;
		return signIn(to, await keepForm(event.params.id ?? '', form));
	}
	const back = backTo(route, pathname, search);
	return back ? signIn(back, false) : '/login';
}

/** The page from which a form on rows is filled in again; '' for other forms. */
function backTo(route: string, pathname: string, search: string): string {
	if (route === '/(app)/rows/bulk') return '/rows';
	if (route === '/(app)/rows/[id]') return pathname;
	return route === '/(app)/rows/hand-over' ? pathname + search : '';
}

function signIn(to: string, kept: boolean): string {
	return `/login?${new URLSearchParams({ to, form: kept ? 'kept' : 'lost' })}`;
}

async function formOf({ request }: RequestEvent) {
	const sent = await request.formData().catch(() => null);
	return sent && commandIn(sent);
}
