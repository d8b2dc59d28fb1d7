import { createHash } from 'node:crypto';
import type { CsvProblem } from '#lib/exchange/csv/csv.ts';
import { levelWords } from '#lib/ledger/roster/level-words.ts';
import { displayName, unitFunctionNames, type UnitFunction } from '#lib/ledger/roster/units.ts';
import type { UnitLevel } from '#lib/ledger/roster/units.ts';
import { writeAlias, type DatedName } from './aliases.ts';
import type { WantedUnit } from './file.ts';

/** A unit as the store has it. */
export interface KnownUnit {
	id: string;
	code: string;
	parentCode: string | null;
	level: UnitLevel;
	name: string;
	kind: string;
	functions: UnitFunction[];
	aliases: DatedName[];
	mergedIntoId: string | null;
	version: number;
}

/** What a file would change. Units that it does not name stay as they are: missing is no deletion. */
export interface RosterChanges {
	added: WantedUnit[];
	renamed: { unit: KnownUnit; to: string }[];
	altered: { unit: KnownUnit; wanted: WantedUnit; newAliases: DatedName[]; what: string }[];
	missing: KnownUnit[];
	unchanged: number;
}

/**
 * Compares a file with the roster.
 * @returns the changes, or why the file does not fit this roster, by line
 */
export function compareRoster(
	known: KnownUnit[],
	wanted: WantedUnit[]
): RosterChanges | { problems: CsvProblem[] } {
	const byCode = new Map(known.map((unit) => [unit.code, unit]));
	const problems = [
		...wanted.flatMap((unit) => misfits(unit, byCode.get(unit.code))),
		...secondOffice(known, wanted),
		...lostOffice(known, wanted)
	];
	if (problems.length > 0) return { problems };
	const changes: RosterChanges = { added: [], renamed: [], altered: [], missing: [], unchanged: 0 };
	const county = known.find(({ level }) => level === 'city');
	const names = unitFunctionNames(levelWords(county?.name ?? ''));
	for (const unit of wanted) {
		const before = byCode.get(unit.code);
		if (!before) changes.added.push(unit);
		else if (before.mergedIntoId) changes.unchanged += 1;
		else compareOne(before, unit, changes, names);
	}
	const codes = new Set(wanted.map((unit) => unit.code));
	const levels = new Set(wanted.map((unit) => unit.level));
	changes.missing = known.filter(
		(unit) => levels.has(unit.level) && !codes.has(unit.code) && !unit.mergedIntoId
	);
	return changes;
}

/** Tells one set of changes from another, so that what is applied is what was looked at. */
export function digestOf(changes: RosterChanges): string {
	const told = [
		changes.added.map((unit) => [unit.code, unit.parentCode, unit.name, unit.kind, unit.functions]),
		changes.renamed.map(({ unit, to }) => [unit.code, unit.name, to]),
		changes.altered.map(({ unit, what }) => [unit.code, unit.version, what]),
		changes.missing.map((unit) => unit.code)
	];
	return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/** True when applying would write something. */
export function changesAnything(changes: RosterChanges): boolean {
	return changes.added.length + changes.renamed.length + changes.altered.length > 0;
}

function compareOne(
	unit: KnownUnit,
	wanted: WantedUnit,
	changes: RosterChanges,
	names: Record<UnitFunction, string>
): void {
	const renamed = unit.name !== wanted.name;
	if (renamed) changes.renamed.push({ unit, to: wanted.name });
	const known = new Set(unit.aliases.map((alias) => alias.name));
	const newAliases = wanted.aliases.filter((alias) => !known.has(alias.name));
	const what = wanted.kind === null ? '' : alterations(unit, wanted, newAliases, names);
	if (what) changes.altered.push({ unit, wanted, newAliases, what });
	if (!renamed && !what) changes.unchanged += 1;
}

function alterations(
	unit: KnownUnit,
	wanted: WantedUnit,
	newAliases: DatedName[],
	names: Record<UnitFunction, string>
): string {
	const said: string[] = [];
	if (unit.kind !== wanted.kind) said.push('性质');
	const words = (functions: UnitFunction[]) =>
		[...functions]
			.sort()
			.map((f) => names[f])
			.join('、');
	if (words(unit.functions) !== words(wanted.functions))
		said.push(`职能 ${words(unit.functions) || '无'} → ${words(wanted.functions)}`);
	if (newAliases.length > 0) said.push(`别名 ${newAliases.map(writeAlias).join('、')}`);
	return said.join('；');
}

function misfits(wanted: WantedUnit, before: KnownUnit | undefined): CsvProblem[] {
	if (!before) return [];
	const { line, code } = wanted;
	if (before.level !== wanted.level)
		return [
			{ line, message: `代码 ${code} 在名册里是“${before.name}”，级别不同：请改正代码或级别。` }
		];
	if (before.parentCode === wanted.parentCode) return [];
	return [
		{
			line,
			message: `${displayName(before.name)}（${code}）在名册里的上级是 ${before.parentCode}，文件里是 ${wanted.parentCode}：导入不改隶属关系，请改正文件；确实划转的，按新代码登记后再合并。`
		}
	];
}

function secondOffice(known: KnownUnit[], wanted: WantedUnit[]): CsvProblem[] {
	const office = known.find((unit) => unit.functions.includes('office'));
	if (!office) return [];
	return wanted
		.filter((unit) => unit.functions.includes('office') && unit.code !== office.code)
		.map(({ line }) => ({
			line,
			message: `领导小组办公室已经有了（${office.name}，代码 ${office.code}）：请把这一行的代码改成 ${office.code}，或去掉 office。`
		}));
}

/** Without its office a county can neither dispatch nor sign. */
function lostOffice(known: KnownUnit[], wanted: WantedUnit[]): CsvProblem[] {
	const office = known.find((unit) => unit.functions.includes('office'));
	return wanted
		.filter((unit) => unit.code === office?.code && !unit.functions.includes('office'))
		.map(({ line, code }) => ({
			line,
			message: `代码 ${code} 是唯一的领导小组办公室，这一行没有 office：请在 functions 一列补上。`
		}));
}
