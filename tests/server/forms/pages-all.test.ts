import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { keeperToken } from '#lib/server/forms/kept.ts';
import { forgetPage, keepPage } from '#lib/server/forms/pages.ts';
import { startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { campaign, people, units } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { notice, unwrap } from '../dispatch/cast.ts';
import { formOf } from '../cast/forms.ts';
import { answerOf, handlersOf, type Params } from '../cast/handlers.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { chenJing } = people;
const admin: Actor = { ...people.xuNuo, admin: ['system'] };
const typed = '填到一半的内容';
/** Where the test's own requests stand. */
const page = '/';
/** Their forms act in the campaign they were opened in, and are kept for it. */
const inOneCampaign = ['inbox', 'submissions/[unit]'];
let store: TestStore;
let noticeId = '';

beforeAll(async () => {
	store = await openStore();
	setClock('2022-06-10T02:00:00.000Z');
	await openAnhe(store.database);
	noticeId = unwrap(await startNoticeDraft(chenJing, { name: '通知.txt', text: notice })).id;
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

interface Left {
	route: string;
	action: string;
	actor?: Actor;
	params?: () => Params;
	field: string;
	more?: Record<string, string>;
}
const inCampaign = () => ({ id: campaign.id, template: 'village' });

test.each<Left>([
	{ route: 'people/new', action: 'one', actor: admin, field: 'position' },
	{
		route: 'people/[id]',
		action: 'change',
		actor: admin,
		field: 'position',
		params: () => ({ id: chenJing.personId })
	},
	{
		route: 'people/[id]',
		action: 'charges',
		actor: admin,
		field: 'liaises',
		params: () => ({ id: chenJing.personId })
	},
	{ route: 'units/new', action: '', actor: admin, field: 'aliases' },
	{
		route: 'units/[id]',
		action: 'correct',
		actor: admin,
		field: 'aliases',
		params: () => ({ id: units.liuhe.id })
	},
	{
		route: 'groups/[id]',
		action: 'save',
		actor: admin,
		field: 'name',
		params: () => ({ id: 'new' })
	},
	{ route: 'campaigns/[id]/report', action: '', field: 'text', params: inCampaign },
	{
		route: 'campaigns/[id]/measures',
		action: 'set',
		field: 'goal',
		params: inCampaign,
		more: { measure: 'm1-1', seen: 'x' }
	},
	{
		route: 'campaigns/[id]/forms/[template]',
		action: 'save',
		field: 'title.number',
		params: inCampaign,
		more: { key: 'number' }
	},
	{ route: 'inbox', action: 'post', field: 'text' },
	...['submit', 'enter', 'returnSubmission'].map((action) => ({
		route: 'submissions/[unit]',
		action,
		field: action === 'returnSubmission' ? 'reason' : 'filledBy',
		params: () => ({ unit: units.liuhe.id })
	})),
	{ route: 'notices', action: 'paste', field: 'text' },
	{
		route: 'notices/[id]',
		action: 'edit',
		field: 'title',
		params: () => ({ id: noticeId }),
		more: { type: 'setItem', key: 'setItem x' }
	},
	{
		route: 'notices/[id]/dispatch',
		action: 'edit',
		field: 'reason',
		params: () => ({ id: noticeId }),
		more: { type: 'leaveOut', key: 'leaveOut x' }
	}
])('$route?/$action gives back what was left, on the version that was seen', async (left) => {
	const { route, action, actor = chenJing, field, more } = left;
	const here = inOneCampaign.includes(route) ? `${page}?campaign=${campaign.id}` : page;
	const at = { page: here, action };
	const keeper = await keeperToken(actor, here);
	const loads = (await handlersOf(route)).filter(({ name }) => name === 'load');
	const shown = async () => {
		const asked = loads.map(({ ask }) => answerOf(ask, actor, left.params?.() ?? {}, 'load'));
		return (await Promise.all(asked)).map(({ body }) => body).join();
	};
	expect(await shown()).toContain(keeper);
	expect(await shown()).not.toContain(typed);
	expect(await keepPage(at, formOf({ [field]: typed, version: '7', keeper, ...more }))).toBe(true);
	expect(await shown()).toContain(typed);
	expect(await shown()).toContain('"version":"7"');
	expect(await shown()).toContain('还没有提交');
	await forgetPage(actor, at);
});

test.each([
	['people/new', 'one'],
	['people/[id]', 'change'],
	['people/[id]', 'charges'],
	['units/new', 'default'],
	['units/[id]', 'correct'],
	['groups/[id]', 'save'],
	['campaigns/[id]/report', 'default'],
	['campaigns/[id]/measures', 'set'],
	['campaigns/[id]/forms/[template]', 'save'],
	['inbox', 'post'],
	['submissions/[unit]', 'submit'],
	['submissions/[unit]', 'enter'],
	['submissions/[unit]', 'returnSubmission'],
	['notices', 'paste'],
	['notices/[id]', 'edit'],
	['notices/[id]/dispatch', 'edit']
])('%s?/%s does nothing under the account of somebody else', async (route, action) => {
	const { ask } = (await handlersOf(route)).find(({ name }) => name === `?/${action}`)!;
	const keeper = await keeperToken(people.zhengHao, page);
	const said = await answerOf(ask, chenJing, {}, `?/${action}`, { keeper });
	expect(said).toMatchObject({ status: 409, body: expect.stringContaining('另一个账号') });
});
