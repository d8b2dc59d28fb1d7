import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { formBody } from '#lib/web/body-limits.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { keeperToken } from '#lib/server/forms/kept.ts';
import { keepPage, keptPage } from '#lib/server/forms/pages.ts';
import { people, units } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { eventOf } from '../routes/every-answer.ts';
import { pathToSignIn } from '../../../src/routes/path-to-sign-in.ts';
import { actions, load } from '../../../src/routes/(app)/people/new/+page.server.ts';
import { formOf } from '../cast/forms.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { zhengHao, fengChun } = people;
const keeper: Actor = { ...people.xuNuo, admin: ['system'] };
const page = '/people/new';
const typed = { name: '卢霞', login: 'luxia', unitId: units.dongwan.id, role: 'clerk', phone: '1' };
let store: TestStore;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-10T02:00:00.000Z');
	await openAnhe(store.database);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

/** What SvelteKit hands to the page 开账号, or to its action. */
function eventHere(actor: Actor, body?: FormData) {
	const url = new URL(`http://127.0.0.1${page}${body ? '?/one' : ''}`);
	const event = eventOf(actor, {}, '');
	const request = new Request(url, body ? { method: 'POST', body } : {});
	return { ...event, url, request } as never;
}
const shown = async (actor: Actor) => {
	const { kept } = (await load(eventHere(actor))) as { kept: { answer: unknown; keeper: string } };
	return kept;
};
const send = (actor: Actor, form: FormData) => actions.one?.(eventHere(actor, form));

/** A form that comes after its session ran out. */
function late(path: string, body: FormData, route: string, from = '') {
	const url = new URL(`http://127.0.0.1${path}`);
	const headers = from ? { referer: `http://127.0.0.1${from}` } : undefined;
	const request = new Request(url, { method: 'POST', body, headers });
	return pathToSignIn({ url, request, params: {}, route: { id: `/(app)${route}` } } as never);
}
const accounts = () => store.database.read.select().from(tables.people);
const drafts = () => store.database.read.select().from(tables.drafts);

test('a page’s form whose session ran out stands there again as it was typed, for who typed it alone', async () => {
	const { keeper: mark } = await shown(keeper);
	const to = await late(
		`${page}?/one`,
		formOf({ ...typed, keeper: mark }),
		page,
		'/people/new?unit=x'
	);
	expect(to).toBe(`/login?${new URLSearchParams({ to: '/people/new?unit=x', form: 'kept' })}`);
	expect((await shown(keeper)).answer).toMatchObject({
		message: expect.stringContaining('还没有提交'),
		values: typed
	});
	const other = { ...fengChun, admin: ['system' as const] };
	expect((await shown(other)).answer).toBeNull();
});

test('a form that was refused is still kept, and one that was done is forgotten', async () => {
	const { keeper: mark } = await shown(keeper);
	const form = (more = {}) => formOf({ ...typed, keeper: mark, ...more });
	await late(`${page}?/one`, form(), page);
	expect(await send(keeper, form({ login: '' }))).toMatchObject({ status: 400 });
	expect(await drafts()).toHaveLength(1);
	expect(await send(keeper, form())).toHaveProperty('accounts');
	expect((await shown(keeper)).answer).toBeNull();
	expect(await drafts()).toHaveLength(0);
});

test('on a shared PC it is not done under the next account, but kept for its own', async () => {
	const { keeper: mark } = await shown(keeper);
	const before = await accounts();
	const other = { ...fengChun, admin: ['system' as const] };
	await expect(send(other, formOf({ ...typed, keeper: mark }))).rejects.toMatchObject({
		status: 409,
		body: { message: expect.stringContaining('另一个账号') }
	});
	expect(await accounts()).toHaveLength(before.length);
	expect((await shown(other)).answer).toBeNull();
	expect((await shown(keeper)).answer).toMatchObject({ values: { name: '卢霞' } });
});

test('neither passwords nor files nor the mark nor identity numbers are kept; several values of one name are', async () => {
	const at = { page: '/units/new', action: '' };
	const form = formOf({ name: '水利局', password: 'x', newPassword: 'y', quiet: '1' });
	form.set('keeper', await keeperToken(zhengHao, at.page));
	form.set('file', new File(['x'], 'x.txt'));
	form.set('text', '颜某 412728199001011234');
	for (const one of ['department', 'supervision']) form.append('functions', one);
	expect(await keepPage(at, form)).toBe(true);
	const kept = await keptPage(zhengHao, at);
	expect([...new Set(kept?.keys())].sort()).toEqual(['functions', 'name', 'text']);
	expect(kept?.getAll('functions')).toEqual(['department', 'supervision']);
	expect(kept?.get('text')).not.toContain('19900101');
});

test.each([
	['no mark', ''],
	['a made-up mark', 'zhengHao.abc'],
	['a mark for another page', 'other']
])('%s keeps nothing, and the page says so', async (_name, mark) => {
	const sent = mark === 'other' ? await keeperToken(zhengHao, '/units/new') : mark;
	const to = await late(`${page}?/one`, formOf({ ...typed, keeper: sent }), page);
	expect(to).toBe(`/login?${new URLSearchParams({ to: page, form: 'lost' })}`);
	expect(await drafts()).toEqual([]);
});

test('a form too long to be kept is said to be lost', async () => {
	const mark = await keeperToken(zhengHao, '/notices');
	const form = formOf({ text: '字'.repeat(formBody + 1), keeper: mark });
	expect(await late('/notices?/paste', form, '/notices')).toContain('form=lost');
});

test('an address elsewhere is not gone back to', async () => {
	const form = formOf({ ...typed, keeper: await keeperToken(zhengHao, page) });
	const to = await late(`${page}?/one`, form, page, '/people?x=1');
	expect(decodeURIComponent(to)).toBe(`/login?to=${page}&form=kept`);
	expect(await late('/campaigns/choose', form, '/campaigns/choose')).toBe('/login');
});
