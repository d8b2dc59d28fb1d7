import { readCsv, type CsvProblem, type CsvRow } from '#lib/exchange/csv/csv.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import {
	cityUnitFunctions,
	unitFunctionNames,
	type UnitFunction
} from '#lib/ledger/roster/units.ts';
import { aliasHint, readAlias, type DatedName } from './aliases.ts';
import { doubledCodes, type RosterFile } from './file.ts';

const columns = ['code', 'name', 'kind', 'functions', 'aliases'] as const;

/**
 * Reads the list of a county's own units, `code,name,kind,functions,aliases` (functions and aliases
 * separated by `;`, an alias with its time in brackets). Refused whole, each problem with its line.
 */
export function readCityFile(bytes: Uint8Array, countyCode: string, words: LevelWords): RosterFile {
	const reading = readCsv(bytes, columns);
	if (!reading.ok) return reading;
	const problems = [
		...doubledCodes(reading.rows),
		...reading.rows.flatMap((row) => unitProblems(row, words)),
		...officeProblems(reading.rows)
	].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	if (problems.length > 0) return { ok: false, problems };
	return {
		ok: true,
		notes: reading.notes,
		units: reading.rows.map(({ line, cells }) => ({
			line,
			code: cells.code ?? '',
			parentCode: countyCode,
			level: 'department',
			name: cells.name ?? '',
			kind: cells.kind ?? '',
			functions: parts(cells.functions) as UnitFunction[],
			aliases: parts(cells.aliases)
				.map(readAlias)
				.filter((alias): alias is DatedName => !!alias)
		}))
	};
}

function unitProblems({ line, cells }: CsvRow, words: LevelWords): CsvProblem[] {
	const problems: CsvProblem[] = [];
	const add = (message: string) => problems.push({ line, message });
	if (!cells.name) add(`代码 ${cells.code ?? ''} 没有名称：请补上。`);
	const names = unitFunctionNames(words);
	const known = cityUnitFunctions.map((f) => `${f}（${names[f]}）`).join('、');
	const functions = parts(cells.functions);
	if (functions.length === 0)
		add(`没有写职能：请在 functions 一列填 ${known} 中的一个或几个，用英文分号隔开。`);
	for (const name of functions)
		if (!(cityUnitFunctions as readonly string[]).includes(name))
			add(`职能“${name}”不认识：只能是 ${known}。`);
	for (const alias of parts(cells.aliases))
		if (!readAlias(alias)) add(`别名“${alias}”看不懂：${aliasHint}`);
	return problems;
}

function officeProblems(rows: CsvRow[]): CsvProblem[] {
	const offices = rows.filter((row) => parts(row.cells.functions).includes('office'));
	return offices.slice(1).map(({ line }) => ({
		line,
		message: `领导小组办公室只能有一个，第 ${offices[0]?.line ?? 0} 行已有：请去掉其中一行的 office。`
	}));
}

function parts(cell = ''): string[] {
	return cell
		.split(/[;；]/)
		.map((part) => part.trim())
		.filter(Boolean);
}
