import { dayInWords, isDay } from '#lib/ledger/day.ts';
import { rectificationNames } from '#lib/ledger/row.ts';
import type { FilterView } from './filter.ts';
import type { FilterValues } from '#lib/server/sight/filter.ts';
import { weekName } from './week.ts';
import { isSetName, rowSets } from '#lib/ledger/row-sets.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';

/** The filters that have no list of their own: doors of other pages set them. In words, to be taken off one by one. */
export function furtherFilters(
	values: FilterValues,
	units: Map<string, DirectoryUnit>
): FilterView['further'] {
	const none = (value: string, words: string) => (value === '-' ? '未定' : words);
	const day = (value: string) => (isDay(value) ? dayInWords(value) : value);
	const words: Partial<Record<keyof FilterValues, string>> = {
		stage: isSetName(values.stage) ? rowSets[values.stage].words : '',
		week: weekName(values.week) || '本周没有这种办理',
		mine: '本单位办理的',
		due: `时限 ${day(values.due)}`,
		review: `复核 ${day(values.review)}`,
		amend: `补正期限 ${day(values.amend)}`,
		section: `类别 ${none(values.section, values.section)}`,
		lead: `牵头 ${none(values.lead, units.get(values.lead)?.shortName ?? '')}`,
		origin: `来源 ${none(values.origin, values.origin)}`,
		under: '一条所汇总的下级条目',
		reviewer: `审核单位 ${units.get(values.reviewer)?.shortName ?? ''}`,
		type: `整改类型 ${none(values.type, nameIn(rectificationNames, values.type))}`
	};
	return (Object.keys(words) as (keyof FilterValues)[])
		.filter((name) => values[name] && words[name])
		.map((name) => ({ name, value: values[name], label: words[name] as string }));
}

function nameIn(names: Record<string, string>, key: string): string {
	return Object.hasOwn(names, key) ? (names[key] as string) : key;
}
