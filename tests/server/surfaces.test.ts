import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { columns, stages } from '#lib/ledger/stage.ts';
import { setClock } from '#lib/server/clock.ts';
import { campaign, units } from '../cast.ts';
import { openAnhe } from './anhe.ts';
import { everyAnswer, eventOf } from './every-answer.ts';
import { handlersOf } from './handlers.ts';
import { openStore, type TestStore } from './store.ts';
import { markedRows, places, sees, type MarkedRow } from './surfaces-county.ts';

let store: TestStore;
let dataDir: string;
let rows: MarkedRow[];

beforeAll(async () => {
	setClock('2022-06-20T02:00:00.000Z');
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-surfaces-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	await openAnhe(store.database);
	rows = await markedRows(store.database);
}, 60_000);
afterAll(async () => {
	setClock(null);
	await store.close();
	rmSync(dataDir, { recursive: true });
});

/** Rows that have left the board stand on no column. */
const offBoard = ['transferred', 'void'];

/** A surface: what a person reads there as text, and the rows that stand there for who sees them. */
interface Surface {
	read: (actor: Actor) => Promise<string>;
	shows?: (row: MarkedRow) => boolean;
}

const surfaces: Record<string, Surface> = {
	'the list, page after page': { read: (actor) => paged(actor, '(app)/rows/more', '') },
	'the board, all columns': {
		read: async (actor) => {
			const told = columns.map((column) => paged(actor, '(app)/board/cards', `column=${column}`));
			return (await Promise.all(told)).join('\n');
		},
		shows: ({ stage }) => !offBoard.includes(stage)
	},
	'the page of a row with its timeline': {
		read: (actor) => each((row) => ask(actor, '(app)/rows/[id]', { id: row.id }))
	},
	'the row as it stood before': {
		read: (actor) =>
			each((row) => ask(actor, '(app)/rows/[id]/versions/[n]', { id: row.id, n: '1' }))
	},
	'the search': {
		read: async (actor) => {
			// What was asked for is said again: only hits count.
			const told = places.flatMap((place) =>
				stages.map(async (stage) => {
					const mark = `zq${place}${stage}qz`;
					const said = await ask(actor, '(app)/search', {}, `q=${mark}`);
					return said.includes(`${place}-${stage}`) ? mark : '';
				})
			);
			return (await Promise.all(told)).join('\n');
		}
	},
	'the copied text': { read: (actor) => ask(actor, '(app)/rows/copy', {}, 'as=table') }
};

describe.each(sees)('%s', (_who, actor, seen) => {
	test.each(Object.entries(surfaces))('%s', async (_name, { read, shows }) => {
		const expected = rows.filter((row) => seen.includes(row.place) && (shows?.(row) ?? true));
		expect(marksIn(await read(actor))).toEqual(expected.map(({ mark }) => mark).sort());
	});

	test('no other answer of the application names a row out of sight', async () => {
		const out = rows.filter(({ place }) => !seen.includes(place)).map(({ mark }) => mark);
		const leaks: string[] = [];
		let answers = 0;
		for await (const { where, text } of everyAnswer(actor, addresses())) {
			answers += 1;
			leaks.push(
				...marksIn(text)
					.filter((mark) => out.includes(mark))
					.map((mark) => `${where}: ${mark}`)
			);
		}
		expect(leaks).toEqual([]);
		expect(answers).toBeGreaterThan(50);
	});
});

function addresses() {
	const some = places.map((place) => `${place}-rectifying`);
	const ids = Object.values(units).map(({ id }) => id);
	return {
		...{ 'rows/id': some, 'versions/n': ['1'], 'files/file': ['none'], 'units/id': ['liuhe'] },
		...{ 'campaigns/id': [campaign.id], 'forms/template': ['village'], 'exports/id': ['none'] },
		...{ 'ledgers/unit': ids, 'submissions/unit': ids, 'scans/scan': ['none'] },
		...{
			'heads/day': ['none'],
			'draws/id': ['none'],
			'groups/id': ['none'],
			'notices/id': ['none']
		},
		'people/id': ['liWen']
	};
}

function marksIn(text: string): string[] {
	return [...new Set(text.match(/zq[a-zA-Z]+qz/g))].sort();
}

async function each(asked: (row: MarkedRow) => Promise<string>): Promise<string> {
	const told: string[] = [];
	for (const row of rows) told.push(await asked(row));
	return told.join('\n');
}

async function paged(actor: Actor, route: string, query: string): Promise<string> {
	const told: string[] = [];
	let after: string | null = null;
	do {
		const asked: string = after ? `${query}&after=${encodeURIComponent(after)}` : query;
		const text = await ask(actor, route, {}, asked);
		told.push(text);
		after = (JSON.parse(text) as { next: string | null }).next;
	} while (after);
	return told.join('\n');
}

/** What the route's page or file says; a row that is not there says so, in no words of the row. */
async function ask(
	actor: Actor,
	route: string,
	params: Record<string, string>,
	query = ''
): Promise<string> {
	const [handler] = await handlersOf(route.replace('(app)/', ''));
	if (!handler) throw new Error(`no route ${route}`);
	try {
		const said = await handler.ask(eventOf(actor, params, query));
		return said instanceof Response ? await said.text() : JSON.stringify(said);
	} catch (thrown) {
		const { status, body } = thrown as { status?: number; body?: unknown };
		if (status !== 404) throw thrown;
		return JSON.stringify(body);
	}
}
