import { dayInWords, dayOf, type Day, type Instant } from '#lib/ledger/day.ts';
import type { SubmissionFigures, SubmissionLine } from './view.ts';

/** A chat group shows no more at once (domain §7). */
export const longestUrging = 300;

/**
 * 催报通知 for a chat group: who has not submitted and who was sent back, by name, as of a time; at most 300
 * characters, names that find no room are counted.
 * @returns '' when nobody is missing or sent back
 */
export function urgingText(
	lines: Pick<SubmissionLine, 'name' | 'state'>[],
	{ expected, submitted }: Pick<SubmissionFigures, 'expected' | 'submitted'>,
	dueOn: Day,
	now: Instant
): string {
	const of = (state: string) =>
		lines.filter((line) => line.state === state).map(({ name }) => name);
	const [missing, returned] = [of('missing'), of('returned')];
	if (missing.length + returned.length === 0) return '';
	const today = dayOf(now);
	const hour = new Date(Date.parse(now) + 8 * 3_600_000).getUTCHours();
	const head = `【对照整改】台账应于${dayInWords(dueOn)}前报送。截至${dayInWords(today)}${hour}时，应报${expected}个单位，已报${submitted}个。`;
	const foot =
		today > dueOn
			? '报送时限已过，请上述单位今天报送；退回的按退回原因补正后再报。'
			: `请上述单位${today === dueOn ? '今天' : `在${dayInWords(dueOn)}前`}报送；退回的按退回原因补正后再报。`;
	const room = longestUrging - head.length - foot.length;
	const second =
		returned.length > 0 ? named('退回', returned, missing.length ? room / 3 : room) : '';
	const first = missing.length > 0 ? named('未报', missing, room - second.length) : '';
	return head + first + second + foot;
}

/** 未报4个：古城镇、磨街乡等4个单位。 */
function named(word: string, names: string[], room: number): string {
	const whole = `${word}${names.length}个：${names.join('、')}。`;
	if (whole.length <= room) return whole;
	const [head, tail] = [`${word}${names.length}个：`, `等${names.length}个单位。`];
	let text = '';
	for (const name of names) {
		const next = text ? `${text}、${name}` : name;
		if (head.length + next.length + tail.length > room) break;
		text = next;
	}
	return text ? head + text + tail : `${word}${names.length}个。`;
}
