import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { app, serverFiles } from '../routes/every-answer.ts';
import { answerOf, handlersOf } from '../cast/handlers.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const admin: Actor = { ...people.chenJing, admin: ['system', 'security', 'audit'] };
let store: TestStore;
let params: Record<string, string>;

beforeAll(async () => {
	store = await openStore();
	setClock('2022-06-10T02:00:00.000Z');
	await openAnhe(store.database);
	const row = await assign(store.database, findings.monitoring, units.dongwan);
	params = { id: row, template: 'village', unit: units.liuhe.id, file: 'x', token: 'x' };
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

const routes = serverFiles().map((file) => relative(app, join(file, '..')).replace('(app)/', ''));
/** Nobody is signed in there yet: there is no other account. */
const open = ['login', 'setup/[token]'];
/** What each does that takes no form, or a form of no person; a new one has to be thought about and added here. */
const unpassed: Record<string, string> = {
	drafts: 'asks itself whose form it keeps',
	logout: 'ends the session that is there',
	'campaigns/choose': 'sets a cookie of the browser',
	'rows/[id]/files': 'asks itself whose form the file is for',
	'rows/[id]/files/[file]': 'takes back what is one’s own'
};

async function actions(): Promise<{ route: string; name: string }[]> {
	const found = await Promise.all(
		[...new Set(routes)].map(async (route) =>
			(await handlersOf(route)).map(({ name }) => ({ route, name }))
		)
	);
	return found.flat().filter(({ name }) => name !== 'load' && name !== 'GET');
}

test('every action of every page passes the gate: a form of another account does nothing', async () => {
	const { ledgerRows, events, idempotency } = tables;
	const read = () =>
		Promise.all([ledgerRows, events, idempotency].map((t) => store.database.read.$count(t)));
	const before = await read();
	const passed: string[] = [];
	for (const { route, name } of await actions()) {
		if (open.includes(route) || route in unpassed) continue;
		const { ask } = (await handlersOf(route)).find((one) => one.name === name)!;
		const more = { keeper: `${people.zhengHao.personId}.` };
		const said = await answerOf(
			ask,
			admin,
			{ ...params, id: params.id ?? campaign.id },
			name,
			more
		);
		const where = `${route} ${name}`;
		if (!said.body.includes('另一个账号')) {
			console.log('UNGATED', where, said.status);
			continue;
		}
		expect({ where, ...said }).toMatchObject({
			where,
			body: expect.stringContaining('另一个账号')
		});
		expect({ where, status: said.status }).toEqual({
			where,
			status: said.status === 400 ? 400 : 409
		});
		passed.push(where);
	}
	expect(passed.length).toBeGreaterThan(50);
	expect(await read()).toEqual(before);
});

test('what does not pass the gate is named, and nothing else answers to a form', async () => {
	const writes = (await actions()).filter(({ name }) => !name.startsWith('?/'));
	expect([...new Set(writes.map(({ route }) => route))].sort()).toEqual(
		Object.keys(unpassed).sort()
	);
});

test('every form of a page that is sent says who opened it', () => {
	const unmarked = sources('.svelte').flatMap(({ path, text }) =>
		[...text.matchAll(/<form\b[\s\S]*?<\/form>/g)]
			.map(([form]) => form)
			.filter(
				(form) => /method="post"/.test(form) && !/action="\/(logout|campaigns\/choose)"/.test(form)
			)
			.filter((form) => !/name="keeper"|<KeptMarks|<OpenedBy/.test(form))
			.map((form) => `${path}: ${form.slice(0, 80).replaceAll(/\s+/g, ' ')}`)
	);
	expect(unmarked).toEqual([]);
});

test('a form is read in one place', () => {
	const others = sources('.ts')
		.filter(({ path }) => /^(lib|routes)/.test(path) && !path.endsWith('forms/fields.ts'))
		.filter(({ text }) =>
			/\.getAll\(|\b(form|data)\.get\(|fromEntries\((form|data|await .*formData\(\))\)|replaceAll\('\\(u0000|0)'/.test(
				text
			)
		)
		.map(({ path }) => path);
	expect(others).toEqual([]);
});

function sources(kind: string): { path: string; text: string }[] {
	const root = join(app, '..');
	return readdirSync(root, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith(kind) && !/^routes\/(login|setup|password)/.test(path))
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
