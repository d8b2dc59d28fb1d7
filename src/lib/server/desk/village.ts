import type { Actor } from '#lib/ledger/actor.ts';
import type { DeskView } from '#lib/server/desk/view.ts';
import { villageSummary } from '#lib/server/desk/village-summary.ts';
import { today } from '#lib/server/clock.ts';
import { figures } from '#lib/server/rows/figures.ts';
import { deskLists } from './groups.ts';
import { waitingCount } from '#lib/server/rows/waiting.ts';
import { doorsOf, type Within } from '#lib/server/sight/within.ts';
import { carriedOver } from './carried.ts';
import { returnedCount, unitAbove } from './unit.ts';

/** 本村待办: one list with the two likely acts of each row. */
export async function villageDesk(actor: Actor, within: Within): Promise<DeskView> {
	return {
		kind: 'village',
		above: await unitAbove(actor),
		line: villageSummary(
			await figures(actor, within),
			await waitingCount(actor, within),
			await returnedCount(actor, within),
			doorsOf(within)
		),
		groups: await deskLists(actor, within),
		totals: [],
		week: [],
		others: [],
		carried: await carriedOver(actor, within, today()),
		untaken: null,
		matrix: null,
		submission: null,
		submissions: null,
		overdue: null
	};
}
