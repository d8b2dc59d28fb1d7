import { readCsv, type CsvProblem, type CsvRow } from '#lib/exchange/csv/csv.ts';
import type { UnitFunction, UnitLevel } from '#lib/ledger/roster/units.ts';
import type { DatedName } from './aliases.ts';

/** A unit as a file wants it to be. */
export interface WantedUnit {
	line: number;
	code: string;
	parentCode: string | null;
	level: UnitLevel;
	name: string;
	/** What the file says nothing about is null and stays as it is. */
	kind: string | null;
	functions: UnitFunction[];
	aliases: DatedName[];
}

export type RosterFile =
	{ ok: true; units: WantedUnit[]; notes: string[] } | { ok: false; problems: CsvProblem[] };

const columns = ['code', 'parent_code', 'level', 'name'] as const;
const levels = ['city', 'township', 'village'] as const;
type DivisionLevel = (typeof levels)[number];
const above: Record<DivisionLevel, DivisionLevel | null> = {
	city: null,
	township: 'city',
	village: 'township'
};
const words: Record<DivisionLevel, string> = {
	city: 'city（县市）',
	township: 'township（乡镇、街道）',
	village: 'village（村、社区）'
};

/**
 * Reads the list of a county's divisions, `code,parent_code,level,name`. The file is refused whole, each
 * problem with its line, when a parent is unknown, a code stands twice, a level is wrong, a name is empty.
 */
export function readRosterFile(bytes: Uint8Array, countyCode: string): RosterFile {
	const reading = readCsv(bytes, columns);
	if (!reading.ok) return reading;
	const byCode = new Map(reading.rows.map((row) => [row.cells.code ?? '', row]));
	const problems = [
		...doubledCodes(reading.rows),
		...reading.rows.flatMap((row) => divisionProblems(row, byCode)),
		...cityProblems(reading.rows, countyCode)
	].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	if (problems.length > 0) return { ok: false, problems };
	return { ok: true, units: reading.rows.map(asUnit), notes: reading.notes };
}

/** Codes are unique in a file, and go into paths: letters, digits and hyphens only. */
export function doubledCodes(rows: CsvRow[]): CsvProblem[] {
	const first = new Map<string, number>();
	return rows.flatMap(({ line, cells: { code = '' } }) => {
		if (!/^[0-9A-Za-z-]+$/.test(code))
			return [{ line, message: `代码“${code}”不对：不能为空，只能用数字、字母和短横线，请改正。` }];
		const before = first.get(code);
		if (before === undefined) first.set(code, line);
		return before === undefined
			? []
			: [{ line, message: `代码 ${code} 与第 ${before} 行重复：请改正其中一行。` }];
	});
}

function divisionProblems(row: CsvRow, byCode: Map<string, CsvRow>): CsvProblem[] {
	const { code = '', name = '', parent_code: parentCode = '', level = '' } = row.cells;
	const problem = (message: string) => ({ line: row.line, message });
	const problems: CsvProblem[] = [];
	if (!name) problems.push(problem(`代码 ${code} 没有名称：请补上。`));
	if (!isLevel(level))
		return [
			...problems,
			problem(`级别“${level}”不认识：只能是 ${levels.map((l) => words[l]).join('、')}。`)
		];
	const parent = byCode.get(parentCode);
	const wanted = above[level];
	if (wanted === null) {
		if (parentCode) problems.push(problem('city（县市）一行是最上级，parent_code 应空着。'));
	} else if (!parent)
		problems.push(
			problem(
				parentCode
					? `上级代码 ${parentCode} 在文件里没有：请补上上级那一行，或改正代码。`
					: `没有写上级代码：${words[level]}的上级应是 ${words[wanted]}。`
			)
		);
	else if (isInCircle(code, byCode))
		problems.push(problem(`代码 ${code} 绕一圈成了自己的上级：请改正 parent_code。`));
	else if (parent.cells.level !== wanted)
		problems.push(
			problem(
				`级别不对：${words[level]}的上级应是 ${words[wanted]}，第 ${parent.line} 行的 ${parentCode} 是 ${parent.cells.level}。`
			)
		);
	return problems;
}

function isInCircle(code: string, byCode: Map<string, CsvRow>): boolean {
	const seen = new Set<string>();
	for (let at = code; at && !seen.has(at); at = byCode.get(at)?.cells.parent_code ?? '') {
		seen.add(at);
		if (byCode.get(at)?.cells.parent_code === code) return true;
	}
	return false;
}

function cityProblems(rows: CsvRow[], countyCode: string): CsvProblem[] {
	const cities = rows.filter((row) => row.cells.level === 'city');
	if (cities.length === 0)
		return [
			{ line: null, message: `缺少 city（县市）一行：请加上 ${countyCode},,city,本县（市）名称。` }
		];
	return cities.flatMap(({ line, cells: { code = '' } }, i) =>
		i > 0
			? [{ line, message: 'city（县市）只能有一行：请删去多余的。' }]
			: code === countyCode
				? []
				: [
						{
							line,
							message: `这是 ${code} 的名册，本县（市）的代码是 ${countyCode}：请换一个文件。`
						}
					]
	);
}

function asUnit({ line, cells }: CsvRow): WantedUnit {
	const { code = '', parent_code: parentCode = '', name = '', level = '' } = cells;
	return {
		line,
		code,
		parentCode: parentCode || null,
		level: level as DivisionLevel,
		name,
		kind: null,
		functions: level === 'township' || level === 'village' ? [level] : [],
		aliases: []
	};
}

function isLevel(level: string): level is DivisionLevel {
	return (levels as readonly string[]).includes(level);
}
