import { shortCampaign } from '#lib/ledger/campaigns/name.ts';
import { maskNumbers } from '#lib/ledger/mask/numbers.ts';
import type { CardView } from '#lib/server/rows/cards.ts';

/** A row of the list with what is copied beside its card. */
export interface CopiedRow {
	card: CardView;
	/** 状态 in words. */
	stage: string;
	officePhone: string;
}

export type CopyShape = 'text' | 'table';

const longestTitle = 40;

/** One line for a chat: 梁北镇 郭村 6-1 户厕改造未完成 逾期8天 责任人张某 0374-…. What is empty is left out. */
export function rowAsText({ card, stage, officePhone }: CopiedRow): string {
	const parts = [
		card.township ?? '',
		card.unit,
		card.number,
		card.campaign ? `〔${shortCampaign(card.campaign)}〕` : '',
		shortened(maskNumbers(oneLine(card.title))),
		card.light.kind === 'settled' ? stage : card.light.words.replaceAll(' ', ''),
		card.person ? `责任人${card.person}` : '',
		officePhone
	];
	return parts.filter(Boolean).join(' ');
}

const headings = [
	'乡镇',
	'单位',
	'编号',
	'反馈问题',
	'具体问题',
	'状态',
	'时限状态',
	'时限',
	'责任人',
	'联系电话'
];

/** Rows as a table to be pasted into a sheet: a heading, then a line each, cells set apart by tabs. */
export function rowsAsTable(rows: CopiedRow[]): string {
	const several = rows.some(({ card }) => card.campaign);
	const lines = rows.map(({ card, stage, officePhone }) => [
		...(several ? [card.campaign] : []),
		card.township ?? '',
		card.unit,
		card.number,
		card.findingTitle,
		card.title === card.findingTitle ? '' : maskNumbers(card.title),
		stage,
		card.light.words,
		card.head.dueOn ?? '',
		card.person,
		officePhone
	]);
	return [[...(several ? ['整改批次'] : []), ...headings], ...lines]
		.map((cells) => cells.map(cell).join('\t'))
		.join('\n');
}

// A sheet would compute what begins like a formula; 6-1 it would take for a day.
function cell(text: string): string {
	const line = oneLine(text);
	return /^[=+@-]|^\d{1,2}-\d{1,2}$/.test(line) ? `'${line}` : line;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

function shortened(text: string): string {
	return text.length > longestTitle ? `${text.slice(0, longestTitle - 1)}…` : text;
}
