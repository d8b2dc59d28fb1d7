import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { tables } from '#lib/server/db/tables.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { seedDemo } from '../../../src/seed/demo.ts';
import { statementsOf } from './statements.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { idOf, newProcess, tokenOf, visitPage } from './visit.ts';

vi.mock('$app/environment', () => ({ building: false }));

/** What a page may ask of the store, the session and the shell around it counted in (issue 11, “Ask once”). */
const budget = { desk: 10, board: 8, list: 12, row: 20, coldDesk: 60 };

/** One of each desk of the demo county, and of each seat that sees more or less than the others. */
const people = [
	...[
		['linxiaowen', 'the clerk of the office'] as const,
		['chenliqun', 'the head of the office'] as const
	],
	...[['zhenghaifeng', 'a department'] as const, ['shenjing', 'the supervisors'] as const],
	...[['xuzhijian', 'the leader of the county'] as const, ['luoyongkang', 'the auditor'] as const],
	...[['wangxiulan', 'a township'] as const, ['liuzhenhua', 'its secretary'] as const],
	...[['songjia', 'a township that is late'] as const, ['zhangdefu', 'a village'] as const]
];

let store: TestStore;
let dataDir: string;
const table: Record<string, Record<string, number>> = {};

beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-statements-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	await seedDemo();
}, 120_000);
afterAll(async () => {
	if (process.env.SHOW_STATEMENTS) console.table(table);
	await store.close();
	rmSync(dataDir, { recursive: true });
});

describe.each(people)('%s, %s', (login) => {
	test.each([
		['desk', '(app)'],
		['board', '(app)/board'],
		['list', '(app)/rows']
	] as const)('gets the %s again, where nothing has moved', async (page, route) => {
		const token = await tokenOf(login);
		const first = await visitPage(token, route);
		let again: unknown;
		const asked = await statementsOf(async () => (again = await visitPage(token, route)));
		note(login, page, asked);
		expect(again).toEqual(first);
		expect(asked.length, said(asked)).toBeLessThanOrEqual(budget[page]);
	});

	test('gets any row in sight again', async () => {
		const token = await tokenOf(login);
		const person = await readPerson(await idOf(login));
		if (!person) throw new Error(`no account ${login}`);
		for (const id of await kindsOfRows()) {
			if (!(await seenRow(store.database.read, person.actor, id))) continue;
			await visitPage(token, '(app)/rows/[id]', { id });
			const asked = await statementsOf(() => visitPage(token, '(app)/rows/[id]', { id }));
			note(login, 'row', asked);
			expect(asked.length, said(asked)).toBeLessThanOrEqual(budget.row);
		}
	});
});

// Last: what is loaded anew does not know the engine that these tests have opened well enough to write.
describe.each(people)('%s, %s, on a server that has just started', (login) => {
	test('gets a desk', async () => {
		const token = await tokenOf(login);
		const fresh = await newProcess(store.engine);
		const asked = await statementsOf(() => fresh.visitPage(token, '(app)'));
		note(login, 'coldDesk', asked);
		expect(asked.length, said(asked)).toBeLessThanOrEqual(budget.coldDesk);
	});
});

/** A row of each level, stage and request, with and without what may stand on it. */
async function kindsOfRows(): Promise<string[]> {
	const rows = await store.database.read.select().from(tables.ledgerRows);
	const kinds = rows.map((row): [string, string] => [
		[
			row.level,
			row.stage,
			row.request?.kind,
			row.files.length > 0,
			row.parentRowId !== null
		].join(),
		row.id
	]);
	return [...new Map(kinds).values()];
}

function note(login: string, page: string, asked: string[]): void {
	const line = (table[login] ??= {});
	line[page] = Math.max(line[page] ?? 0, asked.length);
}

function said(asked: string[]): string {
	return asked.map((text) => text.slice(0, 300)).join('\n');
}
