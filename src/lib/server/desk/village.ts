import type { Actor } from '#lib/ledger/actor.ts';
import type { DeskView } from '#lib/ledger/desk-view.ts';
import { villageSummary } from '#lib/ledger/village-summary.ts';
import { today } from '../clock.ts';
import { figures } from '../figures.ts';
import { deskGroups } from '../rows/home.ts';
import { waitingCount } from '../rows/waiting.ts';
import { doorsOf, type Within } from '../rows/within.ts';
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
		groups: await deskGroups(actor, within),
		totals: [],
		...{ week: [], others: [] },
		carried: await carriedOver(actor, within, today()),
		untaken: null,
		...{ matrix: null, submission: null, submissions: null, overdue: null }
	};
}
