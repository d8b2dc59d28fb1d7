import type { RequestEvent } from '@sveltejs/kit';
import { keepForm } from '#lib/server/kept-forms.ts';
import { commandIn } from './(app)/rows/[id]/command-in.ts';

/**
 * Where somebody without a session signs in and then goes on. The form of an act that was filled in meanwhile is kept
 * for the person who opened it.
 */
export async function pathToSignIn(event: RequestEvent): Promise<string> {
	const { pathname, search } = event.url;
	if (event.request.method === 'GET')
		return pathname === '/' ? '/login' : `/login?${new URLSearchParams({ to: pathname + search })}`;
	if (event.route.id !== '/(app)/rows/[id]' || search !== '?/act') return '/login';
	const sent = await event.request.formData().catch(() => null);
	if (!sent) return '/login';
	const form = commandIn(sent);
	const verb = String(form.input.verb ?? '');
	const kept = await keepForm(event.params.id ?? '', form);
	const to = `${pathname}?${new URLSearchParams({ verb })}`;
	return `/login?${new URLSearchParams({ to, form: kept ? 'kept' : 'lost' })}`;
}
