import { kindOfWord } from '#lib/notice/outline/labels.ts';
import type { Line } from '#lib/notice/outline/lines.ts';
import { readNumber } from '#lib/notice/outline/numbering.ts';
import { paragraphsOf, type Paragraph } from '#lib/notice/outline/paragraphs.ts';
import { spanOf } from '#lib/notice/outline/span.ts';

/**
 * The paragraphs of a notice with its tables rewritten as labelled text: under a head row (序号 |
 * 反馈问题 | 整改措施 | 责任单位 …) each row becomes a numbered item with 整改措施：… and so on, so that
 * one set of rules reads both. A row without number and problem goes on with the row above. Rows
 * under no such head stay plain text.
 */
export function paragraphsWithTables(lines: Line[]): Paragraph[] {
	const paragraphs: Paragraph[] = [];
	let plain: Line[] = [];
	let table: Table | null = null;
	for (const line of lines) {
		const columns: Column[] | null = line.cells ? columnsOf(line.cells) : null;
		if (columns || (table && line.cells)) {
			paragraphs.push(...paragraphsOf(plain));
			plain = [];
		}
		if (columns) table = { columns, section: '', rows: table ? table.rows : 0 };
		else if (table && line.cells) paragraphs.push(...rowOf(line, line.cells, table));
		else {
			if (line.text) table = null;
			plain.push(line);
		}
	}
	return [...paragraphs, ...paragraphsOf(plain)];
}

type Column = { use: 'number' | 'section' | 'title' | 'label' | 'none'; word: string };
type Table = { columns: Column[]; section: string; rows: number };

const NUMBER = /^(?:序号|编号|序列|项号)$/;
const SECTION = /^(?:类别|问题类别|问题类型|方面|领域|分类|类型)$/;
const TITLE =
	/^(?:反馈问题|存在问题|主要问题|问题|问题清单|问题描述|问题内容|反馈意见|具体问题|整改任务|工作任务|重点任务|任务|事项|工作内容|整改事项|反馈问题内容)$/;

/** The meaning of each column, when a row is a head row: at least a title and one more known word. */
function columnsOf(cells: string[]): Column[] | null {
	let titled = false;
	const columns = cells.map((cell): Column => {
		const word = cell.replace(/[\s（(].*$|\s/g, '');
		if (NUMBER.test(word)) return { use: 'number', word };
		if (SECTION.test(word)) return { use: 'section', word };
		if (TITLE.test(word) && !titled) {
			titled = true;
			return { use: 'title', word };
		}
		return { use: kindOfWord(word) ? 'label' : 'none', word };
	});
	const known = columns.filter(({ use }) => use !== 'none').length;
	return titled && known >= 2 && cells.every((cell) => cell.length <= 20) ? columns : null;
}

function rowOf(line: Line, cells: string[], table: Table): Paragraph[] {
	const by = (use: Column['use']) =>
		cells.filter((cell, at) => cell && table.columns[at]?.use === use).join(' ');
	const title = by('title');
	const paragraphs: Paragraph[] = [];
	const section = by('section');
	if (section && section !== table.section) {
		table.section = section;
		paragraphs.push({ span: spanOf(section, line.number), number: null, heading: true });
	}
	const said = by('number').replace(/[.．、\s]/g, '');
	if (title && (said || !table.columns.some(({ use }) => use === 'number'))) {
		table.rows++;
		const own = readNumber(title);
		const text = `${said || String(table.rows)}.${own ? title.slice(own.length) : title}`;
		paragraphs.push(paragraph(text, line.number));
	} else if (title) {
		paragraphs.push(paragraph(`具体表现：${title}`, line.number));
	}
	for (const [at, cell] of cells.entries()) {
		const column = table.columns[at];
		if (cell && column?.use === 'label')
			paragraphs.push(paragraph(`${column.word}：${cell}`, line.number));
	}
	return paragraphs;
}

function paragraph(text: string, line: number): Paragraph {
	return { span: spanOf(text, line), number: readNumber(text) };
}
