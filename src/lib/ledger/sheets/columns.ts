import { mmFor, printableWidth, type Paper } from './paper-size.ts';
import { refuse, refuseFields, type Refusal } from '#lib/ledger/refusal.ts';

/** The forms of domain §7; `running` is the 推进台账 of a department. */
export const templateKeys = ['city', 'township', 'village', 'department', 'running'] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** A column of a form as the office set it; its place in the list is its place on paper. */
export interface ColumnSetting {
	key: string;
	title: string;
	/** Millimetres. */
	width: number;
	shown: boolean;
}

/** `data.form` of /campaigns/[id]/forms/[template]. */
export interface TemplateView {
	template: TemplateKey;
	/** 附件2 乡镇台账. */
	name: string;
	paper: Paper;
	columns: ColumnSetting[];
	/** Columns that the notice's form has not. */
	added: string[];
	/** 0 while the notice's form stands. */
	version: number;
}

const longestTitle = 20;
/** Lines a heading may take; a fifth would make it higher than most rows. */
const headingLines = 4;
const narrowest = 8;

/** The least width that sets a heading in at most four lines, mm. */
export function leastWidth(title: string): number {
	const characters = [...title.replace(/\s/g, '')].length;
	return Math.max(narrowest, mmFor(Math.ceil(characters / headingLines)));
}

/** What the shown columns take together, mm. */
export function usedWidth(columns: ColumnSetting[]): number {
	return columns.reduce((sum, { shown, width }) => sum + (shown && width > 0 ? width : 0), 0);
}

/**
 * Why a form cannot be printed as set; null when it can. Each field is `title.<key>` or `width.<key>`, what concerns
 * the whole form is the field `columns`.
 */
export function templateRefusal(columns: ColumnSetting[], paper: Paper): Refusal | null {
	const shown = columns.filter((column) => column.shown);
	if (shown.length === 0)
		return refuse('said', '一列也没有显示：请至少勾选一列再保存。', 'columns');
	const faults = Object.fromEntries(shown.flatMap((column) => columnFaults(column, paper)));
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	const room = printableWidth(paper);
	const used = usedWidth(columns);
	if (used > room)
		return refuse(
			'overPaper',
			`各列共宽 ${used} 毫米，纸面只有 ${room} 毫米：请减少 ${used - room} 毫米，或少显示几列。`,
			'columns'
		);
	return null;
}

function columnFaults({ key, title, width }: ColumnSetting, paper: Paper): [string, string][] {
	const name = title.trim();
	if (!name) return [[`title.${key}`, '请填写标题，或取消显示这一列']];
	if (name.length > longestTitle) return [[`title.${key}`, `标题最多 ${longestTitle} 字，请改短`]];
	if (!Number.isInteger(width) || width < 1 || width > printableWidth(paper))
		return [[`width.${key}`, `宽度请填 1 到 ${printableWidth(paper)} 的整数毫米`]];
	const least = leastWidth(name);
	if (width < least) return [[`width.${key}`, `“${name}”放不下：至少 ${least} 毫米，或把标题改短`]];
	return [];
}

/** The columns with one of them a place further left (-1) or right (1); at the edge nothing moves. */
export function moveColumn(columns: ColumnSetting[], key: string, by: -1 | 1): ColumnSetting[] {
	const from = columns.findIndex((column) => column.key === key);
	const to = from + by;
	if (from < 0 || to < 0 || to >= columns.length) return columns;
	const moved = [...columns];
	const [column] = moved.splice(from, 1);
	if (column) moved.splice(to, 0, column);
	return moved;
}
