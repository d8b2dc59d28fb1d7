import { addDays, isDay, type Day } from './day.ts';
import { identityIn, maskNumbers } from '#lib/ledger/mask/numbers.ts';
import { refuseFields, type Refusal } from './refusal.ts';

/** Longest news, in characters; with more it is a notice and goes out on paper. */
export const longestNews = 500;
const usualDays = 7;

export interface NewsForm {
	text: string;
	/** The last day it is shown. */
	until: string;
}

/** The day until which news is shown unless the office says otherwise. */
export function usualUntil(today: Day): Day {
	return addDays(today, usualDays);
}

/** The news as it will be kept, or what is missing, field by field. An empty day means the usual one. */
export function readNews(form: NewsForm, today: Day): { text: string; until: Day } | Refusal {
	const text = form.text.trim();
	const until = form.until.trim() || usualUntil(today);
	const length = [...text].length;
	const errors: Record<string, string> = {};
	if (!text) errors.text = '请写明要告诉大家的内容。';
	const number = identityIn(text);
	if (number) errors.text = `请删去身份证号（${maskNumbers(number)}）：消息各单位都看得到。`;
	if (length > longestNews)
		errors.text = `最多 ${longestNews} 字，现在 ${length} 字：请写短，或另发正式通知。`;
	if (!isDay(until)) errors.until = '请填一个日期，如 2022-07-12。';
	else if (until < today) errors.until = '这一天已经过去，发了也不会显示：请填今天或以后的日期。';
	return Object.keys(errors).length > 0 ? refuseFields(errors) : { text, until };
}
