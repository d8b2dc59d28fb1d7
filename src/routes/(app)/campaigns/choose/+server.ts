import { redirect } from '@sveltejs/kit';
import { textIn } from '#lib/server/forms/fields.ts';
import { safePath } from '../../../login/safe-path.ts';
import type { RequestHandler } from './$types';

const year = 60 * 60 * 24 * 365;

/** Sets the campaign a person works in, and goes on `to` a page of it; one that does not exist later counts as none chosen. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const id = textIn(form, 'campaign');
	cookies.set('campaign', id, {
		path: '/',
		maxAge: year,
		sameSite: 'lax',
		httpOnly: true,
		secure: url.protocol === 'https:'
	});
	redirect(303, safePath(textIn(form, 'to')));
};
