import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { building } from '$app/environment';
import { isAway } from '#lib/server/db/away.ts';
import { asRequest } from '#lib/server/db/current-request.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { errorWords } from '#lib/server/db-words.ts';
import { newId } from '#lib/server/ids.ts';
import { visit } from '#lib/server/sessions/sessions.ts';
import { readSettings } from '#lib/server/settings.ts';
import { bodies } from './routes/bodies.ts';
import { pathToSignIn } from './routes/path-to-sign-in.ts';

export const init: ServerInit = async () => {
	if (building) return;
	const settings = readSettings(process.env);
	if ('problems' in settings) throw new Error(settings.problems.join('\n'));
	await openDatabase(settings);
};

const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const set = (name: string, value: string) => {
		if (!response.headers.has(name)) response.headers.set(name, value);
	};
	set('x-content-type-options', 'nosniff');
	set('referrer-policy', 'same-origin');
	set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
	if (event.locals.storeAway || event.locals.actor) set('cache-control', 'no-store');
	if (event.url.protocol === 'https:') set('strict-transport-security', 'max-age=31536000');
	if (!event.locals.storeAway || response.status < 500) return response;
	set('retry-after', '60');
	return new Response(response.body, { status: 503, headers: response.headers });
};

/** No name, id or search has a NUL; PostgreSQL cannot even be asked for one. */
const clean: Handle = ({ event, resolve }) => {
	if (event.url.href.includes('%00')) error(404, '没有找到这一页，请检查网址。');
	return resolve(event);
};

const forms = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** SvelteKit checks where forms come from; whatever else changes something is checked here. */
const origin: Handle = ({ event, resolve }) => {
	const { method, headers: sent } = event.request;
	if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return resolve(event);
	const type = sent.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
	if (!forms.includes(type) && sent.get('origin') !== event.url.origin)
		error(403, '请求不是从本系统的页面发出的，没有办理。');
	return resolve(event);
};

const healthPages = ['/livez', '/readyz'];

const session: Handle = async ({ event, resolve }) => {
	if (healthPages.includes(event.route.id ?? '')) {
		event.locals.actor = null;
		return resolve(event);
	}
	try {
		const person = await visit(event.cookies);
		event.locals.actor = person?.actor ?? null;
		event.locals.mustChangePassword = person?.mustChangePassword ?? false;
	} catch (thrown) {
		if (!isAway(thrown)) throw thrown;
		return unasked(event, thrown) ?? resolve(event);
	}
	return resolve(event);
};

/**
 * Nobody can be asked who is there while the store is away. Pages go on, so that their layout stays: the first that
 * asks for the person gets the error. What would change something is answered at once.
 */
function unasked(event: RequestEvent, thrown: unknown): Response | null {
	event.locals.storeAway = true;
	Object.defineProperty(event.locals, 'actor', {
		get() {
			throw thrown;
		}
	});
	if (!changesSomething(event)) return null;
	const id = told(event, thrown);
	const words = errorWords(thrown, { id, changes: true, begun: false });
	if (event.request.headers.has('x-sveltekit-action'))
		return Response.json({ type: 'error', error: words }, { status: 503 });
	error(503, words);
}

/** Half-filled forms say themselves whose they are: their session may have run out. */
const openPages = ['/login', '/setup/[token]', '/(app)/drafts', '/too-long', ...healthPages];
const beforeNewPassword = ['/password', '/logout'];

/** Everything but the open pages asks who is there; first of all comes a password of one's own. */
const guard: Handle = async ({ event, resolve }) => {
	const route = event.route.id;
	if (route === null || openPages.includes(route)) return resolve(event);
	if (event.locals.storeAway) return resolve(event);
	const { actor, mustChangePassword } = event.locals;
	if (actor && (!mustChangePassword || beforeNewPassword.includes(route))) return resolve(event);
	const wantsPage =
		event.isDataRequest ||
		event.request.headers.has('x-sveltekit-action') ||
		event.request.headers.get('accept')?.includes('text/html');
	if (!wantsPage) error(401, '请先登录。');
	if (actor) redirect(303, '/password');
	redirect(303, await pathToSignIn(event));
};

/** What a request asks for again it reads once. */
const once: Handle = ({ event, resolve }) => asRequest(() => resolve(event));

export const handle = sequence(once, headers, clean, origin, session, bodies, guard);

/** What went wrong stands in the server's log under a number; the page says the number and no more. */
export const handleError: HandleServerError = ({ error: thrown, event, status }) => {
	if (status === 404) return { message: '没有找到这一页，请检查网址。' };
	event.locals.storeAway ||= isAway(thrown);
	const id = told(event, thrown);
	return errorWords(thrown, { id, changes: changesSomething(event), begun: true });
};

function changesSomething({ request, route }: RequestEvent): boolean {
	return request.method !== 'GET' && route.id !== '/login';
}

function told({ request, route }: RequestEvent, thrown: unknown): string {
	const id = newId().slice(-12);
	// A failed query carries its values, people's names among them; its cause does not.
	const cause = (thrown as Error).cause ?? thrown;
	const short = isAway(thrown) ? (cause as Error).message : cause;
	console.error(`[整改台账] 错误 ${id} ${request.method} ${route.id}`, short);
	return id;
}
