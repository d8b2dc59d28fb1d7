import type { Actor } from '#lib/ledger/actor.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { previewView } from '#lib/server/dispatch/view.ts';
import { dispatch } from '#lib/server/dispatch/dispatch.ts';
import { noticeDraft, startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { edit, liMin, sunLei, unwrap, wangQiang, zhouJie } from '../dispatch/cast.ts';
import type { Places } from '../routes/every-answer.ts';

/** A notice in which villagers are named. */
export const named = `清巩固组〔2023〕3号

清河县巩固拓展脱贫攻坚成果领导小组关于印发2023年度考核评估反馈问题对照整改方案的通知

2023年6月1日

二、整改任务和措施

1.户厕改造滞后。省后评估反馈，一是东河镇柳林村脱贫户颜国强厕所未改。二是监测户郝·秀英户厕渗漏，电话138\u00a01234\u00a05678。

整改措施：一是为颜国强户改厕。二是每周回访。

责任单位：县水利局，各乡镇党委和政府。

三、整改要求

集中整改时间到7月底结束。7月5日前各乡镇将对照整改台账报领导小组办公室。
`;

/** Nobody may read these, whatever stands between the signs. */
export const told = /颜国强|郝·?秀英|138\s*1234\s*5678/;
const village: Actor = {
	...sunLei,
	personId: 'v',
	name: '何勇',
	unitId: 'v11',
	unitPath: '/v11/',
	unitLevel: 'village',
	functions: ['village']
};
const leader: Actor = { ...zhouJie, personId: 'l', role: 'leader', functions: ['leadership'] };
export const auditor: Actor = { ...wangQiang, admin: ['audit'] };
/** The office, who reads the log, a department, a township, a village of it, a leader of the county. */
export const everybody = [liMin, auditor, zhouJie, sunLei, village, leader];
/** What stands for the parameters of every address. */
export async function placesOf(id: string, campaignId: string): Promise<Places> {
	const rows = await db().read.select({ id: tables.ledgerRows.id }).from(tables.ledgerRows);
	const units = await db().read.select({ id: tables.units.id }).from(tables.units);
	const ids = units.map((unit) => unit.id);
	return {
		'rows/id': rows.map((row) => row.id),
		'versions/n': ['1'],
		'campaigns/id': [campaignId],
		'forms/template': ['city', 'village'],
		'ledgers/unit': ids,
		'submissions/unit': ids,
		'scans/scan': ['none'],
		'exports/id': ['none'],
		'files/file': ['none'],
		'heads/day': ['2023-06-05'],
		'draws/id': ['none'],
		'groups/id': ['none'],
		'notices/id': [id],
		'people/id': ['none'],
		'units/id': ids
	};
}

/** 李敏 read the notice, and decided on nobody in it. */
export async function undecided(text = named): Promise<string> {
	const { id } = unwrap(await startNoticeDraft(liMin, { name: '通知.txt', text }));
	const { name, ledgerTitle, startOn, ledgersDueOn, endOn } = unwrap(await noticeDraft(liMin, id))
		.draft.campaign;
	await edit(liMin, id, {
		type: 'setCampaign',
		name,
		ledgerTitle,
		startOn,
		ledgersDueOn,
		endOn,
		expectedTownships: 2,
		expectedVillages: 3
	});
	return id;
}

/** What she sees before she hands it out. */
export async function preview(id: string) {
	return previewView(liMin, unwrap(await noticeDraft(liMin, id)), '');
}

/** She hands it out. */
export async function handOut(id: string) {
	return dispatch(liMin, id, unwrap(await noticeDraft(liMin, id)).version, 'k');
}

/** Handed out, 颜国强 said to be a name and 郝秀英 said to be none. */
export async function decided(text = named): Promise<{ id: string; campaignId: string }> {
	const id = await undecided(text);
	for (const { itemId, name } of (await preview(id)).openNames)
		await edit(liMin, id, { type: 'decideName', itemId, name, isName: name === '颜国强' });
	return { id, campaignId: unwrap(await handOut(id)).campaignId };
}
