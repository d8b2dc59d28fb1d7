import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import type { NameVerdict } from '#lib/ledger/notices/names-view.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { writeDispatch } from '#lib/server/dispatch/write.ts';
import { readDraft } from '#lib/server/findings/drafts.ts';
import { noticeDraft } from '#lib/server/notices/drafts.ts';
import { decideName } from '#lib/server/notices/names-decide.ts';
import { noticeNames, openNamesOf } from '#lib/server/notices/names.ts';
import { search } from '#lib/server/search/search.ts';
import { edit, liMin, openQinghe, sunLei, unwrap, wangQiang } from '../dispatch/cast.ts';
import { everyAnswer, type Places } from '../routes/every-answer.ts';
import { answerOf, handlersOf } from '../cast/handlers.ts';
import {
	auditor,
	decided,
	everybody,
	handOut,
	named,
	placesOf,
	preview,
	told,
	undecided
} from './names-cast.ts';
import { openStore, type TestStore } from '../engines/store.ts';

let store: TestStore;

beforeEach(async () => {
	setClock('2023-06-05T02:00:00.000Z');
	process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'taizhang-notice-names-'));
	store = await openStore();
	await openQinghe(store.database);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

/** The same handed out by the program of before: nobody was asked, and nothing was marked. */
async function asBefore(): Promise<{ id: string; campaignId: string }> {
	const { id, campaignId } = await decided();
	await db().write('qinghe', 'ledger', async (tx) => {
		const kept = await readDraft(tx, 'qinghe', id);
		const items = kept!.draft.items.map(({ markedNames: _, notNames: __, ...item }) => item);
		const body = JSON.stringify({ draft: { ...kept!.draft, items }, changes: kept!.changes });
		const { noticeDrafts: d, findings } = tables;
		await tx.update(d).set({ body, version: 99 }).where(eq(d.id, id));
		await tx.update(findings).set({ markedNames: [] });
	});
	return { id, campaignId };
}

/** Addresses that tell somebody more of a villager than their mask. */
async function tellers(actor: Actor, places: Places, names = told): Promise<string[]> {
	const found = new Set<string>();
	for await (const { where, text } of everyAnswer(actor, places))
		if (names.test(text)) found.add(where.split(' ')[0] as string);
	return [...found];
}

async function decide(campaignId: string, standing: NameVerdict, isName: boolean, by = liMin) {
	const { version, findings } = unwrap(await noticeNames(liMin, campaignId));
	const which = findings[0]?.names[standing][0]?.which ?? '';
	const findingId = findings[0]?.id ?? '';
	return decideName(by, campaignId, { findingId, standing, which, isName, version });
}

describe('before a notice is handed out', () => {
	test('the preview lists who nobody decided on, each in its sentence and everybody else masked', async () => {
		const { openNames, findings } = await preview(await undecided());
		expect(openNames.map(({ number, name }) => [number, name])).toEqual([
			['1', '颜国强'],
			['1', '郝秀英']
		]);
		expect(openNames[0]).toMatchObject({ word: '颜国强', after: '厕所未改。' });
		expect(openNames[1]).toMatchObject({ before: '二是监测户', word: '郝·秀英' });
		expect(openNames[1]?.after).toMatch(/^户厕渗漏，电话138\s\*{5}5678。$/);
		expect(JSON.stringify(findings)).not.toMatch(told);
	});

	test('nothing is handed out while one is open, and the sentence says how many, where and how', async () => {
		const id = await undecided();
		expect(await handOut(id)).toMatchObject({ kind: 'names' });
		const { itemId, name } = (await preview(id)).openNames[0]!;
		await edit(liMin, id, { type: 'decideName', itemId, name, isName: true });
		expect(await handOut(id)).toMatchObject({
			kind: 'names',
			message: expect.stringMatching(
				/有 1 个疑似群众姓名没有判断（第1项 1 个）.*“不是姓名”，再交办。/
			)
		});
		expect(await db().read.select().from(tables.campaigns)).toEqual([]);
	});

	test('who is named in a category or a source alone is asked about, and masked wherever it stands', async () => {
		const id = await undecided();
		for (const { itemId, name } of (await preview(id)).openNames)
			await edit(liMin, id, { type: 'decideName', itemId, name, isName: true });
		const [item] = unwrap(await noticeDraft(liMin, id)).draft.items;
		const section = '脱贫户严丽丽户厕问题';
		const { id: itemId, title } = item!;
		await edit(liMin, id, { type: 'retitle', itemId, number: '1', section, title });
		const origins = '监测户郭长有反映、省后评估反馈';
		await edit(liMin, id, { type: 'setOrigins', itemId: item!.id, origins });
		expect((await preview(id)).openNames.map(({ name }) => name)).toEqual(['严丽丽', '郭长有']);
		expect(await handOut(id)).toMatchObject({ kind: 'names' });
		for (const name of ['严丽丽', '郭长有'])
			await edit(liMin, id, { type: 'decideName', itemId: item!.id, name, isName: true });
		const { campaignId } = unwrap(await handOut(id));
		const places = await placesOf(id, campaignId);
		for (const actor of everybody)
			expect([actor.name, await tellers(actor, places, /严丽丽|郭长有/)]).toEqual([actor.name, []]);
	});

	test('the write itself looks once more', async () => {
		const id = await undecided();
		const kept = unwrap(await noticeDraft(liMin, id));
		const terms = { key: 'k', rosterRevision: 1, counts: {} as never, at: '2023-06-05T02:00:00Z' };
		const prepared = { campaign: { id: 'c' } } as never;
		const done = await db().write('qinghe', 'ledger', (tx) =>
			writeDispatch(tx, liMin, kept, prepared, terms)
		);
		expect(done).toMatchObject({ kind: 'names' });
	});

	test('once each was decided on it is handed out: names masked, what is none as it stands', async () => {
		const { campaignId } = await decided();
		const [finding] = await db().read.select().from(tables.findings);
		expect(finding?.markedNames).toEqual(['颜国强']);
		const hits = async (actor: Actor, query: string) =>
			(await search(actor, campaignId, query)).groups.map(({ key }) => key);
		for (const actor of everybody) {
			expect(await hits(actor, '颜国强')).toEqual([]);
			expect(await hits(actor, '13812345678')).toEqual([]);
		}
		expect(await hits(sunLei, '郝秀英')).toEqual(['findings']);
		expect(await hits(sunLei, '郝·秀 英')).toEqual(['findings']);
	});
});

describe('a notice handed out before anybody was asked', () => {
	test('tells nobody a villager, the own township neither; the office reads them where it decides', async () => {
		const { id, campaignId } = await asBefore();
		const places = await placesOf(id, campaignId);
		for (const actor of everybody) {
			const allowed = actor.functions.includes('office') ? ['(app)/campaigns/[id]/names'] : [];
			expect([actor.name, await tellers(actor, places)]).toEqual([actor.name, allowed]);
		}
		expect(await openNamesOf(sunLei, [])).toBeNull();
		const { open } = unwrap(await noticeNames(liMin, campaignId));
		expect(open).toBe(2);
	});

	test('what it says of names in the record of its changes is masked as well', async () => {
		const id = await undecided();
		const [item] = unwrap(await noticeDraft(liMin, id)).draft.items;
		const retitled = { number: '1', section: '', title: '脱贫户颜国强户厕未改' };
		await edit(liMin, id, { type: 'retitle', itemId: item!.id, ...retitled });
		const places = await placesOf(id, 'none');
		expect(await tellers(auditor, places)).not.toContain('(app)/log');
		expect(await tellers(sunLei, places)).toEqual([]);
	});
});

describe('after it was handed out', () => {
	test('a decision is taken back, and everybody reads it so at once', async () => {
		const { id, campaignId } = await decided();
		const places = await placesOf(id, campaignId);
		expect(await tellers(sunLei, places)).toContain('(app)/rows/[id]');
		const found = async () => (await search(sunLei, campaignId, '郝秀英')).groups.length;
		expect(await found()).toBe(1);
		expect(await decide(campaignId, 'none', true)).toBeNull();
		expect(await found()).toBe(0);
		for (const actor of everybody)
			expect([actor.name, await tellers(actor, places)]).toEqual([actor.name, []]);
		expect(await decide(campaignId, 'marked', false)).toBeNull();
		expect(await tellers(sunLei, places)).toContain('(app)/search');
		const { findings } = unwrap(await noticeNames(liMin, campaignId));
		const words = (standing: NameVerdict) => findings[0]?.names[standing].map(({ word }) => word);
		expect([words('open'), words('marked'), words('none')]).toEqual([[], ['郝·某某'], ['颜国强']]);
	});

	test('each decision is an event that the log has words for, and nobody is named in them', async () => {
		const { campaignId } = await decided();
		await decide(campaignId, 'none', true);
		const e = tables.events;
		const events = await db().read.select().from(e).where(eq(e.type, 'decideName'));
		expect(events.map(({ personId, kind }) => [personId, kind])).toEqual([
			[liMin.personId, 'ledger']
		]);
		expect(JSON.parse(events[0]!.body)).toMatchObject({
			from: { marked: ['颜国强'], notNames: ['郝秀英'] },
			to: { marked: ['颜国强', '郝秀英'], notNames: [] }
		});
	});

	test('a name that was decided on stands masked in its whole sentence', async () => {
		const text = named.replace('颜国强厕所未改。', '颜国强反映厕所未改，经核实颜国强户确未改。');
		const { campaignId } = await decided(text);
		const { findings } = unwrap(await noticeNames(liMin, campaignId));
		expect(findings[0]?.names.marked[0]).toMatchObject({
			word: '颜某某',
			after: '反映厕所未改，经核实颜某某户确未改。'
		});
	});

	test('a standing that nobody offered decides nothing', async () => {
		const { campaignId } = await asBefore();
		const { version, findings } = unwrap(await noticeNames(liMin, campaignId));
		const sent = { finding: findings[0]!.id, which: '颜国强', isName: 'true' };
		const [action] = (await handlersOf('campaigns/[id]/names')).filter(
			({ name }) => name === '?/default'
		);
		for (const standing of ['constructor', '__proto__', '']) {
			const more = { ...sent, standing, version: String(version) };
			const told = await answerOf(action!.ask, liMin, { id: campaignId }, '?/default', more);
			expect(told.status).toBe(400);
			const asked = { findingId: sent.finding, which: '颜国强', isName: true, version };
			expect(
				await decideName(liMin, campaignId, { ...asked, standing: standing as NameVerdict })
			).toMatchObject({ kind: 'stale' });
		}
		const [finding] = await db().read.select().from(tables.findings);
		expect(finding?.markedNames).toEqual([]);
	});

	test('only the office decides, on what it sees', async () => {
		const { campaignId } = await asBefore();
		expect(await decide(campaignId, 'open', true, sunLei)).toMatchObject({ kind: 'forbidden' });
		const { version, findings } = unwrap(await noticeNames(liMin, campaignId));
		const form = { findingId: findings[0]!.id, standing: 'open' as const, isName: true, version };
		expect(await decideName(liMin, campaignId, { ...form, which: '颜国强' })).toBeNull();
		expect(await decideName(wangQiang, campaignId, { ...form, which: '郝秀英' })).toMatchObject({
			kind: 'stale'
		});
		expect(await decideName(liMin, 'none', { ...form, which: '郝秀英' })).toMatchObject({
			kind: 'unseen'
		});
	});
});
