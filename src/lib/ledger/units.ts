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
export const unitFunctionNames: Record<UnitFunction, string> = {
	office: '领导小组办公室',
	'office-host': '办公室所在单位',
	department: '市直单位',
	township: '乡镇',
	village: '村（社区）',
	supervision: '督导',
	leadership: '县级领导'
};

export type UnitLevel = 'city' | 'department' | 'township' | 'village';

/** A place in the tree of units; `path` is `/code/code/`, so a subtree is one range of text. */
export interface UnitPlace {
	id: string;
	path: string;
	level: UnitLevel;
	functions: UnitFunction[];
}

/** Whether `path` lies at or under `scope`; both end in a slash, so /1/2/ never holds /1/23/. */
export function within(path: string, scope: string): boolean {
	return path.startsWith(scope);
}

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
