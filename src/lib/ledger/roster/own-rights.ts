import { adminRoleNames, type Actor } from '#lib/ledger/actor.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { UnitFunction, UnitLevel } from './units.ts';

const { system, security } = adminRoleNames;
const toSystem = `请另一位${system}办理。没有另一位的，请${security}先授予另一个人。`;
const toSecurity = `请另一位${security}办理。没有另一位的，请先授予另一个人，由他来办。`;
const toOffice = `请办公室的另一个人或另一位${system}办理。`;

/** What changes where somebody belongs or what they may do: what it is called, and who does it for them. */
export const rightsActs = {
	move: ['调动单位', toSystem],
	disable: ['停用和恢复账号', toSystem],
	role: ['改变岗位', toSecurity],
	admin: ['授予和收回管理员', toSecurity],
	unlock: ['解锁账号', `${toSecurity}15 分钟以后也会自动解锁。`],
	password: [
		'重置密码',
		'请打开“我的账号”，点“修改密码”自己换；忘了现在的密码，请另一位管理员重置。'
	],
	substitute: ['指定代签人', toOffice],
	charges: ['设定分管和分包', toOffice],
	functions: ['改变自己单位的职能', toSystem],
	merge: ['合并自己的单位或自己分管、分包的单位（所辖的村在内）', toSystem]
} as const satisfies Record<string, readonly [what: string, byWhom: string]>;
export type RightsAct = keyof typeof rightsActs;

/** The rule, in the words of a page and of docs/permissions.md. */
export const ownRightsRule = '自己的单位、岗位和权限由别人改，谁也不给自己改';

/** An act upon a person: refused to that person, whatever their office. */
export function onOneself(
	actor: Pick<Actor, 'personId'>,
	personId: string,
	act: RightsAct
): Refusal | null {
	return personId === actor.personId ? byAnother(act) : null;
}

/** What a unit may do its people may do: its functions are given by somebody who is not of it. */
export function onOwnFunctions(
	actor: Pick<Actor, 'unitId'>,
	unit: { id: string; functions: readonly UnitFunction[] },
	wanted: readonly UnitFunction[]
): Refusal | null {
	const same = new Set(wanted).symmetricDifference(new Set(unit.functions)).size === 0;
	return same || unit.id !== actor.unitId ? null : byAnother('functions', 'functions');
}

/** One of the units of a merge; a village belongs to the township above it. */
type Merged = { id: string; level: UnitLevel; parentId: string | null };

/**
 * A merge moves the people of one unit, gives those of the other its rows, and whoever is in charge of either, or of
 * the township of either, gets what was the other's: somebody else does it.
 */
export function onOwnMerge(
	actor: Pick<Actor, 'unitId' | 'oversees' | 'liaises'>,
	...merged: Merged[]
): Refusal | null {
	const own = [actor.unitId, ...actor.oversees, ...actor.liaises];
	const touched = merged.some(
		({ id, level, parentId }) =>
			own.includes(id) || (level === 'village' && own.includes(parentId ?? ''))
	);
	return touched ? byAnother('merge', 'into') : null;
}

function byAnother(act: RightsAct, field?: string): Refusal {
	const [what, byWhom] = rightsActs[act];
	return refuse('self', `${ownRightsRule}：${what}，${byWhom}`, field);
}
