import type { Day } from '#lib/ledger/day.ts';
import type { HeardTarget } from '#lib/ledger/campaigns/measure-heard.ts';
import { clausesOf, type SentencePart } from './clauses.ts';
import { daysIn, resolved } from './days.ts';

/**
 * What a text says is to be reached (达到50%以上, 不少于5000人次, 培训1000人次, 高于去年), in order, each with the day it is
 * to be reached by as far as its sentence says one.
 * @param since the day the plan was issued: a day without a year lies after it, one before it is no limit
 */
export function targetsIn(text: string, since: Day): HeardTarget[] {
	const found = new Map<string, HeardTarget>();
	for (const clause of clausesOf(text)) {
		const goal = goalOf(clause.text);
		if (!goal || found.has(goal)) continue;
		const { by, from } = limitOf(text, clause, since);
		if (!by && !isCounted(clause.text)) continue;
		const whole = text.slice(from, clause.at + clause.text.length);
		const told = whole.length <= longest ? { quote: whole, by } : { quote: clause.text, by: null };
		found.set(goal, { goal, ...told });
	}
	return [...found.values()];
}

/** A quote that would be longer says only the goal; what its sentence says of a day is then left to the person. */
const longest = 160;
const longestGoal = 120;

const NUMBER = '(?:\\d[\\d,.]*|百分之[一二三四五六七八九十百零点]+|[一二三四五六七八九]成|半数)';
const UNIT =
	'(?:%|％|个百分点|人次|万|亿|元|人|名|户|个|座|所|处|条|项|件|次|场|期|批|家|公里|米|亩|头|只|棵|株|吨|小时|篇|部|种|台|套|间)';
/** Words after which a number says what must be. */
const REACH =
	'(?:达到?|不得?低于|不得?少于|不得?超过|不高于|控制在|保持在|稳定在|(?:提高|提升|增加|增长|压减)[到至]|增长|(?:下降|降低|降)[到至]|至少|都?具备|都有|突破)';
/** Work that is counted. */
const MAKE =
	'(?:完成|新增|新建|新发展|培育|培训|轮训|培养|举办|创建|建成|建设|改造|打造|创作|评选|选树|发展|开发|发放|投入|扶持|组建|化解|消除|整治|组织|开展|活动)';
/** 组织22个乡镇: who works, not how much is made. */
const NOT_WHO = '(?!乡镇|街道|行政村|脱贫村|贫困村|村级|部门|单位|县|方面|环节|季度|月)';
const GOALS = [
	new RegExp(`${REACH}[^的]{0,8}?${NUMBER}`),
	new RegExp(`${MAKE}[^的]{0,16}?${NUMBER}\\s*(?:余|多)?${UNIT}${NOT_WHO}`),
	/(?:高于|不低于|达到|超过)(?:去年|上年|上一年|同期|全省|全市|全国|省级|省定|国家)/,
	/\d[%％](?:以上|达标|覆盖|用于)/,
	/全覆盖|零(?:逾期|辍学|新增|发生)|(?<!动态)清零$|实现[^，。]*清零|不(?:出现|发生)[^，。]{0,4}一[起例户人]/
];
const DATED = /完成|实现|到位|完工|清零|建成|开工|到岗|投用|投入使用|办结|见效/;
/** Numbers that say what is or was, a count of the tasks named before, or how often (每月1次). */
const IS_OTHER =
	/(?:已经?|目前|截[至止]|现有|共有|仅|只有)[^，。]{0,12}\d|等\d+[个项]|每(?:周|个?月|个?季|半年|年|两)[^，。]*(?:\d+|一|两)次/;
const LEAD =
	/^(?:其中|力争|确保|争取|全年|年内|年[底末](?:之?前)?|拟|计划|原则上|要|[到在](?=\d)|(?:19|20)\d{2}年度?(?:[底末]前?|上半年|下半年)?|\d{1,2}月(?:份|[底末]|\d{1,2}日)?(?:之?前)?(?=[^至到])|[，\s])+/;

function goalOf(clause: string): string {
	if (IS_OTHER.test(clause) || clause.length > 200) return '';
	if (!isCounted(clause) && !isDated(clause)) return '';
	const goal = clause.replace(LEAD, '');
	return goal.length <= longestGoal ? goal : '';
}

function isCounted(clause: string): boolean {
	return GOALS.some((pattern) => pattern.test(clause));
}

/** 6月底前全部完工: what is to be done by a day, without a number. */
function isDated(clause: string): boolean {
	return DATED.test(clause) && daysIn(clause).length > 0;
}

interface Limit {
	at: number;
	day: (since: Day) => Day | null;
}

/** The last day that the sentence names up to the end of the clause, and where the clause that names it begins. */
function limitOf(text: string, clause: SentencePart, since: Day): { by: Day | null; from: number } {
	const inside = limitsIn(clause.text).at(-1);
	if (inside) return { by: inside.day(since), from: clause.at };
	const before = limitsIn(text.slice(clause.sentence, clause.at)).at(-1);
	const by = before?.day(since) ?? null;
	return { by, from: before && by ? clause.sentence + before.at : clause.at };
}

function limitsIn(text: string): Limit[] {
	const days = daysIn(text)
		.filter(({ at, length }) => !/^(?:以?后|起|以来|[至到]|开始)/.test(text.slice(at + length)))
		.map((said) => ({
			at: said.at,
			day: (since: Day) => {
				const year = Number(since.slice(0, 4));
				const on = resolved(said, year);
				return on && on < since && !said.year ? resolved(said, year + 1) : notBefore(on, since);
			}
		}));
	const years = [...text.matchAll(YEAR)].map((found) => ({
		at: found.index,
		day: (since: Day) => notBefore(`${found[1] ?? since.slice(0, 4)}-12-31`, since)
	}));
	return [...days, ...years].sort((one, other) => one.at - other.at);
}

/** A year that a clause begins with, or that something is to be reached in: 2022年，…; 到2022年; 全年. */
const YEAR =
	/(?:(?<=^|[，。；：\s到在])((?:19|20)\d{2})年度?(?!底|末|以?后|起|以来|[至到\d]|[上下]半年|\s*\d+月|第)|全年|年内)/g;

function notBefore(day: Day | null, since: Day): Day | null {
	return day && day >= since ? day : null;
}
