import type { LevelWords } from './level-words.ts';

export const unitFunctions = [
	'office',
	'office-host',
	'department',
	'township',
	'village',
	'supervision',
	'leadership'
] as const;
export type UnitFunction = (typeof unitFunctions)[number];
export function unitFunctionNames({ departments }: LevelWords): Record<UnitFunction, string> {
	return {
		office: '领导小组办公室',
		'office-host': '办公室所在单位',
		department: departments,
		township: '乡镇',
		village: '村（社区）',
		supervision: '督导',
		leadership: '县级领导'
	};
}

/** What a unit of the county itself may be; townships and villages are known by their level. */
export const cityUnitFunctions = unitFunctions.filter((f) => f !== 'township' && f !== 'village');

/** Kinds of city units as files name them, in words; other kinds are shown as they are written. */
export const unitKindNames: Record<string, string> = {
	'leading-group office': '领导小组办公室',
	'government department': '政府部门',
	'party organ': '党委部门',
	'party and supervision organ': '纪检监察机关',
	"people's organisation": '群团组织',
	'public institution': '事业单位',
	enterprise: '企业',
	'branch of the prefecture': '上级驻本地单位'
};

export type UnitLevel = 'city' | 'department' | 'township' | 'village';

/**
 * 行政村 names as people say them: 铁李村民委员会 → 铁李村, 东街社区居民委员会 → 东街社区 (domain §3).
 * Anything else stays as it is: 市卫生健康委员会 is a department.
 */
export function displayName(name: string): string {
	const committee = /(村民委员会|居民委员会|村委会|居委会)$/.exec(name)?.[0];
	if (!committee || committee === name) return name;
	const bare = name.slice(0, -committee.length);
	return /(村|社区)$/.test(bare) ? bare : bare + (committee.startsWith('居') ? '社区' : '村');
}
