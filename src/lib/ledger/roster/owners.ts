import type { Day } from '#lib/ledger/day.ts';
import { findByName, type NameMatch } from './owner-names.ts';
import { readWording } from './owner-wording.ts';
import type { UnitFunction, UnitLevel } from './units.ts';

/** Who is to rectify a finding, as the notice words it. */
export interface OwnerExpression {
	name: string;
	wording: string;
	group: boolean;
	/** How many units the notice counts here; null when it gives no number. */
	expected: number | null;
}

/** A unit that may own findings; merged units stand here only as former names of the unit that took them in. */
export interface OwnerUnit {
	id: string;
	name: string;
	shortName: string;
	level: UnitLevel;
	functions: UnitFunction[];
	/** Display name of the township a village lies in. */
	township?: string | null;
	aliases: { name: string; validFrom: Day | null; validTo: Day | null }[];
}

interface OwnerGroup {
	id: string;
	name: string;
	members: string[];
	confirmed: boolean;
}

export interface OwnerRoster {
	units: OwnerUnit[];
	groups: OwnerGroup[];
}

export interface OwnerResolution {
	kind: 'unit' | 'townships' | 'group' | 'manual' | 'unknown';
	/** Ids of units, in the order of the roster. */
	units: string[];
	groupId?: string;
	/** The group's members were not confirmed by the office: shown, but left out of a dispatch. */
	pending?: boolean;
	/** What a person has to look at, in words. */
	problem?: string;
}

/**
 * The units an owner expression stands for (domain §3, “Unit expressions”). Nothing is guessed silently:
 * what was not understood, is ambiguous, or does not give the expected number comes with a problem.
 * @param onDay the day of the notice: names of units have dates
 * @param named ids of units that other expressions of the same finding name, for “其他15个乡镇”
 */
export function resolveOwners(
	expression: OwnerExpression,
	roster: OwnerRoster,
	onDay: Day,
	named: string[] = []
): OwnerResolution {
	const text = tidy(expression.name);
	const match = findByName(text, roster.units, onDay);
	if (match.units.length === 1) return { kind: 'unit', units: match.units.map((unit) => unit.id) };
	const group = groupNamed(text, roster.groups);
	if (group) return ofGroup(group, text, roster, expression.expected);
	const wording = readWording(text);
	const expected = expression.expected ?? wording.count;
	switch (wording.kind) {
		case 'townships':
			return counted('townships', townships(roster), expected);
		case 'otherTownships':
			return counted(
				'townships',
				townships(roster).filter((id) => !named.includes(id)),
				expected
			);
		case 'manual':
			return { kind: 'manual', units: [], problem: wording.problem };
		case 'unknown':
			return { kind: 'unknown', units: [], problem: whyUnknown(expression.name, match) };
	}
}

function townships(roster: OwnerRoster): string[] {
	return roster.units.filter((unit) => unit.level === 'township').map((unit) => unit.id);
}

function counted(
	kind: OwnerResolution['kind'],
	units: string[],
	expected: number | null
): OwnerResolution {
	if (units.length === 0) return { kind, units, problem: '名册里没有相应的单位，请先导入名册。' };
	if (expected === null || expected === units.length) return { kind, units };
	return { kind, units, problem: `应${expected}，实际${units.length}，请核对。` };
}

/** The group an expression names: by its whole name, or as the only group of 成员单位. */
function groupNamed(text: string, groups: OwnerGroup[]): OwnerGroup | undefined {
	const plain = bare(text);
	const exact = groups.find((group) => bare(group.name) === plain);
	if (exact || !plain.endsWith('成员单位') || /相关|有关|部分/.test(plain)) return exact;
	const memberGroups = groups.filter((group) => group.name.endsWith('成员单位'));
	return memberGroups.length === 1 ? memberGroups[0] : undefined;
}

function bare(name: string): string {
	return tidy(name).replace(/各(?=成员单位)/, '');
}

function ofGroup(
	group: OwnerGroup,
	text: string,
	roster: OwnerRoster,
	expected: number | null
): OwnerResolution {
	const units = roster.units.filter((u) => group.members.includes(u.id)).map((u) => u.id);
	const problems: string[] = [];
	if (!text.includes('成员单位') || !describes(text, group.name))
		problems.push(`“${text}”按“${group.name}”理解，请核对。`);
	if (units.length === 0) problems.push(`“${group.name}”还没有成员，请先到“单位组”里补上。`);
	else if (expected !== null && expected !== units.length)
		problems.push(`应${expected}，实际${units.length}，请核对。`);
	if (!group.confirmed) problems.push(`“${group.name}”名单待核实，核实前不交办。`);
	return {
		kind: 'group',
		units,
		groupId: group.id,
		...(group.confirmed ? {} : { pending: true }),
		...(problems.length > 0 ? { problem: problems.join('') } : {})
	};
}

/** 市巩固拓展脱贫攻坚成果领导小组成员单位 and 各成员单位 describe 领导小组成员单位; another body's members do not. */
function describes(text: string, groupName: string): boolean {
	const [a, b] = [bare(text), bare(groupName)];
	return a === b || b.endsWith(a) || (a.endsWith(b) && /巩固|乡村振兴|衔接/.test(a));
}

function whyUnknown(name: string, match: NameMatch): string {
	if (match.units.length > 1)
		return `“${name}”有 ${match.units.length} 个同名单位（${match.units
			.map((unit) => (unit.township ?? '') + unit.shortName)
			.join('、')}），请手工选择。`;
	if (match.dated)
		return `“${name}”在这一天不是在用的名称（${match.dated.unit.shortName}的${match.dated.words}名称），请核对后手工选择。`;
	return `名册里没有“${name}”：请手工选择，或在“单位”里补上这个单位或它的别名。`;
}

function tidy(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\s*]/g, '')
		.replace(/[。;,.、:]+$/, '');
}
