import { shortCampaign } from '#lib/ledger/campaigns/name.ts';
import { dayInWords, type Day } from '#lib/ledger/day.ts';
import type { Light } from '#lib/ledger/due/due.ts';

/** Longest text that is pasted into a chat group (domain §7). */
const most = 300;

interface OverdueLine {
	/** Told where rows of several campaigns stand together. */
	campaign: string;
	township: string | null;
	unit: string;
	number: string;
	light: Light;
	person: string;
}

/** 逾期 rows for a chat group, the longest over first, as many as 300 characters hold; the rest as a number. */
export function overdueChatText(asked: {
	items: OverdueLine[];
	total: number;
	today: Day;
}): string {
	const { items, total, today } = asked;
	if (total === 0) return `【对照整改】${dayInWords(today)}没有逾期条目。`;
	const head = `【对照整改】截至${dayInWords(today)}，逾期${total}条，请抓紧整改并更新进展：\n`;
	const lines = items.map(
		({ campaign, township, unit, number, light, person }) =>
			`${township ? `${township} ` : ''}${unit} ${number}${campaign ? `〔${shortCampaign(campaign, 12)}〕` : ''} ${light.words.replaceAll(' ', '')}${person ? `（${person}）` : ''}`
	);
	return withinMost(head, lines, total);
}

/** As many lines as fit, and then how many there are in all, when some are left out. */
function withinMost(head: string, lines: string[], total: number): string {
	const end = `\n……等共${total}条`;
	let text = head;
	for (const [index, line] of lines.entries()) {
		const next = (index > 0 ? '\n' : '') + line;
		const last = index === total - 1;
		if (text.length + next.length + (last ? 0 : end.length) > most) return text + end;
		text += next;
	}
	return total > lines.length ? text + end : text;
}
