import type { Actor, Role } from '#lib/ledger/actor.ts';
import { scopeOf, type Clause } from '#lib/ledger/permissions.ts';
import type { Level } from '#lib/ledger/row.ts';
import type { UnitFunction } from '#lib/ledger/roster/units.ts';
import { fieldWords } from './words.ts';

/** Kinds of people, each with a person of the kind; ids are the words that stand in the table. */
export const readers: { who: string; actor: Actor }[] = [
	kind('领导小组办公室人员', 'clerk', ['office']),
	kind('督导单位人员（纪委监委、组织部等）', 'clerk', ['department', 'supervision']),
	kind('部门人员', 'clerk', ['department']),
	kind('部门负责人，另分管单位、分包乡镇的', 'head', ['department'], true),
	kind('乡镇人员', 'clerk', ['township']),
	kind('村（社区）人员', 'clerk', ['village']),
	kind('县级领导', 'leader', ['leadership'], true),
	kind('县级领导，没有分管分包的', 'leader', ['leadership']),
	kind('只任管理员、单位不办理条目的', 'clerk', [])
];

const levelNames: Record<Level, string> = {
	city: '县（市、区）级',
	department: '部门',
	township: '乡镇',
	village: '村'
};

/** What a person sees, in words. */
export function sightOf(actor: Actor): string {
	const scope = scopeOf(actor);
	if (scope.all) return '全部';
	return scope.any.map(clauseInWords).join('；') || '没有';
}

function clauseInWords({ field, ids, levels }: Clause): string {
	const only = levels ? `，限${levels.map((level) => levelNames[level]).join('、')}条目` : '';
	return `${fieldWords[field]}是${ids.join('、')}${only}`;
}

function kind(who: string, role: Role, functions: UnitFunction[], charges = false) {
	const actor: Actor = {
		personId: '',
		name: who,
		countyId: '',
		unitId: '本单位',
		unitName: '',
		unitPath: '',
		unitLevel: 'department' as const,
		functions,
		role,
		substitute: false,
		admin: [],
		oversees: charges ? ['分管单位'] : [],
		liaises: charges ? ['分包乡镇'] : [],
		...(functions.length > 0 && role !== 'leader' ? { succeeds: ['并入本单位的单位'] } : {})
	};
	return { who, actor };
}
