import { dayInWords, isDay, type Day } from '#lib/ledger/day.ts';
import { refuseFields, type Refusal } from '#lib/ledger/refusal.ts';
import { isPeriod, nextOn, rhythmInWords, type Rhythm } from './rhythm.ts';

/** 指标 of a measure: what is to be reached by when, and how far it is. */
export interface Target {
	goal: string;
	/** As of `on`; '' until somebody says it. */
	present: string;
	on: Day | null;
	by: Day | null;
}

/** What a measure with a rhythm or a target says on the rows it concerns; '' for one with neither. */
export function measureNote(
	{ rhythm, target }: { rhythm: Rhythm | null; target: Target | null },
	today: Day
): string {
	const next = rhythm && nextOn(rhythm, today);
	const due = next === today ? '今天' : next && dayInWords(next, today.slice(0, 4));
	return [
		rhythm ? `${rhythmInWords(rhythm)}，下次 ${due}` : '',
		target ? targetInWords(target, today.slice(0, 4)) : ''
	]
		.filter(Boolean)
		.join('；');
}

function targetInWords({ goal, present, on, by }: Target, year: string): string {
	const until = by ? `（${dayInWords(by, year)}前）` : '';
	const asOf = on ? `（截至 ${dayInWords(on, year)}）` : '';
	return `指标：${goal}${until}，现在${present ? ` ${present}${asOf}` : '还没有填报'}`;
}

/** How the office fills it in; texts as typed. */
export interface MeasureForm {
	every: string;
	day: string;
	goal: string;
	by: string;
	present: string;
	on: string;
}

/** What the form says, or what is missing, by field. A value without a day is of today. */
export function readMeasureForm(
	form: MeasureForm,
	today: Day
): { rhythm: Rhythm | null; target: Target | null } | Refusal {
	const [goal, present] = [form.goal.trim(), form.present.trim()];
	const day = Number(form.day);
	const wrong: Record<string, string> = {};
	const most = form.every === 'week' ? 7 : 31;
	if (form.every !== '' && !isPeriod(form.every))
		wrong.every = '频次请从列出的里面选一个，或者选“没有”。';
	else if (form.every && (!Number.isInteger(day) || day < 1 || day > most))
		wrong.day =
			most === 7
				? '每周的哪一天请填 1 到 7：周一是 1，周日是 7。'
				: '哪一天请填 1 到 31，31 是月底。';
	if (goal.length > longest) wrong.goal = `指标最多 ${longest} 字，请写得短一些。`;
	if (present.length > longest) wrong.present = `完成情况最多 ${longest} 字，请写得短一些。`;
	if (!goal && (present || form.by || form.on))
		wrong.goal = '请先写要达到的指标，再写期限和完成情况；不要指标请把这几格都清空。';
	if (form.by && !isDay(form.by)) wrong.by = '请填写日期，例如 2022-12-31。';
	if (form.on && !isDay(form.on)) wrong.on = '请填写日期，例如 2022-07-05。';
	else if (form.on > today) wrong.on = '完成情况的截至日期不能在今天以后。';
	else if (form.on && !present) wrong.present = '填了截至日期，请写到那天完成了多少。';
	if (Object.keys(wrong).length > 0) return refuseFields(wrong);
	const [by, on] = [form.by || null, form.on || (present ? today : null)];
	return {
		rhythm: isPeriod(form.every) ? { every: form.every, day } : null,
		target: goal ? { goal, present, on, by } : null
	};
}

const longest = 120;
