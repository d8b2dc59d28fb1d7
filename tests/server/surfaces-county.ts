import type { Actor } from '#lib/ledger/actor.ts';
import { defaultChains } from '#lib/ledger/chain.ts';
import type { LedgerRow, Level } from '#lib/ledger/row.ts';
import { stages } from '#lib/ledger/stage.ts';
import { newRow } from '#lib/ledger/workflow/birth.ts';
import type { Database } from '#lib/server/db/database.ts';
import { insertAssigned } from '#lib/server/ledger.ts';
import { campaign, countyId, findings, people, units, type CastUnit } from '../cast.ts';

const p = people;

/** Where the rows lie; 农业农村局 leads finding 1. */
const lying = {
	dongwan: { unit: units.dongwan },
	xiling: { unit: units.xiling },
	shangzhuang: { unit: units.shangzhuang },
	liuhe: { unit: units.liuhe },
	/** Led by 水利局. */
	shiqiao: { unit: units.shiqiao, leadUnitId: 'water' },
	farming: { unit: units.farming },
	water: { unit: units.water },
	discipline: { unit: units.discipline },
	county: { unit: units.county },
	/** 下庄村, a matter of 水利局. */
	policy: { unit: units.xiazhuang, sectorUnitId: 'water' },
	/** 下庄村, sent to 水利局. */
	sent: { unit: units.xiazhuang, transferToId: 'water' }
} satisfies Record<string, { unit: CastUnit } & Partial<LedgerRow>>;
export type Place = keyof typeof lying;
export const places = Object.keys(lying) as Place[];

/**
 * Who sees what, by hand from domain §5 (People and units): own, below, above, same township, elsewhere, sector,
 * receiver, lead and supervision, for clerks, heads and leaders.
 */
export const sees: [string, Actor, Place[]][] = [
	['经办 of the office', p.chenJing, places],
	['负责人 of the office', p.zhouMing, places],
	['经办 of a supervising unit', p.hanBing, places],
	['负责人 of a supervising unit', p.weiZheng, places],
	['经办 of the bureau that leads', p.linTao, ['farming', 'liuhe', 'county']],
	['负责人 of the bureau that leads', p.tangYun, ['farming', 'liuhe', 'county']],
	['经办 of sector and receiver', p.luJia, ['water', 'shiqiao', 'policy', 'sent']],
	[
		'负责人 who also 分包 a township',
		{ ...p.guoHai, personId: 'head', liaises: ['liuhe'] },
		['water', 'shiqiao', 'policy', 'sent', 'liuhe', 'dongwan', 'xiling']
	],
	['经办 of a township', p.liWen, ['liuhe', 'dongwan', 'xiling']],
	['负责人 of a township', p.wangFang, ['liuhe', 'dongwan', 'xiling']],
	['经办 of the other township', p.sunQiang, ['shiqiao', 'shangzhuang', 'policy', 'sent']],
	['经办 of a village', p.zhengHao, ['dongwan']],
	['负责人 of a village', p.fengChun, ['dongwan']],
	['经办 of the village beside it', p.jiangBo, ['xiling']],
	['县级领导', p.wuGang, ['farming', 'liuhe', 'county', 'dongwan', 'xiling']],
	[
		'县级领导 seated in a bureau, with another in charge',
		{ ...p.tangYun, personId: 'seated', role: 'leader', oversees: ['water'] },
		['water', 'shiqiao', 'policy', 'sent']
	],
	['县级领导 without charge', { ...p.wuGang, personId: 'new', oversees: [], liaises: [] }, []],
	['an administrator', { ...p.xuNuo, admin: ['system', 'security', 'audit'] }, []]
];

/** One row for each place and stage, with a word in it that stands nowhere else. */
export interface MarkedRow {
	id: string;
	place: Place;
	stage: LedgerRow['stage'];
	mark: string;
}

export async function markedRows(database: Database): Promise<MarkedRow[]> {
	const made = places.flatMap((place) =>
		stages.map((stage, at) => ({ place, stage, at, mark: `zq${place}${stage}qz` }))
	);
	const rows = made.map(({ place, stage, at, mark }): LedgerRow => {
		const { unit, ...more } = lying[place] as { unit: CastUnit } & Partial<LedgerRow>;
		const level = unit.level as Level;
		const born = newRow({
			...{ countyId, campaignId: campaign.id, findingId: 'f1', unitId: unit.id, level },
			townshipId: level === 'village' ? unit.parentId : level === 'township' ? unit.id : null,
			leadUnitId: findings.monitoring.leadUnitId,
			...{ ordinal: at + 1 + (place === 'sent' ? stages.length : 0), chain: defaultChains[level] },
			replyBy: null
		});
		const filled = { problem: mark, measure: '逐户核查', responsiblePerson: '郑浩' };
		const resumeStage = stage === 'transferPending' ? ('rectifying' as const) : null;
		const days = { dueOn: '2022-07-10', withReviewerSince: '2022-06-18' };
		return { id: `${place}-${stage}`, ...born, ...filled, ...days, ...more, stage, resumeStage };
	});
	await database.write(countyId, 'ledger', (tx) =>
		insertAssigned(tx, p.chenJing, rows, '2022-06-06T01:00:00.000Z')
	);
	return made.map(({ place, stage, mark }) => ({ id: `${place}-${stage}`, place, stage, mark }));
}
