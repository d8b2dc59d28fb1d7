import type { Actor } from '#lib/ledger/actor.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { liMin, sunLei, wangQiang, zhouJie } from './dispatch-cast.ts';
import type { Places } from './every-answer.ts';

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
	...{ ...sunLei, personId: 'v', name: '何勇', unitId: 'v11', unitPath: '/v11/' },
	...{ unitLevel: 'village', functions: ['village'] }
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
		...{ 'rows/id': rows.map((row) => row.id), 'versions/n': ['1'], 'campaigns/id': [campaignId] },
		...{ 'forms/template': ['city', 'village'], 'ledgers/unit': ids, 'submissions/unit': ids },
		...{ 'scans/scan': ['none'], 'exports/id': ['none'], 'files/file': ['none'] },
		...{ 'heads/day': ['2023-06-05'], 'draws/id': ['none'], 'groups/id': ['none'] },
		...{ 'notices/id': [id], 'people/id': ['none'], 'units/id': ids }
	};
}
