import { z } from 'zod';
import { dayInWords, type Day } from '#lib/ledger/day.ts';
import type { MeasureForm } from './measure.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { isPeriod, rhythmInWords, type Rhythm } from './rhythm.ts';

/** What a text says of how often and how much, each with the piece of text it was read from. */
export interface Heard {
	rhythms: HeardRhythm[];
	targets: HeardTarget[];
}

export interface HeardRhythm {
	/** Stands in the text, letter by letter. */
	quote: string;
	/** Null when the text says “定期” or a period that cannot be chosen. */
	rhythm: Rhythm | null;
	/** What the text leaves open and how it was filled; '' when it says all. */
	open: string;
}

export interface HeardTarget {
	quote: string;
	goal: string;
	/** As far as the text says it. */
	by: Day | null;
}

/** The form of a measure as its own words would fill it: the first rhythm and the first target; null when there is none. */
export function formHeard({ rhythms, targets }: Heard): MeasureForm | null {
	const rhythm = rhythms.find((one) => one.rhythm)?.rhythm;
	const [target] = targets;
	if (!rhythm && !target) return null;
	return {
		every: rhythm?.every ?? '',
		day: rhythm ? String(rhythm.day) : '',
		goal: target?.goal ?? '',
		by: target?.by ?? '',
		present: '',
		on: ''
	};
}

/** 每周四；指标：知晓率达到 95% 以上（2022年12月31日前）. */
export function formInWords({ every, day, goal, by }: MeasureForm): string {
	const rhythm = isPeriod(every) ? rhythmInWords({ every, day: Number(day) }) : '';
	return [rhythm, goal && `指标：${goal}${by ? `（${by.slice(0, 4)}年${dayInWords(by)}前）` : ''}`]
		.filter(Boolean)
		.join('；');
}

/** One measure whose words are taken over: what the person saw is what is stored. */
export type Adoption = z.infer<typeof adoption>;

const text = z.string().max(400);
const adoption = z.strictObject({
	measure: text,
	seen: text,
	form: z.strictObject({ every: text, day: text, goal: text, by: text, present: text, on: text })
});

/** The ticked proposals of the page, each as the JSON the page wrote; none or a broken one is refused in words. */
export function readAdoptions(ticked: string[]): Adoption[] | Refusal {
	if (ticked.length === 0) return refuse('invalid', '请先勾选要采用的措施。');
	try {
		return ticked.map((one) => adoption.parse(JSON.parse(one)));
	} catch {
		return refuse('invalid', '提交的内容不完整：请刷新页面，重新勾选。');
	}
}
