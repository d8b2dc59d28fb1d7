import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Actor } from '#lib/ledger/actor.ts';
import { columns } from '#lib/ledger/stage.ts';
import { unzipped } from '../../exchange/unzipped.ts';

/** What one address answered. */
export interface Answer {
	where: string;
	text: string;
}

/** Ids to put into addresses, by the folder they stand in. */
export type Places = Record<string, string[]>;

export const app = join(import.meta.dirname, '../../../src/routes');

/** Parameters of an address that change what it answers. */
const queries: Record<string, string[]> = {
	'(app)': ['', 'by=department', 'by=village'],
	'(app)/board/cards': columns.map((column) => `column=${column}`),
	'(app)/rows': ['', 'stage=waiting', 'stage=overdue', 'sort=unit'],
	'(app)/rows/copy': ['as=text', 'as=table'],
	'(app)/rows/bulk': ['verb=claim', 'verb=reportNotFound', 'verb=verify', 'verb=return'],
	'(app)/ledgers/[unit]': [
		...['', 'villages=1', 'form=running', 'submission=1', 'submission=2', 'blank=1'],
		'form=running&blank=1'
	],
	'(app)/ledgers/[unit]/print': ['', 'villages=1', 'form=running', 'submission=1'],
	'(app)/submissions/[unit]': ['', 'compare=2'],
	'(app)/statistics': ['', 'by=section', 'by=origin', 'by=township'],
	'(app)/calendar': ['', 'whose=all'],
	'(app)/search': ['q=户厕', 'q=村民', 'q=反馈']
};
/** Open a stream, end a session, or need no account. */
const left = ['live', 'livez', 'readyz', 'logout', 'login', 'setup', 'setup/[token]', 'password'];

/** Asks every page, layout and file of the application as one person, whatever routes there are. */
export async function* everyAnswer(actor: Actor, places: Places): AsyncGenerator<Answer> {
	for (const file of serverFiles()) {
		const route = relative(app, join(file, '..'));
		if (left.includes(route)) continue;
		const module = (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
		const ask = (module.load ?? module.GET) as ((event: unknown) => unknown) | undefined;
		if (!ask) continue;
		for (const params of paramsOf(route, places))
			for (const query of queries[route] ?? ['']) {
				const where = `${route} ${JSON.stringify(params)} ${query}`;
				yield { where, text: await answerOf(ask, eventOf(actor, params, query)) };
			}
	}
}

/** Every file of the application that answers on the server. */
export function serverFiles(): string[] {
	return readdirSync(app, { recursive: true, encoding: 'utf8' })
		.filter((path) => /\+(page\.server|layout\.server|server)\.ts$/.test(path))
		.map((path) => join(app, path));
}

/** Every way to fill the parameters of a route. @throws for one that nobody has said how to fill */
function paramsOf(route: string, places: Places): Record<string, string>[] {
	let filled: Record<string, string>[] = [{}];
	const parts = route.split('/');
	for (const [at, part] of parts.entries()) {
		const name = /^\[(\w+)\]$/.exec(part)?.[1];
		if (!name) continue;
		const values = places[`${parts[at - 1]}/${name}`];
		if (!values)
			throw new Error(`Say what stands for ${route} in places['${parts[at - 1]}/${name}']`);
		filled = filled.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
	}
	return filled;
}

/** What SvelteKit would hand to a route. */
export function eventOf(
	actor: Actor,
	params: Record<string, string>,
	query: string,
	sent: RequestInit = {}
) {
	const url = new URL(`http://127.0.0.1/?${query}`);
	return {
		url,
		params,
		request: new Request(url, sent),
		isDataRequest: false,
		locals: { actor, mustChangePassword: false },
		cookies: { get: () => undefined, set: () => {}, delete: () => {} },
		depends: () => {},
		untrack: (of: () => unknown) => of(),
		setHeaders: () => {},
		parent: () => Promise.resolve({}),
		fetch: () => Promise.reject(new Error('no network'))
	};
}

/** Refused and sent elsewhere count as an answer too: their words are read. */
async function answerOf(ask: (event: unknown) => unknown, event: unknown): Promise<string> {
	try {
		const said = await ask(event);
		return said instanceof Response ? await textOf(said) : JSON.stringify(said ?? null);
	} catch (thrown) {
		const { status, body, location } = thrown as {
			status?: number;
			body?: object;
			location?: string;
		};
		if (status === undefined) throw thrown;
		return JSON.stringify({ status, body, location });
	}
}

async function textOf(response: Response): Promise<string> {
	const bytes = new Uint8Array(await response.arrayBuffer());
	const headers = JSON.stringify([...response.headers]);
	return headers + decodeURIComponent(headers) + (await wordsIn(bytes));
}

/** The words of a file, those of files inside it too. */
export async function wordsIn(bytes: Uint8Array): Promise<string> {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes);
	return [...(await unzipped(bytes))].map(([name, text]) => name + text).join('\n');
}
