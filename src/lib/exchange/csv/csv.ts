import { decodeCsv } from './text.ts';

export interface CsvRow {
	/** Line of the file the row begins on, counted from 1. */
	line: number;
	/** Cells by column name, without blanks around them. */
	cells: Record<string, string>;
}

/** What is wrong with a file, where, and how to mend it; `line` is null for the file as a whole. */
export interface CsvProblem {
	line: number | null;
	message: string;
}

export type CsvReading =
	{ ok: true; rows: CsvRow[]; notes: string[] } | { ok: false; problems: CsvProblem[] };

/**
 * Reads a CSV file with a header line (RFC 4180; UTF-8, else GB18030). Refused whole when any place is
 * not understood.
 * @param columns names that the header must hold; the order is free, other columns are refused
 */
export function readCsv(bytes: Uint8Array, columns: readonly string[]): CsvReading {
	if (bytes.length > mostBytes)
		return refused([
			{
				line: null,
				message: '文件超过 1 MB，不像是名册：请只留要导入的列和行，或者分几个文件导入。'
			}
		]);
	const decoded = decodeCsv(bytes);
	if ('problems' in decoded) return { ok: false, problems: decoded.problems };
	const { records, problems } = splitLines(decoded.text);
	if (records.length > mostRows)
		return refused([{ line: null, message: `文件超过 ${mostRows} 行，请分几个文件导入。` }]);
	const header = records[0]?.cells.map((cell) => cell.trim()) ?? [];
	if (records.length === 0)
		return refused([{ line: null, message: '文件是空的，请重新选择文件。' }]);
	problems.push(...headerProblems(header, columns, records[0]?.line ?? 1));
	if (problems.length > 0) return refused(problems);
	const body = records.slice(1);
	if (body.length === 0)
		return refused([{ line: 1, message: '只有表头，没有数据行：请把各行填上再导入。' }]);
	for (const { line, cells } of body)
		if (cells.length !== header.length)
			problems.push({
				line,
				message: `这一行有 ${cells.length} 列，表头有 ${header.length} 列：请检查是否多了或少了逗号；内容里有逗号的，要用英文双引号括起来。`
			});
	if (problems.length > 0) return refused(problems);
	const rows = body.map(({ line, cells }) => ({
		line,
		cells: Object.fromEntries(header.map((name, i) => [name, (cells[i] ?? '').trim()]))
	}));
	return { ok: true, rows, notes: decoded.notes };
}

/** A county of 626 villages takes 40 KB. */
const mostBytes = 1024 * 1024;
const mostRows = 20_000;
const longestCell = 2000;

function refused(problems: CsvProblem[]): CsvReading {
	return { ok: false, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function headerProblems(header: string[], columns: readonly string[], line: number): CsvProblem[] {
	const wanted = `表头应为：${columns.join(',')}`;
	const missing = columns.filter((column) => !header.includes(column));
	const strange = header.filter((name) => !columns.includes(name));
	const doubled = header.filter((name, i) => columns.includes(name) && header.indexOf(name) !== i);
	const say = (what: string, names: string[]) =>
		names.length > 0 ? [{ line, message: `${what}：${someOf(names)}。${wanted}。` }] : [];
	return [
		...say('缺少列', missing),
		...say(
			'有不认识的列',
			strange.map((name) => name || '（空）')
		),
		...say('列重复', doubled)
	];
}

/** Ten names, each as far as it can be read: a file that is none has a hundred thousand. */
function someOf(names: string[]): string {
	const told = names.slice(0, 10).map((name) => name.slice(0, 30));
	return told.join('、') + (names.length > told.length ? ` 等 ${names.length} 个` : '');
}

interface CsvLine {
	line: number;
	cells: string[];
}

/** Cuts text into records; lines that are wholly empty are passed over. */
function splitLines(text: string): { records: CsvLine[]; problems: CsvProblem[] } {
	const records: CsvLine[] = [];
	const problems: CsvProblem[] = [];
	let line = 1;
	let at = 0;
	while (at < text.length && records.length <= mostRows && problems.length <= mostRows) {
		const record: CsvLine = { line, cells: [] };
		for (;;) {
			const cell = readCell(text, at, line);
			if (cell.problem) problems.push({ line, message: cell.problem });
			if (cell.value.length > longestCell)
				problems.push({
					line,
					message: `有一格有 ${cell.value.length} 个字，最多 ${longestCell} 个字：请改短，或检查双引号是否配对。`
				});
			record.cells.push(cell.value);
			line += cell.lines;
			at = cell.end;
			if (text[at] !== ',') break;
			at += 1;
		}
		if (text[at] === '\r') at += 1;
		if (text[at] === '\n') at += 1;
		line += 1;
		if (record.cells.length > 1 || record.cells[0] !== '') records.push(record);
	}
	return { records, problems };
}

interface Cell {
	value: string;
	/** Index of the comma or line end after the cell. */
	end: number;
	/** Line ends inside the cell. */
	lines: number;
	problem?: string;
}

function readCell(text: string, start: number, line: number): Cell {
	if (text[start] !== '"') {
		const end = endOfCell(text, start);
		const value = text.slice(start, end);
		const problem = value.includes('"')
			? '双引号出现在内容中间：请把整个单元格用英文双引号括起来，里面的双引号写两遍。'
			: undefined;
		return { value, end, lines: 0, problem };
	}
	let close = start + 1;
	while (close < text.length) {
		if (text[close] !== '"') close += 1;
		else if (text[close + 1] === '"') close += 2;
		else break;
	}
	const value = text.slice(start + 1, close).replaceAll('""', '"');
	const lines = value.split('\n').length - 1;
	if (close >= text.length)
		return {
			value,
			end: text.length,
			lines,
			problem: `第 ${line} 行的双引号没有配对：请补上后一个英文双引号。`
		};
	const end = endOfCell(text, close + 1);
	const problem =
		end > close + 1 ? '双引号后面还有文字：请把整个单元格放进一对英文双引号里。' : undefined;
	return { value, end, lines, problem };
}

function endOfCell(text: string, from: number): number {
	let end = from;
	while (end < text.length && !',\n\r'.includes(text[end] ?? '')) end += 1;
	return end;
}
