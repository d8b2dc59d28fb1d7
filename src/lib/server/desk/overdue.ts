import { and, asc, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { dayInWords, type Day } from '#lib/ledger/day.ts';
import { lightOf } from '#lib/ledger/due/due.ts';
import { overdueChatText } from '#lib/server/desk/chat-text.ts';
import type { OverdueItem, OverdueView } from '#lib/server/desk/view.ts';
import { doorWith } from '#lib/web/doors.ts';
import { dayNumber } from '#lib/server/db/days.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';
import { officePhones } from '#lib/server/rows/phones.ts';
import { whereLight } from '#lib/server/sight/light.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { doorsOf, type Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;
/** The day that counts: of the review for long-term rows, else the deadline with the reviewers' days added. */
const countsFrom = sql`case when ${r.stage} = 'longTerm' or ${r.rectification} = 'longTerm'
	then ${dayNumber(r.reviewOn)} else ${dayNumber(r.dueOn)} + ${r.reviewedDays} end`;

/**
 * 逾期 rows in an actor's sight, the longest over first, with whom to call.
 * @param total how many there are, as the figures say
 * @param most shown
 */
export async function overdueRows(
	actor: Actor,
	within: Within,
	names: CardNames,
	total: number,
	most: number
): Promise<OverdueView> {
	const late = whereLight('overdue', names.today, actor);
	const where = and(whereVisible(actor, within), late) as SQL;
	const rows = await selectCards(where, most, [asc(countsFrom), asc(r.id)]);
	const cards = await cardsOf(actor, rows, names);
	const phones = await officePhones(rows.map((row) => row.id));
	const year = names.today.slice(0, 4);
	const items = cards.map((card): OverdueItem => {
		const contact = names.units.get(card.head.unitId)?.contactPhone ?? '';
		const phone = phones.get(card.head.id) || contact;
		const light = lightOf(card.head, names.today);
		return { ...card, light, due: dueWords(card.head, year), phone };
	});
	const notice = overdueChatText({ items, total, today: names.today });
	return { total, href: doorWith('/rows?light=overdue', doorsOf(within)), items, notice };
}

function dueWords({ dueOn, reviewOn, rectification }: OverdueItem['head'], year: string): string {
	const [word, day]: [string, Day | null] =
		rectification === 'longTerm' ? ['复核', reviewOn] : ['时限', dueOn];
	return day ? `${word} ${dayInWords(day, year)}` : '';
}
