import { expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import type { DeskView } from '#lib/server/desk/view.ts';
import type { BoardView } from '#lib/server/rows/board/board.ts';
import type { ShellView } from '#lib/ui/shell.ts';
import type { ShownView } from '#lib/server/campaigns/current.ts';
import { tables } from '#lib/server/db/tables.ts';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { assign } from '../cast/anhe.ts';
import { eventOf } from '../routes/every-answer.ts';
import { freshAnhe } from '../cast/fresh-anhe.ts';
import { before, inCampaign, later, openCampaign } from '../cast/several-campaigns.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { postNews } from '#lib/server/inbox/news.ts';
import { load as aroundEveryPage } from '../../../src/routes/(app)/+layout.server.ts';
import { load as board } from '../../../src/routes/(app)/board/+page.server.ts';
import { load as home } from '../../../src/routes/(app)/+page.server.ts';
import { load as list } from '../../../src/routes/(app)/rows/+page.server.ts';
import { load as rowPage } from '../../../src/routes/(app)/rows/[id]/+page.server.ts';
import { GET as ledger } from '../../../src/routes/(app)/ledgers/[unit]/+server.ts';
import { load as unitPage } from '../../../src/routes/(app)/submissions/[unit]/+page.server.ts';
import { pathToSignIn } from '../../../src/routes/path-to-sign-in.ts';
import { actions as expected } from '../../../src/routes/(app)/submissions/expected/+page.server.ts';

const { chenJing, zhengHao } = people;
const store = freshAnhe('2022-07-06T02:00:00.000Z');
const { dongwan } = units;

/** 东湾村 has a row of 2022-06-06; then a second notice is handed out, in which it has one too. */
async function secondDispatch(): Promise<string> {
	const id = await assign(store().database, findings.monitoring, dongwan);
	await openCampaign(store().database, later, 'dispatched');
	await store().database.write(countyId, 'ledger', (tx) =>
		insertMany(tx, tables.ledgerRows, [
			{
				id: 'second',
				...newRow({
					countyId,
					campaignId: later.id,
					unitId: 'dongwan',
					level: 'village',
					findingId: inCampaign(later.id, findings.monitoring.id),
					townshipId: 'liuhe',
					leadUnitId: findings.monitoring.leadUnitId,
					ordinal: 1,
					chain: defaultChains.village,
					replyBy: later.ledgersDueOn
				})
			}
		])
	);
	return id;
}

/** What a page answers to somebody who chose a campaign before, or none; an address changes nothing of that. */
async function open<Answer>(
	load: (event: never) => Answer,
	actor: Actor,
	{ query = '', params = {}, chosen = undefined as string | undefined, form = {}, path = '/' } = {}
): Promise<Exclude<Awaited<Answer>, void>> {
	const sent = Object.keys(form).length
		? { method: 'POST', body: new URLSearchParams(form) }
		: undefined;
	const event = eventOf(actor, params, query, sent);
	const cookies = {
		get: (name: string) => (name === 'campaign' ? chosen : undefined),
		set: () => {
			throw new Error('an address chooses nothing');
		}
	};
	const url = new URL(path + event.url.search, event.url);
	return (await load({ ...event, url, cookies } as never)) as Exclude<Awaited<Answer>, void>;
}
const shellOf = async (actor: Actor, chosen?: string) =>
	((await open(aroundEveryPage, actor, { chosen })) as { shell: ShellView }).shell;

test('after a second dispatch a village finds what is overdue in the first, each row with its campaign', async () => {
	const before = (await shellOf(zhengHao)).bell;
	const first = await secondDispatch();
	const { desk } = (await open(home, zhengHao)) as { desk: DeskView | null };
	const items = desk?.groups.flatMap((group) => group.items) ?? [];
	expect(items.map(({ head, campaign: name }) => [head.id, name])).toEqual(
		expect.arrayContaining([
			[first, campaign.name],
			['second', later.name]
		])
	);
	expect(desk?.line.map(({ text }) => text)).toEqual(['共 2 项', '1 项逾期未认领', '2 项待排查']);
	const shell = await shellOf(zhengHao);
	expect([shell.campaign?.id, shell.covered]).toEqual([later.id, 2]);
	expect(shell.bell).toBeGreaterThanOrEqual(before);
});

test('a row opens under its own campaign, whatever was chosen; nothing is chosen by opening it', async () => {
	const first = await secondDispatch();
	const opened = async (id: string, chosen?: string) => {
		const page = await open(rowPage, zhengHao, { params: { id }, chosen });
		return (page as { shown: ShownView }).shown;
	};
	const { campaign: own, query } = await opened(first);
	expect([own?.name, query]).toEqual([campaign.name, `campaign=${campaign.id}`]);
	expect(await opened(first, campaign.id)).toMatchObject({ query: '' });
	expect(await opened('second', campaign.id)).toMatchObject({
		campaign: { id: later.id },
		query: `campaign=${later.id}`
	});
});

test('board and list show the campaign of their address, else the one chosen, or all that run', async () => {
	const first = await secondDispatch();
	await openCampaign(store().database, before, 'ended');
	const listed = async (query: string, chosen?: string) => {
		const { list: page, shown } = (await open(list, zhengHao, { query, chosen })) as never as {
			list: { cards: { head: { id: string } }[] };
			shown: ShownView;
		};
		return [shown.campaign?.id ?? 'all', ...page.cards.map(({ head }) => head.id).sort()];
	};
	expect(await listed('')).toEqual([later.id, 'second']);
	expect(await listed('', campaign.id)).toEqual([campaign.id, first]);
	expect(await listed(`campaign=${campaign.id}`)).toEqual([campaign.id, first]);
	expect(await listed('campaign=running')).toEqual(['all', first, 'second'].sort());
	expect(await listed(`campaign=${before.id}`)).toEqual([before.id]);
	const cards = (await open(board, zhengHao, { query: 'campaign=running' })) as {
		board: BoardView | null;
	};
	expect(cards.board?.columns[0]?.cards.map((card) => card.campaign).sort()).toEqual(
		[campaign.name, later.name].sort()
	);
	await expect(open(list, zhengHao, { query: 'campaign=nowhere' })).rejects.toMatchObject({
		status: 404
	});
});

test('a form acts in the campaign it was opened in, though another was chosen meanwhile', async () => {
	await secondDispatch();
	const add = expected.add as (event: never) => unknown;
	const asked = { query: `/add&campaign=${campaign.id}`, form: { unitId: 'machine' } };
	const done = open(add, chenJing, { ...asked, chosen: later.id });
	await expect(done).rejects.toMatchObject({
		status: 303,
		location: expect.stringContaining(`campaign=${campaign.id}`)
	});
	const kept = await store().database.read.select().from(tables.submissionExpectations);
	expect(kept.map(({ campaignId, unitId }) => [campaignId, unitId])).toEqual([
		[campaign.id, 'machine']
	]);
});

test('a file carries the name of its campaign', async () => {
	await secondDispatch();
	const nameOf = async (query: string) => {
		const file = await open(ledger, zhengHao, { query, params: { unit: 'dongwan' } });
		return decodeURIComponent(file.headers.get('content-disposition') ?? '');
	};
	expect(await nameOf('')).toContain(
		'东湾村_2022年暗访反馈问题对照整改_对照整改台账_20220706.xlsx'
	);
	expect(await nameOf(`campaign=${campaign.id}`)).toContain(
		'东湾村_2021年度考核评估反馈问题对照整改_对照整改台账_20220706.xlsx'
	);
});

test('a form left in one campaign when the session ran out comes up there, and not under another', async () => {
	await secondDispatch();
	const opened = (chosen: string) =>
		open(unitPage, chenJing, {
			params: { unit: 'liuhe' },
			path: '/submissions/liuhe',
			chosen
		}) as Promise<{
			kept: { keeper: string; answer: unknown };
		}>;
	const { kept } = await opened(campaign.id);
	const sent = `http://127.0.0.1/submissions/liuhe?/returnSubmission&campaign=${campaign.id}`;
	const request = new Request(sent, {
		method: 'POST',
		body: new URLSearchParams({ keeper: kept.keeper, reason: '第3项没有责任人', version: '1' })
	});
	const to = await pathToSignIn({
		url: new URL(sent),
		request,
		params: {},
		route: { id: '/(app)/submissions/[unit]' }
	} as never);
	expect(to).toContain('form=kept');
	expect((await opened(later.id)).kept.answer).toBeNull();
	expect(JSON.stringify((await opened(campaign.id)).kept.answer)).toContain('第3项没有责任人');
});

test('news is not published in a campaign that has ended while another runs: nearly nobody would read it', async () => {
	await openCampaign(store().database, before, 'ended');
	const news = { text: '7月5日前报送', until: '2022-07-31' };
	expect(await postNews(chenJing, before.id, news)).toMatchObject({ kind: 'ended' });
	expect(await postNews(chenJing, campaign.id, news)).toHaveProperty('id');
});
