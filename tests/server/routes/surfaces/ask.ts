import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { campaign, units } from '../../../cast.ts';
import { openAnhe } from '../../cast/anhe.ts';
import { eventOf } from '../every-answer.ts';
import { handlersOf } from '../../cast/handlers.ts';
import { openStore, type TestStore } from '../../engines/store.ts';
import { markedRows, places, type MarkedRow } from './county.ts';

/** Opens the planted county for the tests of a file; its rows stand in the array once they run. */
export function plantedForAll(): MarkedRow[] {
	const rows: MarkedRow[] = [];
	let store: TestStore;
	let dataDir: string;
	beforeAll(async () => {
		setClock('2022-06-20T02:00:00.000Z');
		dataDir = mkdtempSync(join(tmpdir(), 'taizhang-surfaces-'));
		process.env.DATA_DIR = dataDir;
		store = await openStore();
		await openAnhe(store.database);
		rows.push(...(await markedRows(store.database)));
	}, 60_000);
	afterAll(async () => {
		setClock(null);
		await store.close();
		rmSync(dataDir, { recursive: true });
	});
	return rows;
}

/** What the route's page or file says; a row that is not there says so, in no words of the row. */
export async function ask(
	actor: Actor,
	route: string,
	params: Record<string, string> = {},
	query = ''
): Promise<string> {
	try {
		const [handler] = await handlersOf(route.replace('(app)/', ''));
		if (!handler) throw new Error(`no route ${route}`);
		const said = await handler.ask(eventOf(actor, params, query));
		return said instanceof Response ? await said.text() : JSON.stringify(said);
	} catch (thrown) {
		const { status, body } = thrown as { status?: number; body?: unknown };
		if (status !== 404) throw thrown;
		return JSON.stringify(body);
	}
}

/** What a page is made of, its layout beside it. */
export async function pageOf<Data>(
	actor: Actor,
	route: string,
	query = '',
	params: Record<string, string> = {}
): Promise<Data> {
	const loads = (await handlersOf(route.replace('(app)/', ''))).filter(
		({ name }) => name === 'load'
	);
	const said = await Promise.all(loads.map(({ ask }) => ask(eventOf(actor, params, query))));
	return Object.assign({}, ...(said as object[])) as Data;
}

/** The marks that stand in a text, each once. */
export function marksIn(text: string): string[] {
	return [...new Set(text.match(/zq[a-zA-Z]+qz/g))].sort();
}

/** What stands for the parameters of every address. */
export function addresses() {
	const some = places.map((place) => `${place}-rectifying`);
	const ids = Object.values(units).map(({ id }) => id);
	return {
		'rows/id': some,
		'versions/n': ['1'],
		'files/file': ['none'],
		'units/id': ['liuhe'],
		'campaigns/id': [campaign.id],
		'forms/template': ['village'],
		'exports/id': ['none'],
		'ledgers/unit': ids,
		'submissions/unit': ids,
		'scans/scan': ['none'],
		'heads/day': ['none'],
		'draws/id': ['none'],
		'groups/id': ['none'],
		'notices/id': ['none'],
		'people/id': ['liWen']
	};
}
