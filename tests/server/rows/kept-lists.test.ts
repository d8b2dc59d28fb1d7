import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { handOverView } from '#lib/server/roster/hand-over/view.ts';
import { handOver } from '#lib/server/roster/hand-over/hand-over.ts';
import { bulkAct } from '#lib/server/rows/bulk/bulk.ts';
import { bulkAsLeft, leftBulk } from '#lib/server/rows/bulk/as-left.ts';
import { previewOfRows } from '#lib/server/rows/bulk/preview.ts';
import { findings, people, units } from '../../cast.ts';
import { pathToSignIn } from '../../../src/routes/path-to-sign-in.ts';
import { actions as bulk } from '../../../src/routes/(app)/rows/bulk/+page.server.ts';
import { actions as handing } from '../../../src/routes/(app)/rows/hand-over/+page.server.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { eventOf } from '../routes/every-answer.ts';
import { formOf } from '../cast/forms.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { zhengHao, fengChun, liWen } = people;
let store: TestStore;
let rows: string[];

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-10T02:00:00.000Z');
	await openAnhe(store.database);
	rows = [];
	for (const finding of [findings.monitoring, findings.construction])
		rows.push(await assign(store.database, finding, units.dongwan));
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

/** A form that comes after its session ran out. */
function late(path: string, body: FormData): Promise<string> {
	const url = new URL(`http://127.0.0.1${path}`);
	const request = new Request(url, { method: 'POST', body });
	return pathToSignIn({ url, request, route: { id: `/(app)${url.pathname}` } } as never);
}
/** The same form sent by somebody who is signed in. */
function sent(actor: Actor, body: FormData): never {
	const request = new Request('http://127.0.0.1/', { method: 'POST', body });
	return { ...eventOf(actor, {}, ''), request } as never;
}
const done = async () => {
	const { events } = tables;
	const all = await store.database.read.select().from(events).where(eq(events.kind, 'ledger'));
	return all.map(({ type }) => type).filter((type) => type !== 'assign');
};
const responsible = async () =>
	(await store.database.read.select().from(tables.ledgerRows)).map((row) => row.responsiblePerson);

describe('many rows at once', () => {
	/** 认领 as this person's page sends it, with the first row ticked. */
	async function claiming(actor: Actor, ids = rows.slice(0, 1)): Promise<FormData> {
		const { key, keeper, will } = await previewOfRows(actor, 'claim', rows);
		const ticked = will.filter(({ id }) => ids.includes(id));
		const form = formOf(
			{ verb: 'claim', responsiblePerson: '郑浩', officePhone: '0374-8200001', key, keeper },
			ticked.map(({ id, version }) => `${id}.${version}`)
		);
		for (const { id } of will) form.append('listed', id);
		return form;
	}
	const asLeft = async (actor: Actor) => {
		const left = await leftBulk(actor);
		return left && bulkAsLeft(actor, left);
	};

	test('the list stands there again with its exceptions, fields and key, for who filled it alone', async () => {
		const form = await claiming(zhengHao);
		expect(await late('/rows/bulk?/act', form)).toBe(
			`/login?${new URLSearchParams({ to: '/rows/bulk?kept=1', form: 'kept' })}`
		);
		expect(await done()).toEqual([]);
		const left = await asLeft(zhengHao);
		expect(left?.preview.will.map(({ id }) => id)).toEqual(rows);
		expect(left?.result).toMatchObject({
			verb: 'claim',
			lines: [],
			errors: {},
			ids: [rows[0]],
			values: { responsiblePerson: '郑浩', officePhone: '0374-8200001', key: form.get('key') }
		});
		for (const other of [fengChun, liWen]) expect(await leftBulk(other)).toBeNull();
	});

	test('rows only chosen, and a draw only asked for, are chosen again', async () => {
		const { keeper } = await previewOfRows(zhengHao, 'claim', rows);
		await late('/rows/bulk?/preview', formOf({ verb: 'claim', keeper }, rows));
		const left = await asLeft(zhengHao);
		expect(left?.preview).toMatchObject({ verb: 'claim', ticked: rows });
		expect(left).not.toHaveProperty('result');
	});

	test('one that had been done before its answer was lost is not done twice', async () => {
		const form = await claiming(zhengHao, rows);
		await bulkAct(zhengHao, form);
		const acts = await done();
		await late('/rows/bulk?/act', form);
		expect((await asLeft(zhengHao))?.preview.will).toEqual([]);
		await bulkAct(zhengHao, form);
		expect(await done()).toEqual(acts);
		expect(await leftBulk(zhengHao)).toBeNull();
	});

	test('a row that somebody changed meanwhile is refused, not done unseen', async () => {
		await late('/rows/bulk?/act', await claiming(zhengHao, rows));
		const { ledgerRows } = tables;
		await store.database.write('anhe', 'ledger', (tx) =>
			tx
				.update(ledgerRows)
				.set({ version: 2 })
				.where(eq(ledgerRows.id, rows[0] ?? ''))
		);
		const left = await asLeft(zhengHao);
		expect(left?.preview.will.map(({ version }) => version)).toEqual([1, 1]);
		const ids = left?.preview.will.map(({ id, version }) => `${id}.${version}`);
		const { lines } = await bulkAct(zhengHao, formOf(left?.result?.values ?? {}, ids));
		expect(lines.map((line) => line.done)).toEqual([false, true]);
	});

	test('a list that was done is forgotten; one sent under the next account is kept for its own', async () => {
		const form = await claiming(zhengHao);
		await bulk.act?.(sent(fengChun, form));
		expect(await leftBulk(fengChun)).toBeNull();
		expect(await leftBulk(zhengHao)).toMatchObject({ verb: 'claim' });
		await bulk.act?.(sent(zhengHao, form));
		expect(await leftBulk(zhengHao)).toBeNull();
	});
});

describe('人员移交', () => {
	beforeEach(async () => {
		const versions = rows.map((id) => `${id}.1`);
		const claim = { verb: 'claim', responsiblePerson: '郑浩', key: 'c' };
		await bulkAct(zhengHao, formOf(claim, versions));
	});
	async function filled(actor: Actor): Promise<FormData> {
		const { key = '', keeper = '' } = (await handOverView(actor, '郑浩', '')) ?? {};
		const fields = { person: '郑浩', responsiblePerson: '冯春', reason: '调离', key, keeper };
		return formOf(fields, rows.slice(1));
	}
	const left = async (actor: Actor, person = '郑浩') => await handOverView(actor, person, '');

	test('it stands there again with its exceptions, fields and key, for who filled it and whose rows it was about', async () => {
		const form = await filled(zhengHao);
		const to = await late('/rows/hand-over?person=郑浩', form);
		expect(new URLSearchParams(to.slice('/login?'.length)).get('form')).toBe('kept');
		expect(await left(zhengHao)).toMatchObject({
			key: form.get('key'),
			left: { values: { responsiblePerson: '冯春', reason: '调离' }, ids: rows.slice(1) }
		});
		expect((await left(zhengHao, '冯春'))?.left).toBeNull();
		expect((await left(fengChun))?.left).toBeNull();
	});

	test('it is done once, forgotten when done, and kept for its own under the next account', async () => {
		const form = await filled(zhengHao);
		await handing.default?.(sent(fengChun, form));
		expect(await responsible()).toEqual(['郑浩', '郑浩']);
		expect((await left(fengChun))?.left).toBeNull();
		expect((await left(zhengHao))?.left).toMatchObject({ ids: rows.slice(1) });
		await handing.default?.(sent(zhengHao, form));
		expect((await left(zhengHao))?.left).toBeNull();
		expect(await responsible()).toEqual(['郑浩', '冯春']);
		const acts = await done();
		await late('/rows/hand-over?person=郑浩', form);
		await handOver(zhengHao, form);
		expect(await done()).toEqual(acts);
	});
});
