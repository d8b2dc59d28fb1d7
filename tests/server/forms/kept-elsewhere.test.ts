import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { handOverView } from '#lib/server/roster/hand-over/view.ts';
import { handOver } from '#lib/server/roster/hand-over/hand-over.ts';
import { keeperToken } from '#lib/server/forms/kept.ts';
import { bulkAct } from '#lib/server/rows/bulk/bulk.ts';
import { previewOfRows } from '#lib/server/rows/bulk/preview.ts';
import { registerForm } from '#lib/server/rows/self-found/form.ts';
import { selfFoundView } from '#lib/server/rows/self-found/view.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { commandIn } from '../../../src/routes/(app)/rows/[id]/command-in.ts';
import { pathToSignIn } from '../../../src/routes/path-to-sign-in.ts';
import { assign, openAnhe, openSelfFound } from '../cast/anhe.ts';
import { eventOf } from '../routes/every-answer.ts';
import { formOf } from '../cast/forms.ts';
import { answerOf, handlersOf } from '../cast/handlers.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { zhengHao, fengChun } = people;
const problem = '3 户厕所无门';
let store: TestStore;
let row: string;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-10T02:00:00.000Z');
	await openAnhe(store.database);
	await openSelfFound(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

/** 登记自查问题 as this person's page sent it. */
async function selfFound(actor: Actor): Promise<FormData> {
	const view = await selfFoundView(actor, campaign.id);
	return formOf({
		unitId: 'dongwan',
		origin: '日常检查',
		problem,
		responsiblePerson: '冯春',
		keeper: view?.keeper ?? '',
		campaignId: view?.campaignId ?? '',
		key: view?.key ?? ''
	});
}

/** A form that comes after its session ran out. */
function late(path: string, body: FormData) {
	const url = new URL(`http://127.0.0.1${path}`);
	const request = new Request(url, { method: 'POST', body });
	const route = { id: `/(app)${url.pathname.replace(row, '[id]')}` };
	return pathToSignIn({ url, request, params: { id: row }, route } as never);
}

const othersAccount = { status: 409, body: expect.stringContaining('另一个账号') };
/** The same sent by somebody who is signed in. */
async function send(route: string, action: string, actor: Actor, form: FormData) {
	const { ask } = (await handlersOf(route)).find(({ name }) => name === `?/${action}`)!;
	return answerOf(ask, actor, { id: row }, `?/${action}`, Object.fromEntries(form) as never);
}

const draftOf = async (actor: Actor) => (await selfFoundView(actor, campaign.id))?.values ?? {};
const rowsOf = () => store.database.read.select().from(tables.ledgerRows);

test('自查问题 whose session ran out stands there again for who typed it, and for nobody else', async () => {
	expect(await late('/rows/new', await selfFound(zhengHao))).toBe(
		'/login?to=%2Frows%2Fnew&form=kept'
	);
	expect(await draftOf(zhengHao)).toMatchObject({ problem, origin: '日常检查' });
	expect(await draftOf(zhengHao)).not.toHaveProperty('keeper');
	expect(await draftOf(fengChun)).toEqual({});
	const nobodys = formOf({ problem, campaignId: campaign.id, keeper: 'zhengHao.abc' });
	expect(await late('/rows/new', nobodys)).toContain('form=lost');
});

test('on a shared PC 自查问题 is not registered under the next account', async () => {
	const form = await selfFound(zhengHao);
	expect(await send('rows/new', 'default', fengChun, form)).toMatchObject(othersAccount);
	expect(await rowsOf()).toHaveLength(1);
	expect(await draftOf(zhengHao)).toMatchObject({ problem });
	expect(await draftOf(fengChun)).toEqual({});
	expect(await registerForm(zhengHao, campaign.id, commandIn(form))).toHaveProperty('id');
});

test('many rows are not acted on under the next account', async () => {
	const { keeper } = await previewOfRows(zhengHao, 'claim', [row]);
	const form = () =>
		formOf({ verb: 'claim', responsiblePerson: '郑浩', ids: row, keeper, key: 'k' });
	const refused = await send('rows/bulk', 'act', fengChun, form());
	expect(refused).toMatchObject(othersAccount);
	expect(refused.body).toContain('"values":{"ids":[]}');
	expect((await rowsOf())[0]?.stage).toBe('assigned');
	expect((await bulkAct(zhengHao, form())).lines).toMatchObject([{ done: true }]);
});

test('nobody’s rows are handed over under the next account', async () => {
	await bulkAct(zhengHao, formOf({ verb: 'claim', responsiblePerson: '郑浩', ids: row, key: 'c' }));
	const view = await handOverView(zhengHao, '郑浩', '');
	const form = () =>
		formOf({
			person: '郑浩',
			responsiblePerson: '冯春',
			reason: '调离',
			ids: row,
			keeper: view?.keeper ?? '',
			key: 'h'
		});
	const refused = await send('rows/hand-over', 'default', fengChun, form());
	expect(refused).toMatchObject(othersAccount);
	expect(refused.body).toContain('"values":{"ids":[]}');
	expect((await rowsOf())[0]?.responsiblePerson).toBe('郑浩');
	expect((await handOver(zhengHao, form())).lines).toMatchObject([{ done: true }]);
});

test('a file chosen in a form that another account opened is not laid with the next one’s', async () => {
	const { ask } = (await handlersOf('rows/[id]/files')).find(({ name }) => name === 'POST')!;
	const keeper = await keeperToken(zhengHao, row);
	const send = (actor: Actor) => {
		const headers = { 'x-keeper': keeper, 'x-file-name': 'a.pdf' };
		const sent = { method: 'POST', headers, body: '%PDF-1.4 %%EOF' };
		return ask(eventOf(actor, { id: row }, '', sent)) as Promise<Response>;
	};
	const refused = await send(fengChun);
	expect(refused.status).toBe(409);
	expect(await refused.text()).toContain('另一个账号');
	expect((await send(zhengHao)).status).not.toBe(409);
});

test.each(['addFiles', 'draw', 'confirmRest', 'reveal'])(
	'?/%s of a row that another account opened is refused in words',
	async (name) => {
		const { ask } = (await handlersOf('rows/[id]')).find((one) => one.name === `?/${name}`)!;
		const keeper = await keeperToken(zhengHao, row);
		const other = await answerOf(ask, fengChun, { id: row }, `?/${name}`, { keeper });
		expect(other).toMatchObject({ status: 409, body: expect.stringContaining('另一个账号') });
		const own = await answerOf(ask, zhengHao, { id: row }, `?/${name}`, { keeper });
		expect(own.body).not.toContain('另一个账号');
	}
);

test.each([
	['/rows/bulk?/act', '/rows'],
	['/rows/hand-over?person=郑浩', '/rows/hand-over?person=郑浩'],
	['/rows/ROW?/draw', '/rows/ROW']
])('%s without a session says that it was not done and leads back', async (path, back) => {
	const to = await late(path.replace('ROW', row), formOf({ ids: row }));
	expect(decodeURIComponent(decodeURIComponent(to))).toBe(
		`/login?to=${back.replace('ROW', row)}&form=lost`
	);
});
