import type { TemplateKey } from '#lib/ledger/sheets/columns.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import type { Paper } from '#lib/ledger/sheets/paper-size.ts';
import { COLUMNS, type SheetField, type ColumnKey } from './columns.ts';
import type { Sheet } from './book.ts';

/** A form as data, so that a county's own can replace it (domain §7). Widths in mm. */
export interface Template {
	paper: Paper;
	annex: string;
	/** What stands in place of the unit's name on a blank form; after the county's own comes 市, 县 or 区. */
	blankUnit: string;
	/** Points: 二号 is 22, 小二 is 18. */
	titleSize: 22 | 18;
	signatures: string[];
	columns: [key: ColumnKey, width: number, title?: string][];
}

/** A column of one form: the shared vocabulary with this form's width and heading. */
export interface TemplateColumn extends SheetField {
	key: ColumnKey;
	width: number;
}

/** The title breaks into two lines before these words. */
export const TITLE_BREAKS_BEFORE = '同乡村振兴';

const NOTICE_TITLE =
	'关于国家、省2021年度巩固拓展脱贫攻坚成果同乡村振兴有效衔接考核评估反馈问题对照整改台账';

export const TEMPLATES: Record<TemplateKey, Template> = {
	city: {
		paper: 'a3',
		annex: '附件1',
		blankUnit: '××',
		titleSize: 22,
		signatures: ['审核人（签字）', '单位主要负责同志（签字）'],
		columns: [
			['number', 9],
			['category', 14],
			['finding', 30],
			['origin', 16],
			['facets', 72],
			['measures', 82],
			['leadUnit', 18],
			['responsibleUnit', 30],
			['leaderAndPerson', 17],
			['rectificationType', 14],
			['deadline', 17],
			['progress', 34],
			['completion', 13],
			['closure', 14]
		]
	},
	township: {
		paper: 'a3',
		annex: '附件2',
		blankUnit: '乡（镇）',
		titleSize: 22,
		signatures: ['乡镇党委书记（签字）', '乡镇长（签字）'],
		columns: [
			['number', 9],
			['finding', 40],
			['exists', 14],
			['problem', 62, '本乡镇具体问题'],
			['origin', 17],
			['nature', 13],
			['village', 26],
			['measures', 62],
			['responsibleLeader', 15],
			['responsibleUnit', 20],
			['responsiblePerson', 14],
			['rectificationType', 14],
			['deadline', 17],
			['progress', 38],
			['completionAndClosure', 19]
		]
	},
	village: {
		paper: 'a4',
		annex: '附件3',
		blankUnit: '行政村',
		titleSize: 18,
		signatures: ['村党支部书记（签字）', '驻村第一书记（签字）', '包村干部（签字）'],
		columns: [
			['number', 8],
			['finding', 36],
			['exists', 12],
			['problem', 50, '本村具体问题'],
			['origin', 15],
			['measures', 46],
			['responsiblePerson', 14],
			['deadline', 16],
			['progress', 32, '整改情况'],
			['closedOn', 14],
			['remarks', 14]
		]
	},
	department: {
		paper: 'a3',
		annex: '',
		blankUnit: '××局',
		titleSize: 22,
		signatures: ['审核人（签字）', '单位主要负责同志（签字）'],
		columns: [
			['number', 9],
			['finding', 36],
			['exists', 14],
			['problem', 60, '本部门具体问题'],
			['origin', 17],
			['nature', 13],
			['measures', 72],
			['responsibleLeader', 16],
			['responsibleUnit', 22],
			['responsiblePerson', 14],
			['rectificationType', 14],
			['deadline', 17],
			['progress', 50],
			['completionAndClosure', 26]
		]
	},
	running: {
		paper: 'a3',
		annex: '',
		blankUnit: '××局',
		titleSize: 22,
		signatures: ['审核人（签字）', '单位主要负责同志（签字）'],
		columns: [
			['number', 9],
			['finding', 38],
			['problem', 58],
			['measures', 66],
			['responsibleLeader', 16],
			['responsibleUnit', 24],
			['responsiblePerson', 14],
			['rectificationType', 14],
			['deadline', 17],
			['progress', 62],
			['nextSteps', 40],
			['completionAndClosure', 22]
		]
	}
};

/**
 * The title of a unit's ledger, word for word as the notice has it (domain §7); 推进台账 instead of 对照整改台账 for
 * the running one.
 * @param campaignTitle 关于…台账, as the campaign keeps it
 */
export function sheetTitle(
	key: TemplateKey,
	unitName: string,
	campaignTitle = NOTICE_TITLE
): string {
	const title =
		key === 'running' ? campaignTitle.replace(/(对照)?整改台账$/, '整改推进台账') : campaignTitle;
	return unitName + title;
}

/** The title of the blank form: 乡（镇）关于…台账（模版）. */
export function blankTitle(
	key: TemplateKey,
	{ place }: LevelWords,
	campaignTitle = NOTICE_TITLE
): string {
	const unit = TEMPLATES[key].blankUnit + (key === 'city' ? place : '');
	return `${sheetTitle(key, unit, campaignTitle)}（模版）`;
}

/** What a form is called among the forms of a county. */
export function templateTitle(key: TemplateKey, { levels, departments }: LevelWords): string {
	const names: Record<TemplateKey, string> = {
		city: `附件1 ${levels.city}台账`,
		township: '附件2 乡镇台账',
		village: '附件3 村台账',
		department: `${departments}对照整改台账`,
		running: `${departments}整改推进台账`
	};
	return names[key];
}

/** The columns of the notice's form, in print order. */
export function templateColumns(key: TemplateKey): TemplateColumn[] {
	return TEMPLATES[key].columns.map(([column, width, title]) => ({
		...COLUMNS[column],
		...(title ? { title } : {}),
		key: column,
		width
	}));
}

/** The columns a sheet prints: its own where the county set them, else those of the notice's form. */
export function sheetColumns(sheet: Pick<Sheet, 'template' | 'columns'>): TemplateColumn[] {
	return sheet.columns
		? sheet.columns.map((column) => ({ ...COLUMNS[column.key], ...column }))
		: templateColumns(sheet.template);
}
