import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Handle } from '@sveltejs/kit';
import { vi } from 'vitest';
import { db } from '#lib/server/db/database.ts';
import type { Engine } from '#lib/server/db/engine.ts';
import { tables } from '#lib/server/db/tables.ts';
import { beginSession } from '#lib/server/sessions/sessions.ts';
import { app } from './every-answer.ts';

/** SvelteKit's own way to call hooks, which its types do not tell. */
const inside = '@sveltejs/kit/internal/server';
interface Inside {
	with_request_store(store: object, work: () => unknown): unknown;
}

/** The account with this login. */
export async function idOf(login: string): Promise<string> {
	const [person] = await db()
		.read.select({ id: tables.people.id })
		.from(tables.people)
		.where(eq(tables.people.login, login));
	if (!person) throw new Error(`no account ${login}`);
	return person.id;
}

/** Signs somebody in. @returns the token in their cookie */
export async function tokenOf(login: string): Promise<string> {
	let token = '';
	const jar = {
		get: () => undefined,
		delete: () => {},
		set: (_: string, value: string) => void (token = value)
	};
	await beginSession(await idOf(login), jar, false);
	return token;
}

/** The program as if it had just been started on this store: nothing is in its memory. */
export async function newProcess(engine: Engine) {
	vi.resetModules();
	const { databaseOn } = await import('#lib/server/db/database.ts');
	databaseOn(engine);
	return import('./visit.ts');
}

/** Asks for a page as a browser does: through the hooks, layout and page side by side. @returns what they say */
export async function visitPage(token: string, route: string, params: Record<string, string> = {}) {
	const { handle } = (await import('../../../src/hooks.server.ts')) as { handle: Handle };
	const url = new URL('http://127.0.0.1/');
	const event = {
		url,
		params,
		request: new Request(url),
		isDataRequest: false,
		route: { id: `/${route}` },
		locals: {},
		cookies: {
			get: (name: string) => (name === 'taizhang_session' ? token : undefined),
			set: () => {},
			delete: () => {}
		},
		depends: () => {},
		untrack: (of: () => unknown) => of(),
		setHeaders: () => {},
		parent: () => Promise.resolve({})
	};
	let said: unknown;
	const resolve = async () => {
		const loads = ['(app)/+layout.server.ts', `${route}/+page.server.ts`].map(async (file) => {
			const module = (await import(/* @vite-ignore */ join(app, file))) as {
				load: (event: unknown) => unknown;
			};
			return module.load(event);
		});
		said = await Promise.all(loads);
		return new Response('');
	};
	const state = { tracing: { record_span: ({ fn }: { fn: (of: object) => unknown }) => fn({}) } };
	const { with_request_store } = (await import(/* @vite-ignore */ inside)) as Inside;
	await with_request_store({ event, state }, () =>
		handle({ event, resolve } as unknown as Parameters<Handle>[0])
	);
	return said;
}
