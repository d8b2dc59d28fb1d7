import type { Actor } from '#lib/ledger/actor.ts';
import type { DeskView } from '#lib/ledger/desk-view.ts';
import type { CampaignView } from '#lib/ledger/view.ts';
import { villageSummary } from '#lib/ledger/village-summary.ts';
import { today } from '../clock.ts';
import { figures } from '../figures.ts';
import { deskGroups } from '../rows/home.ts';
import { waitingCount } from '../rows/waiting.ts';
import { carriedOver } from './carried.ts';
import { returnedCount, unitAbove } from './unit.ts';

/** 本村待办: one list with the two likely acts of each row. */
export async function villageDesk(actor: Actor, campaign: CampaignView): Promise<DeskView> {
	return {
		kind: 'village',
		above: await unitAbove(actor),
		line: villageSummary(
			await figures(actor, campaign.id),
			await waitingCount(actor, campaign.id),
			await returnedCount(actor, campaign.id)
		),
		groups: await deskGroups(actor, campaign.id),
		totals: [],
		week: [],
		carried: await carriedOver(actor, campaign.id, today()),
		untaken: null,
		...{ matrix: null, submission: null, submissions: null, overdue: null }
	};
}
