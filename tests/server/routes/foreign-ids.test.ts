import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { campaign, people } from '../../cast.ts';
import { app, serverFiles } from './every-answer.ts';
import { farTwin, openTwoCounties, type Things } from '../cast/foreign-county.ts';
import { answerOf, handlersOf, type Params } from '../cast/handlers.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const p = people;
const keeper: Actor = { ...p.xuNuo, admin: ['system', 'security', 'audit'] };
const never = '01890000-0000-7000-8000-000000000000';
let store: TestStore;
let dataDir: string;
let things: Things;

beforeAll(async () => {
	setClock('2022-06-20T02:00:00.000Z');
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-foreign-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	things = await openTwoCounties(store);
});
afterAll(async () => {
	setClock(null);
	await store.close();
	rmSync(dataDir, { recursive: true });
});

/** Somebody asks for what is not theirs; `never` is the same address with an id that never was. */
interface Asked {
	who: string;
	actor: Actor;
	params: Params;
	never: Params;
}

const far = (actor: Actor, params: Params, kept: Params = {}): Asked => ({
	who: `${actor.name} of another county`,
	actor: farTwin(actor),
	params,
	never: { ...neverOf(params), ...kept }
});
const here = (actor: Actor, params: Params, kept: Params = {}): Asked => ({
	who: `${actor.name} with ${JSON.stringify(params)}`,
	actor,
	params,
	never: { ...neverOf(params), ...kept }
});
function neverOf(params: Params): Params {
	return Object.fromEntries(Object.keys(params).map((name) => [name, never]));
}

/** Every route with ids, and who asks for what: written by hand. */
const routes: Record<string, () => Asked[]> = {
	'campaigns/[id]': () => [
		far(p.chenJing, { id: campaign.id }),
		here(p.liWen, { id: 'far-campaign' })
	],
	'campaigns/[id]/measures': () => [
		far(p.chenJing, { id: campaign.id }),
		here(p.chenJing, { id: 'far-campaign' }),
		here(p.liWen, { id: campaign.id })
	],
	'campaigns/[id]/names': () => [
		far(p.chenJing, { id: campaign.id }),
		here(p.chenJing, { id: 'far-campaign' }),
		here(p.liWen, { id: campaign.id })
	],
	'draws/[id]': () => [
		far(p.liWen, { id: things.draw }),
		here(p.sunQiang, { id: things.draw }),
		here(p.zhengHao, { id: things.draw }),
		here(keeper, { id: things.draw })
	],
	'campaigns/[id]/forms/[template]': () => [
		far(p.chenJing, { id: campaign.id, template: 'village' }, { template: 'village' }),
		here(p.chenJing, { id: 'far-campaign', template: 'village' }, { template: 'village' })
	],
	'campaigns/[id]/report': () => [
		far(p.chenJing, { id: campaign.id }),
		here(p.chenJing, { id: 'far-campaign' })
	],
	'campaigns/[id]/report/text': () => [
		far(p.chenJing, { id: campaign.id }),
		here(p.chenJing, { id: 'far-campaign' })
	],
	'exports/[id]': () => [
		far(p.hePing, { id: things.export }),
		here(p.chenJing, { id: things.export }),
		here(p.hePing, { id: things.oldExport })
	],
	'groups/[id]': () => [far(p.chenJing, { id: things.group })],
	'ledgers/[unit]': unitsAsked,
	'ledgers/[unit]/print': unitsAsked,
	'notices/[id]': noticesAsked,
	'notices/[id]/dispatch': noticesAsked,
	'notices/[id]/dispatch/progress': noticesAsked,
	'people/[id]': () => [
		far(keeper, { id: p.liWen.personId }),
		far(p.chenJing, { id: p.liWen.personId })
	],
	'rows/[id]': rowsAsked,
	'rows/[id]/files': rowsAsked,
	'rows/[id]/files/[file]': () => [
		far(p.zhengHao, { id: things.row, file: things.file }),
		far(p.chenJing, { id: things.row, file: things.file }),
		here(p.shenJun, { id: things.row, file: things.file }),
		here(p.jiangBo, { id: things.row, file: things.file }),
		here(p.liWen, { id: things.row, file: things.otherFile }, { id: things.row }),
		here(p.zhengHao, { id: things.row, file: things.otherFile }, { id: things.row }),
		here(p.zhengHao, { id: things.row, file: things.goneUpload }, { id: things.row })
	],
	'rows/[id]/versions/[n]': () => [
		far(p.chenJing, { id: things.row, n: '1' }, { n: '1' }),
		here(p.shenJun, { id: things.row, n: '1' }, { n: '1' }),
		here(p.zhengHao, { id: things.row, n: '99' }, { n: '1' })
	],
	'submissions/[unit]': unitsAsked,
	'submissions/[unit]/scans/[scan]': () => [
		far(p.chenJing, { unit: 'liuhe', scan: things.scan }),
		here(p.sunQiang, { unit: 'liuhe', scan: things.scan }),
		here(p.sunQiang, { unit: 'shiqiao', scan: things.scan }, { unit: 'shiqiao' }),
		here(p.chenJing, { unit: 'shiqiao', scan: things.scan }, { unit: 'shiqiao' })
	],
	'units/[id]': () => [far(p.chenJing, { id: 'liuhe' }), far(keeper, { id: 'liuhe' })]
};
/** No id of anything: a page of the help, a day, a link that works before anybody has an account. */
const withoutIds = ['help/[page]', 'log/heads/[day]', 'setup/[token]'];

function unitsAsked(): Asked[] {
	return [
		far(p.chenJing, { unit: 'liuhe' }),
		here(p.sunQiang, { unit: 'liuhe' }),
		here(p.zhengHao, { unit: 'liuhe' }),
		here(p.wuGang, { unit: 'shiqiao' }),
		here(p.linTao, { unit: 'water' })
	];
}
function noticesAsked(): Asked[] {
	return [
		far(p.chenJing, { id: things.notice }),
		here(p.chenJing, { id: things.goneNotice }),
		here(p.liWen, { id: things.notice })
	];
}
function rowsAsked(): Asked[] {
	return [
		far(p.chenJing, { id: things.row }),
		far(p.zhengHao, { id: things.row }),
		here(p.shenJun, { id: things.row }),
		here(p.jiangBo, { id: things.row }),
		here(p.qianLi, { id: things.row }),
		here(p.luJia, { id: things.row }),
		here(keeper, { id: things.row })
	];
}

/** Those who may not open the page at all are told so, whatever the id. */
const mayNot = [
	'campaigns/[id]/names',
	'notices/[id]',
	'notices/[id]/dispatch',
	'notices/[id]/dispatch/progress',
	'people/[id]',
	'units/[id]'
];
/** Gives back what was typed in another order; it looks at nothing that is kept. */
const asksNothing = ['?/move'];

test('every route with parameters is in the table', () => {
	const found = serverFiles().map((file) => relative(app, join(file, '..')).replace('(app)/', ''));
	const named = new Set(found.filter((route) => route.includes('[')));
	expect([...named].filter((route) => !withoutIds.includes(route)).sort()).toEqual(
		Object.keys(routes).sort()
	);
});

describe.each(Object.keys(routes))('%s', (route) => {
	test('what is foreign, nested elsewhere or deleted answers as what never was', async () => {
		for (const { who, actor, params, never: without } of routes[route]?.() ?? [])
			for (const { name, ask } of await handlersOf(route)) {
				if (asksNothing.includes(name)) continue;
				const told = await answerOf(ask, actor, params, name);
				const wanted = await answerOf(ask, actor, without, name);
				expect({ who, name, ...told }).toEqual({ who, name, ...wanted });
				expect({ who, name, status: told.status }).toEqual({
					who,
					name,
					status: told.status === 403 && mayNot.includes(route) ? 403 : 404
				});
			}
	});
});
