import type { Actor, Role } from '#lib/ledger/actor.ts';
import type { UnitFunction, UnitLevel } from '#lib/ledger/roster/units.ts';

/**
 * 安和县: one small county everybody knows. 柳河镇 has enough people, 石桥乡 only two; 农业农村局 leads finding 1,
 * 水利局 finding 2, nobody finding 3; 纪委监委 supervises and owns rows; 东湾村 has its own accounts, 下庄村 none.
 */
export const countyId = 'anhe';

export interface CastUnit {
	id: string;
	code: string;
	parentId: string | null;
	path: string;
	level: UnitLevel;
	name: string;
	shortName: string;
	functions: UnitFunction[];
}

function unit(
	id: string,
	parent: CastUnit | null,
	level: UnitLevel,
	[name, shortName]: [string, string],
	...functions: UnitFunction[]
): CastUnit {
	const path = `${parent?.path ?? '/'}${id}/`;
	return { id, code: id, parentId: parent?.id ?? null, path, level, name, shortName, functions };
}

const county = unit('anhe', null, 'city', ['安和县', '安和县']);
const office = unit(
	'office',
	county,
	'department',
	['县领导小组办公室', '领导小组办公室'],
	'office'
);
const farming = unit('farming', county, 'department', ['县农业农村局', '农业农村局'], 'department');
const water = unit('water', county, 'department', ['县水利局', '水利局'], 'department');
const discipline = unit(
	'discipline',
	county,
	'department',
	['县纪委监委', '纪委监委'],
	'department',
	'supervision'
);
const leadership = unit('leadership', county, 'department', ['县领导', '县领导'], 'leadership');
const machine = unit('machine', county, 'department', ['系统管理', '系统管理']);
const liuhe = unit('liuhe', county, 'township', ['柳河镇', '柳河镇'], 'township');
const shiqiao = unit('shiqiao', county, 'township', ['石桥乡', '石桥乡'], 'township');
const dongwan = unit('dongwan', liuhe, 'village', ['东湾村民委员会', '东湾村'], 'village');
const xiling = unit('xiling', liuhe, 'village', ['西岭村民委员会', '西岭村'], 'village');
const shangzhuang = unit('shangzhuang', shiqiao, 'village', ['上庄村委会', '上庄村'], 'village');
const xiazhuang = unit('xiazhuang', shiqiao, 'village', ['下庄村委会', '下庄村'], 'village');

export const units = {
	county,
	office,
	farming,
	water,
	discipline,
	leadership,
	machine,
	liuhe,
	shiqiao,
	dongwan,
	xiling,
	shangzhuang,
	xiazhuang
};

function person(
	personId: string,
	name: string,
	of: CastUnit,
	role: Role,
	more: Partial<Actor> = {}
): Actor {
	return {
		personId,
		name,
		countyId,
		unitId: of.id,
		unitName: of.shortName,
		unitPath: of.path,
		unitLevel: of.level,
		functions: of.functions,
		role,
		substitute: false,
		admin: [],
		oversees: [],
		liaises: [],
		...more
	};
}

export const people = {
	chenJing: person('chenJing', '陈静', office, 'clerk'),
	hePing: person('hePing', '何平', office, 'clerk'),
	zhouMing: person('zhouMing', '周明', office, 'head'),
	linTao: person('linTao', '林涛', farming, 'clerk'),
	tangYun: person('tangYun', '唐云', farming, 'head'),
	luJia: person('luJia', '陆佳', water, 'clerk'),
	guoHai: person('guoHai', '郭海', water, 'head'),
	hanBing: person('hanBing', '韩冰', discipline, 'clerk'),
	weiZheng: person('weiZheng', '魏正', discipline, 'head'),
	wuGang: person('wuGang', '吴刚', leadership, 'leader', {
		oversees: ['farming'],
		liaises: ['liuhe']
	}),
	xuNuo: person('xuNuo', '许诺', machine, 'clerk', { admin: ['system'] }),
	liWen: person('liWen', '李文', liuhe, 'clerk'),
	zhaoMin: person('zhaoMin', '赵敏', liuhe, 'clerk', { substitute: true }),
	wangFang: person('wangFang', '王芳', liuhe, 'head'),
	sunQiang: person('sunQiang', '孙强', shiqiao, 'clerk'),
	qianLi: person('qianLi', '钱丽', shiqiao, 'head'),
	zhengHao: person('zhengHao', '郑浩', dongwan, 'clerk'),
	fengChun: person('fengChun', '冯春', dongwan, 'head'),
	jiangBo: person('jiangBo', '蒋波', xiling, 'clerk'),
	shenJun: person('shenJun', '沈军', shangzhuang, 'clerk')
};
export type PersonKey = keyof typeof people;

export const campaign = {
	id: 'mirror-2022',
	name: '2021年度考核评估反馈问题对照整改',
	startOn: '2022-06-02',
	ledgersDueOn: '2022-07-05',
	endOn: '2022-07-31'
};

export const findings = {
	monitoring: {
		id: 'f1',
		number: '1',
		title: '防止返贫动态监测工作存在不足',
		leadUnitId: 'farming' as string | null,
		key: false,
		facetIds: ['f1-1', 'f1-2'],
		measureIds: ['m1-1', 'm1-2', 'm1-3']
	},
	construction: {
		id: 'f2',
		number: '2',
		title: '乡村建设仍存在短板',
		leadUnitId: 'water' as string | null,
		key: true,
		facetIds: ['f2-1'],
		measureIds: ['m2-1', 'm2-2']
	},
	publicity: {
		id: 'f3',
		number: '3',
		title: '政策宣传不深入',
		leadUnitId: null as string | null,
		key: false,
		facetIds: [] as string[],
		measureIds: ['m3-1']
	}
};
export type CastFinding = (typeof findings)[keyof typeof findings];
