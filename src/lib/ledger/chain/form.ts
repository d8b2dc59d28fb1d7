import { stepUnitNames, type ChainStep, type StepUnit } from './chain.ts';
import type { Level } from '#lib/ledger/row.ts';
import type { Option } from '#lib/ledger/command/option.ts';

/** More steps than this nobody signs in time. */
export const mostSteps = 4;

/**
 * Who may sign at a level, as a form offers it: nobody judges a row of their own unit, a township only its villages'
 * rows, and a row of the city has only the office above it. Whoever signs has to see the row (permissions.ts): a lead
 * unit sees rows of townships and of the city, a sector department any row that names it, as 政策落实 problems do.
 */
export function stepChoices(level: Level): Option[] {
	return unitsAt[level].flatMap((unit) =>
		roles.flatMap((role): Option[] => [
			...(unit === 'sector' && !leadSees(level) ? [] : [choice({ unit, role })]),
			...(unit === 'sector' ? [choice({ unit, role, only: 'policy' })] : [])
		])
	);
}

/** A step as one word of a form: sector.clerk.policy. */
export function wordOf({ unit, role, only }: ChainStep): string {
	return [unit, role, only].filter(Boolean).join('.');
}

/** The steps that words of a form name; null when one names none at this level. */
export function stepsIn(level: Level, words: string[]): ChainStep[] | null {
	const known = new Set(stepChoices(level).map(({ value }) => value));
	if (!words.every((word) => known.has(word))) return null;
	return words.map((word) => {
		const [unit, role, only] = word.split('.') as [StepUnit, ChainStep['role'], 'policy'?];
		return only ? { unit, role, only } : { unit, role };
	});
}

/** Why these steps are no chain for a level, in words; null when they are (domain §5, Chain). */
export function chainFault(level: Level, words: string[]): string | null {
	const steps = stepsIn(level, words);
	if (words.length === 0) return '审核流程至少要有一步：请至少选一步，最后一步是审定。';
	if (words.length > mostSteps) return `审核流程最多 ${mostSteps} 步，请去掉几步。`;
	if (!steps) return `审核流程里有不能由它签的单位：这一级的条目只能由${unitsIn(level)}签。`;
	const people = steps.map(({ unit, role }) => `${unit}.${role}`);
	if (new Set(people).size < people.length) return '同一个人不能签两步，请去掉重复的一步。';
	if (steps.at(-1)?.only)
		return '最后一步是审定，不能只限政策落实问题：请在它后面加一步，或者改为全部问题。';
	return null;
}

/** 经办 or 负责人, and of which problems only. */
export function stepNote({ role, only }: ChainStep): string {
	return roleNames[role] + (only ? '，仅政策落实' : '');
}

const roles = ['clerk', 'head'] as const;
const roleNames = { clerk: '经办', head: '负责人' };
const unitsAt: Record<Level, StepUnit[]> = {
	village: ['township', 'sector', 'office'],
	township: ['leadUnit', 'sector', 'office'],
	department: ['sector', 'office'],
	city: ['office']
};

function leadSees(level: Level): boolean {
	return level === 'township' || level === 'city';
}

function unitsIn(level: Level): string {
	return unitsAt[level].map((unit) => stepUnitNames[unit]).join('、');
}

function choice(step: ChainStep): Option {
	const only = step.only ? '（仅政策落实问题）' : '';
	return { value: wordOf(step), label: stepUnitNames[step.unit] + roleNames[step.role] + only };
}
