import type { Actor } from '#lib/ledger/actor.ts';
import type { Stage } from '#lib/ledger/stage.ts';
import { people as p, units, type CastUnit } from '../../../cast.ts';
import { places, type Place } from './county.ts';

/** One kind of person, and what of the planted county is theirs. */
export interface Reader {
	who: string;
	actor: Actor;
	/** Whose rows stand in their sight. */
	sees: Place[];
	/** For whose rows they act: their unit's, and the city row where their bureau leads. */
	owns: Place[];
	/** Whose rows wait for their signature or answer, by stage. */
	waits: Partial<Record<Stage, Place[]>>;
	/** Units whose whole ledger they may print. */
	prints: string[];
}

const { liuhe, dongwan, xiling, shiqiao, shangzhuang, xiazhuang, farming, water } = units;
const none = { owns: [], waits: {}, prints: [] };
const all = idsOf([units.county, farming, water, units.discipline, liuhe, shiqiao]);
const everywhere = [...all, ...idsOf([dongwan, xiling, shangzhuang, xiazhuang])];
const inLiuhe: Place[] = ['liuhe', 'dongwan', 'xiling'];
const villagesOfLiuhe: Place[] = ['dongwan', 'xiling'];
const inShiqiao: Place[] = ['shiqiao', 'shangzhuang', 'policy', 'sent'];
const villagesOfShiqiao: Place[] = ['shangzhuang', 'policy', 'sent'];
/** Signed by the office alone: departments and the county. */
const underOffice: Place[] = ['farming', 'water', 'discipline', 'county'];
const ofWater: Place[] = ['water', 'shiqiao', 'policy', 'sent'];

/**
 * Who sees, acts, signs and prints what, by hand from domain §5 (Workflow; Chain; People and units): own, below,
 * above, same township, elsewhere, sector, receiver, lead and supervision, for clerks, heads and leaders.
 */
export const readers: Reader[] = [
	{
		who: '经办 of the office',
		actor: p.chenJing,
		sees: places,
		owns: [],
		prints: everywhere,
		waits: {
			verifying: underOffice,
			notFoundPending: underOffice,
			approving: ['liuhe', 'shiqiao'],
			declined: places
		}
	},
	{
		who: '负责人 of the office',
		actor: p.zhouMing,
		sees: places,
		owns: [],
		waits: { approving: underOffice, declined: places },
		prints: everywhere
	},
	{
		who: '经办 of a supervising unit',
		actor: p.hanBing,
		sees: places,
		owns: ['discipline'],
		waits: {},
		prints: everywhere
	},
	{
		who: '负责人 of a supervising unit',
		actor: p.weiZheng,
		sees: places,
		owns: ['discipline'],
		waits: {},
		prints: everywhere
	},
	{
		who: '经办 of the bureau that leads',
		actor: p.linTao,
		sees: ['farming', 'liuhe', 'county'],
		owns: ['farming', 'county'],
		waits: { verifying: ['liuhe'], notFoundPending: ['liuhe'] },
		prints: idsOf([farming])
	},
	{
		who: '负责人 of the bureau that leads',
		actor: p.tangYun,
		sees: ['farming', 'liuhe', 'county'],
		owns: ['farming', 'county'],
		waits: {},
		prints: idsOf([farming])
	},
	{
		who: '经办 of sector and receiver',
		actor: p.luJia,
		sees: ofWater,
		owns: ['water'],
		waits: {
			verifying: ['shiqiao', 'policy'],
			notFoundPending: ['shiqiao'],
			transferPending: ['sent']
		},
		prints: idsOf([water])
	},
	{
		who: '负责人 who also 分包 a township',
		actor: { ...p.guoHai, liaises: ['liuhe'] },
		sees: [...ofWater, ...inLiuhe],
		owns: ['water'],
		waits: { transferPending: ['sent'] },
		prints: idsOf([water, liuhe, dongwan, xiling])
	},
	{
		who: '经办 of a township',
		actor: p.liWen,
		sees: inLiuhe,
		owns: ['liuhe'],
		waits: {
			verifying: villagesOfLiuhe,
			notFoundPending: villagesOfLiuhe,
			declined: villagesOfLiuhe
		},
		prints: idsOf([liuhe, dongwan, xiling])
	},
	{
		who: '负责人 of a township',
		actor: p.wangFang,
		sees: inLiuhe,
		owns: ['liuhe'],
		waits: { approving: villagesOfLiuhe, declined: villagesOfLiuhe },
		prints: idsOf([liuhe, dongwan, xiling])
	},
	{
		who: '经办 of the other township',
		actor: p.sunQiang,
		sees: inShiqiao,
		owns: ['shiqiao'],
		waits: {
			verifying: ['shangzhuang', 'sent'],
			notFoundPending: villagesOfShiqiao,
			declined: villagesOfShiqiao
		},
		prints: idsOf([shiqiao, shangzhuang, xiazhuang])
	},
	{
		who: '经办 of a village',
		actor: p.zhengHao,
		sees: ['dongwan'],
		owns: ['dongwan'],
		waits: {},
		prints: idsOf([dongwan])
	},
	{
		who: '负责人 of a village',
		actor: p.fengChun,
		sees: ['dongwan'],
		owns: ['dongwan'],
		waits: {},
		prints: idsOf([dongwan])
	},
	{
		who: '经办 of the village beside it',
		actor: p.jiangBo,
		sees: ['xiling'],
		owns: ['xiling'],
		waits: {},
		prints: idsOf([xiling])
	},
	{
		who: '县级领导',
		actor: p.wuGang,
		sees: ['farming', 'county', ...inLiuhe],
		...none,
		prints: idsOf([farming, liuhe, dongwan, xiling])
	},
	{
		who: '县级领导 seated in a bureau, with another in charge',
		actor: { ...p.tangYun, personId: 'seated', role: 'leader', oversees: ['water'] },
		sees: ofWater,
		...none,
		prints: idsOf([water])
	},
	{
		who: '县级领导 without charge',
		actor: { ...p.wuGang, personId: 'new', oversees: [], liaises: [] },
		sees: [],
		...none
	},
	{
		who: 'an administrator',
		actor: { ...p.xuNuo, admin: ['system', 'security', 'audit'] },
		sees: [],
		...none
	}
];

function idsOf(many: CastUnit[]): string[] {
	return many.map(({ id }) => id);
}
