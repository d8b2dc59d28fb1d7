import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const year = 60 * 60 * 24 * 365;

/** Sets the campaign a person works in; one that does not exist later counts as none chosen. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const id = String((await request.formData()).get('campaign') ?? '');
	cookies.set('campaign', id, {
		path: '/',
		maxAge: year,
		sameSite: 'lax',
		httpOnly: true,
		secure: url.protocol === 'https:'
	});
	redirect(303, '/');
};
