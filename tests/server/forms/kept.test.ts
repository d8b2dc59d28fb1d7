import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { keptKey, keepFields } from '#lib/server/forms/fields-kept.ts';
import { keepForm, keeperToken, whoseForm, type SentForm } from '#lib/server/forms/kept.ts';
import { actOnRow } from '#lib/server/rows/row/act.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { countyId, findings, people, units } from '../../cast.ts';
import { pathToSignIn } from '../../../src/routes/path-to-sign-in.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { answerOf, handlersOf } from '../cast/handlers.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { zhengHao, fengChun, liWen } = people;
const typed = { verb: 'claim', responsiblePerson: '郑浩', officePhone: '0374-8200001' };
let store: TestStore;
let row: string;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-10T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
	await setPassword(zhengHao, 'hash-1');
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

async function setPassword({ personId }: Actor, passwordHash: string) {
	await store.database.write(countyId, 'roster', (tx) =>
		tx.update(tables.people).set({ passwordHash }).where(eq(tables.people.id, personId))
	);
}
const needs = async (actor: Actor, id = row) => (await rowView(actor, id, null))!.needs;

/** The form of a row as one person's page sent it. */
async function form(actor: Actor, input = typed, more: Partial<SentForm> = {}): Promise<SentForm> {
	return { input, version: 1, key: 'k', keeper: await keeperToken(actor, row), ...more };
}

/** The same as a browser without a session posts it. */
function post({ input, version, keeper }: SentForm, path = `/rows/${row}?/act`) {
	const url = new URL(`http://127.0.0.1${path}`);
	const body = new FormData();
	const fields = { ...input, version: String(version), keeper, key: 'k' };
	for (const [name, value] of Object.entries(fields)) body.set(name, String(value));
	const request = new Request(url, { method: 'POST', body });
	return { url, request, params: { id: row }, route: { id: '/(app)/rows/[id]' } } as never;
}

test('a form whose session ran out stands there again, on the version it was typed on, for who typed it alone', async () => {
	const to = await pathToSignIn(post(await form(zhengHao)));
	expect(decodeURIComponent(to)).toBe(`/login?to=/rows/${row}?verb=claim&form=kept`);
	expect((await needs(zhengHao)).drafts).toEqual({
		claim: { responsiblePerson: '郑浩', officePhone: '0374-8200001', version: '1' }
	});
	for (const other of [fengChun, liWen]) expect((await needs(other)).drafts).toEqual({});
	expect(await store.database.read.select().from(tables.events)).toHaveLength(
		1 + (await readings())
	);

	const done = await actOnRow(zhengHao, row, await form(zhengHao));
	expect(isRefusal(done)).toBe(false);
	expect((await needs(zhengHao)).drafts).toEqual({});
});

async function readings() {
	const { events } = tables;
	const found = await store.database.read.select().from(events).where(eq(events.kind, 'access'));
	return found.length;
}

test('what somebody did meanwhile is told before the kept form can overwrite it', async () => {
	await pathToSignIn(post(await form(zhengHao)));
	await actOnRow(fengChun, row, {
		...(await form(fengChun, { ...typed, responsiblePerson: '冯春' })),
		key: 'other'
	});
	const draft = (await needs(zhengHao)).drafts.claim;
	const late = await actOnRow(zhengHao, row, {
		...(await form(zhengHao)),
		version: Number(draft?.version)
	});
	expect(late).toMatchObject({
		kind: 'stale',
		conflict: { who: '冯春', changes: { responsiblePerson: ['', '冯春'] } }
	});
});

test('each act keeps its own half-filled form, and one that was done forgets no other', async () => {
	await keepFields(zhengHao, keptKey(row, 'decline'), { reason: '应由水利局' });
	await keepFields(zhengHao, keptKey(row, 'claim'), { responsiblePerson: '郑' });
	await actOnRow(zhengHao, row, await form(zhengHao));
	expect((await needs(zhengHao)).drafts).toEqual({ decline: { reason: '应由水利局' } });
});

test.each([
	['no mark at all', ''],
	['a made-up mark', 'zhengHao.abc'],
	['a mark of nobody', 'nobody.abc'],
	['half a mark', '.']
])('%s keeps nothing', async (_name, keeper) => {
	const to = await pathToSignIn(post(await form(zhengHao, typed, { keeper })));
	expect(to).toContain('form=lost');
	expect(await store.database.read.select().from(tables.drafts)).toEqual([]);
});

test('a mark is good for its own row and password, and for no act that does not exist', async () => {
	const other = await assign(store.database, findings.construction, units.dongwan);
	const mark = await keeperToken(zhengHao, row);
	expect(await whoseForm(mark, row, null)).toMatchObject({ personId: 'zhengHao' });
	expect(await whoseForm(mark, other, null)).toBeNull();
	expect(await keepForm(row, await form(zhengHao, { ...typed, verb: 'nonsense' }))).toBe(false);
	await setPassword(zhengHao, 'hash-2');
	expect(await whoseForm(mark, row, null)).toBeNull();
	expect(await whoseForm(mark, row, zhengHao)).toMatchObject({ personId: 'zhengHao' });
	expect(await whoseForm(mark, row, fengChun)).toBeNull();
});

test('on a shared PC nobody’s form is recorded under another’s name, nor shown to them', async () => {
	const { ask } = (await handlersOf('rows/[id]')).find(({ name }) => name === '?/act')!;
	const { keeper } = await form(zhengHao);
	const sent = { ...typed, keeper, quiet: '1' };
	const url = new URL(`http://127.0.0.1/rows/${row}?/act`);
	const refused = await answerOf(
		(event) => ask({ ...(event as object), url }),
		...([fengChun, { id: row }, '?/act', sent] as const)
	);
	expect(refused).toMatchObject({ status: 409, body: expect.stringContaining('另一个账号') });
	expect(refused.body).not.toContain('0374-8200001');
	expect((await needs(fengChun)).drafts).toEqual({});
	expect((await needs(zhengHao)).drafts).toHaveProperty('claim');
	expect((await needs(zhengHao)).version).toBe(1);
});

test('a double click, and a form sent again after “back”, is done once with the same answer', async () => {
	const sent = await form(zhengHao);
	const twice = await Promise.all([actOnRow(zhengHao, row, sent), actOnRow(zhengHao, row, sent)]);
	expect(twice[1]).toEqual(twice[0]);
	await actOnRow(zhengHao, row, {
		...(await form(zhengHao, { verb: 'decline', reason: '不归本村' } as never)),
		key: 'k2',
		version: 2
	});
	expect(await actOnRow(zhengHao, row, sent)).toEqual(twice[0]);
	const { events } = tables;
	const kept = await store.database.read
		.select({ type: events.type })
		.from(events)
		.where(eq(events.kind, 'ledger'))
		.orderBy(asc(events.seq));
	expect(kept.map(({ type }) => type)).toEqual(['assign', 'claim']);
});

test('a page asked for without a session is gone back to after signing in', async () => {
	const url = new URL('http://127.0.0.1/rows?stage=waiting');
	const event = { url, request: new Request(url), route: { id: '/(app)/rows' } } as never;
	expect(await pathToSignIn(event)).toBe('/login?to=%2Frows%3Fstage%3Dwaiting');
});
