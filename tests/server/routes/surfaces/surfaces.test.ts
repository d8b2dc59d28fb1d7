import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import type { SearchView } from '#lib/server/search/view.ts';
import { columns, stages } from '#lib/ledger/stage.ts';
import { ask, marksIn, pageOf, plantedForAll } from './ask.ts';
import type { MarkedRow } from './county.ts';
import { readers } from './people.ts';

const rows = plantedForAll();

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
			const told = stages.map((stage) => found(actor, `${stage}qz`));
			return (await Promise.all(told)).join('\n');
		}
	},
	'the copied text': { read: (actor) => ask(actor, '(app)/rows/copy', {}, 'as=table') }
};

describe.each(readers)('$who', ({ actor, sees }) => {
	test.each(Object.entries(surfaces))('%s', async (_name, { read, shows }) => {
		const expected = rows.filter((row) => sees.includes(row.place) && (shows?.(row) ?? true));
		expect(marksIn(await read(actor))).toEqual(expected.map(({ mark }) => mark).sort());
	});
});

async function each(asked: (row: MarkedRow) => Promise<string>): Promise<string> {
	const told: string[] = [];
	for (const row of rows) told.push(await asked(row));
	return told.join('\n');
}

/** A page of the search has room for a row of each place; a hit is cut up where the words stand in it. */
async function found(actor: Actor, word: string): Promise<string> {
	const page = await pageOf<{ found: SearchView }>(actor, '(app)/search', `q=${word}`);
	const hits = page.found.groups.flatMap((group) => group.hits);
	return hits.map((hit) => hit.text.map(({ text }) => text).join('')).join('\n');
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
