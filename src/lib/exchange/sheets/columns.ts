import type { SheetLine } from './book.ts';

/** One column of the ledger forms (domain §7); its width is the template's. */
export interface SheetField {
	title: string;
	/** Long text: set left, all other columns are centred. */
	prose?: true;
	/** A fixed word: broken into lines of equal length, and read back without line ends. */
	word?: true;
	/** The unit may change it in a returned sheet; everything else is printed from the ledger. */
	editable?: true;
	/** A county's form may leave it out. */
	optional?: true;
	/** How the text is taken from a line; without it, the cell of the same key. */
	text?: (line: SheetLine) => string;
}

/** The one list of columns, for import, export and template. */
export const COLUMNS: Record<ColumnKey, SheetField> = {
	number: { title: '序号', text: (line) => line.number },
	category: { title: '类别', optional: true },
	finding: { title: '反馈问题', prose: true },
	exists: { title: '是否存在', word: true, editable: true },
	origin: { title: '问题来源', editable: true },
	facets: { title: '具体表现', prose: true },
	problem: { title: '具体问题', prose: true, editable: true },
	nature: { title: '问题性质', word: true, editable: true, optional: true },
	village: { title: '涉及村' },
	measures: { title: '整改措施', prose: true, editable: true },
	leadUnit: { title: '牵头单位' },
	responsibleUnit: { title: '责任单位', editable: true },
	responsibleLeader: { title: '责任领导', editable: true },
	responsiblePerson: { title: '责任人', editable: true },
	leaderAndPerson: { title: '责任领导/责任人', editable: true },
	rectificationType: { title: '整改类型', word: true, editable: true },
	deadline: { title: '整改时限', editable: true },
	progress: { title: '整改进展及成效', prose: true, editable: true },
	completion: { title: '完成情况', word: true },
	closure: { title: '销号情况', word: true },
	completionAndClosure: { title: '完成及销号情况' },
	closedOn: { title: '销号日期' },
	remarks: { title: '备注', editable: true, optional: true },
	goal: { title: '整改目标', prose: true, editable: true, optional: true },
	evidence: { title: '佐证材料', prose: true, editable: true, optional: true },
	officePhone: { title: '联系电话', editable: true, optional: true },
	nextSteps: { title: '下一步打算', prose: true, editable: true, optional: true }
};

/** Columns that a county may add to any form, with the width they begin with, mm (domain §7). */
export const ADDABLE: [key: ColumnKey, width: number][] = [
	['goal', 36],
	['evidence', 30],
	['officePhone', 24],
	['nextSteps', 36]
];

/** What stands in a line's cell of this column. */
export function cellOf(line: SheetLine, key: ColumnKey): string {
	return COLUMNS[key].text?.(line) ?? line.cells[key] ?? '';
}

export type ColumnKey =
	| 'number'
	| 'category'
	| 'finding'
	| 'exists'
	| 'origin'
	| 'facets'
	| 'problem'
	| 'nature'
	| 'village'
	| 'measures'
	| 'leadUnit'
	| 'responsibleUnit'
	| 'responsibleLeader'
	| 'responsiblePerson'
	| 'leaderAndPerson'
	| 'rectificationType'
	| 'deadline'
	| 'progress'
	| 'completion'
	| 'closure'
	| 'completionAndClosure'
	| 'closedOn'
	| 'remarks'
	| 'goal'
	| 'evidence'
	| 'officePhone'
	| 'nextSteps';
