import { dayInWords, type Day } from './day.ts';
import type { Light } from './due.ts';

/** Longest text that is pasted into a chat group (domain §7). */
const most = 300;

interface OverdueLine {
	township: string | null;
	unit: string;
	number: string;
	light: Light;
	person: string;
}

/** 逾期 rows for a chat group, the longest over first, as many as 300 characters hold; the rest as a number. */
export function overdueNotice(asked: { items: OverdueLine[]; total: number; today: Day }): string {
	const { items, total, today } = asked;
	if (total === 0) return `【对照整改】${dayInWords(today)}没有逾期条目。`;
	const head = `【对照整改】截至${dayInWords(today)}，逾期${total}条，请抓紧整改并更新进展：\n`;
	const lines = items.map(
		({ township, unit, number, light, person }) =>
			`${township ? `${township} ` : ''}${unit} ${number} ${light.words.replaceAll(' ', '')}${person ? `（${person}）` : ''}`
	);
	return withinMost(head, lines, '\n', `\n……等共${total}条`, total - items.length);
}

/** 催报 text with the names of who is missing (domain §6). */
export function missingNotice(asked: { names: string[]; dueOn: Day; today: Day }): string {
	const { names, dueOn, today } = asked;
	const due = dayInWords(dueOn);
	if (names.length === 0) return `【对照整改】台账已全部报送，谢谢各单位。`;
	const late = today > dueOn ? `应于${due}报送的台账还有` : `${due}前报送台账，还有`;
	const head = `【对照整改】${late}${names.length}个单位未报，请尽快在系统里报送：\n`;
	return withinMost(head, names, '、', `……等共${names.length}个`, 0);
}

/** As many lines as fit, and then `end`, which says how many there are; `further` are not among the lines. */
function withinMost(
	head: string,
	lines: string[],
	between: string,
	end: string,
	further: number
): string {
	let text = head;
	for (const [index, line] of lines.entries()) {
		const next = (index > 0 ? between : '') + line;
		const last = index === lines.length - 1 && further === 0;
		if (text.length + next.length + (last ? 0 : end.length) > most) return text + end;
		text += next;
	}
	return further > 0 ? text + end : text;
}
