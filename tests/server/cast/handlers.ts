import { join, relative } from 'node:path';
import type { Actor } from '#lib/ledger/actor.ts';
import { app, eventOf, serverFiles } from '../routes/every-answer.ts';

export type Params = Record<string, string>;
/** Forms of each action, filled in so that only the id can be wrong. */
const form: Record<string, string> = {
	version: '1',
	key: '',
	sure: '1',
	text: '报告',
	reason: '核实大病救助',
	name: '名称',
	members: 'far-unit',
	verb: 'claim',
	responsiblePerson: '郑浩',
	findingId: 'f1',
	standing: 'open',
	isName: 'true',
	unitIds: 'liuhe',
	replyBy: '2022-07-01',
	filledBy: '李文',
	phone: '0374-1',
	cameBy: 'paper',
	cameOn: '2022-06-20',
	into: 'shiqiao',
	type: 'removeItem',
	itemId: 'x',
	unitId: 'far-unit',
	role: 'clerk',
	adminRole: 'audit',
	shortName: '名称',
	code: 'x'
};
type Handler = (event: unknown) => unknown;

const all = serverFiles();

interface Asked {
	name: string;
	ask: Handler;
}
const known = new Map<string, Promise<Asked[]>>();

/** Everything that one route answers to: pages, files and actions. */
export function handlersOf(route: string): Promise<Asked[]> {
	const found = known.get(route) ?? findHandlers(route);
	known.set(route, found);
	return found;
}

async function findHandlers(route: string): Promise<Asked[]> {
	const files = all.filter(
		(file) => relative(app, join(file, '..')).replace('(app)/', '') === route
	);
	const found: Asked[] = [];
	for (const file of files) {
		const module = (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
		for (const name of ['load', 'GET', 'POST', 'DELETE'])
			if (module[name]) found.push({ name, ask: module[name] as Handler });
		for (const [name, ask] of Object.entries((module.actions ?? {}) as Record<string, Handler>))
			found.push({ name: `?/${name}`, ask });
	}
	return found;
}

/** What it answers, as status and words. */
export async function answerOf(
	ask: Handler,
	actor: Actor,
	params: Params,
	name: string,
	more: Record<string, string> = {}
) {
	const sent =
		name === 'load' || name === 'GET'
			? {}
			: name.startsWith('?/')
				? { method: 'POST', body: new URLSearchParams({ ...form, ...more }) }
				: { method: name === 'DELETE' ? 'DELETE' : 'POST' };
	try {
		const said = (await ask(eventOf(actor, params, '', sent))) as {
			status?: number;
			data?: unknown;
		} | null;
		if (said instanceof Response) return { status: said.status, body: await said.text() };
		return { status: said?.status ?? 200, body: words(said?.data ?? said) };
	} catch (thrown) {
		const { status, body, location } = thrown as {
			status?: number;
			body?: object;
			location?: string;
		};
		if (status === undefined) throw thrown;
		return { status, body: words(body ?? location) };
	}
}

function words(said: unknown): string {
	return JSON.stringify(said ?? null);
}
