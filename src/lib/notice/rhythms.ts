import type { HeardRhythm } from '#lib/ledger/campaigns/measure-heard.ts';
import type { Rhythm } from '#lib/ledger/campaigns/rhythm.ts';
import { clausesOf } from './clauses.ts';
import { HAN_DIGITS, readNumeral } from '#lib/notice/outline/numerals.ts';

/**
 * How often a text says that something is done (每周四, 月通报, 每季度召开一次), each period once, in order. Where no day
 * is said, the last one of the period stands in and `open` says so; where no period is said (定期) none is invented.
 */
export function rhythmsIn(text: string): HeardRhythm[] {
	const found = new Map<string, HeardRhythm>();
	for (const clause of clausesOf(text)) {
		const said = rhythmsOf(clause.text);
		const vague = said.length === 0 ? VAGUE.exec(clause.text) : null;
		if (vague) said.push({ rhythm: null, open: openOf(vague[0]) });
		for (const one of said) {
			const key = one.rhythm ? `${one.rhythm.every} ${one.rhythm.day}` : one.open;
			if (!found.has(key)) found.set(key, { quote: clause.text, ...one });
		}
	}
	const all = [...found.values()];
	return all.filter((one) => !one.open || !all.some((other) => saysMore(other, one)));
}

type Said = Omit<HeardRhythm, 'quote'>;

const WORK = '(?:调度|通报|汇总|例会|研判|汇报|报告|小结|督查|会商|排名|更新|评比|比对|清零)';
const N = `(?:\\d{1,2}|[${HAN_DIGITS}]{1,3})`;
const SAYS: [every: Rhythm['every'], pattern: RegExp][] = [
	['week', /每个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])?/g],
	[
		'week',
		/(?<![上下本这双单一两三四五六每至到\d])周(?<weekday>[二三四五六日])(?![至到围边年岁])/g
	],
	['week', new RegExp(`(?<![上下本这两半每\\d])周${WORK}|一周一(?:次|${WORK})|按周|逐周`, 'g')],
	['month', new RegExp(`每个?月的?(?:(?<day>${N})[日号]|(?<end>底|末))?`, 'g')],
	[
		'month',
		new RegExp(`(?<![上下本当个每${HAN_DIGITS}\\d])月${WORK}|一月一(?:次|${WORK})|按月|逐月`, 'g')
	],
	['quarter', /每个?季度?(?!节)(?<end>底|末)?|按季度?|逐季|一季度?一次/g],
	['quarter', new RegExp(`(?<![每上下本第${HAN_DIGITS}\\d])季度?${WORK}`, 'g')],
	['halfYear', /每半年|半年一次/g],
	['year', /每个?年度?(?:(?<end>底|末|年底|年末)|12月(?:(?<day>\d{1,2})日|底|末))?|一年一次/g]
];
const VAGUE =
	/(?<!不)定期(?!存款)|每(?:[两二三四\d]{1,2}个?|半个?)(?:周|星期|月|年|天|日)|每[天日](?!\d)/;

function rhythmsOf(clause: string): Said[] {
	const found: { at: number; said: Said }[] = [];
	for (const [every, pattern] of SAYS)
		for (const match of clause.matchAll(pattern)) {
			const [before, after] = [
				clause.slice(0, match.index),
				clause.slice(match.index + match[0].length)
			];
			if (isAmount(before, after)) continue;
			found.push({ at: match.index, said: saidBy(every, match.groups ?? {}, after) });
		}
	return found.sort((one, other) => one.at - other.at).map(({ said }) => said);
}

/** 每人每月补贴200元, 每年收入: how much somebody gets, not how often something is done. */
function isAmount(before: string, after: string): boolean {
	return (
		/(?:每人|每户|每村|人均|户均)$/.test(before) ||
		/^(?:集体|家庭|人均|户均)?(?:[^，、]{0,8}\d[\d.]*\s*(?:万|亿)?元|收入|增收|补贴|补助|工资|产值)/.test(
			after
		)
	);
}

function saidBy(
	every: Rhythm['every'],
	groups: Partial<Record<string, string>>,
	after: string
): Said {
	const weekday = groups.weekday ? '一二三四五六日天'.indexOf(groups.weekday) + 1 : 0;
	// 每周一次, 每周一调度 say how often; 每周一上午 says the day.
	const once = weekday === 1 && !/^(?:$|[上下]午|早|晚|前|召开|定|为|、|和|及)/.test(after);
	if (weekday && !once && !/^[至到]/.test(after))
		return { rhythm: { every, day: Math.min(weekday, 7) }, open: '' };
	const day = groups.end ? 31 : (readNumeral(groups.day ?? '') ?? 0);
	if (day >= 1 && day <= 31) return { rhythm: { every, day }, open: '' };
	return every === 'week'
		? { rhythm: { every, day: 5 }, open: '原文没有写星期几，先填周五' }
		: { rhythm: { every, day: 31 }, open: '原文没有写哪一天，先填月底' };
}

/** The same period with its day said elsewhere makes a reading without the day needless. */
function saysMore(other: HeardRhythm, one: HeardRhythm): boolean {
	return !other.open && other.rhythm !== null && other.rhythm.every === one.rhythm?.every;
}

function openOf(word: string): string {
	return word === '定期' ? '原文只说“定期”，没有写多久一次' : `原文的“${word}”不在可选的频次里`;
}
