import type { Actor } from '#lib/ledger/actor.ts';
import { deskKindOf, type DeskKind } from '#lib/ledger/desk-kind.ts';
import { deskLine } from '#lib/server/desk/line.ts';
import { totalsLine } from '#lib/server/desk/totals.ts';
import type { DeskView } from '#lib/server/desk/view.ts';
import type { Heap } from '#lib/ledger/rates/figures.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import type { CampaignView } from '#lib/server/campaigns/current.ts';
import { weekParts } from './week.ts';
import { untakenCount } from '#lib/server/campaigns/measures.ts';
import { levelWordsIn } from '#lib/server/directory.ts';
import { figures, heapsOf } from '#lib/server/rows/figures.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { rollups } from '#lib/server/rows/rollups.ts';
import { deskLists } from './groups.ts';
import { waitingCount } from '#lib/server/rows/waiting.ts';
import { weekCounts } from '#lib/server/rows/week.ts';
import { doorsOf } from '#lib/server/sight/within.ts';
import { submissionsOf } from '#lib/server/submissions/submissions.ts';
import { carriedOver } from './carried.ts';
import { matrix, type MatrixQuery } from './matrix.ts';
import { otherCampaigns } from './others.ts';
import { overdueRows } from './overdue.ts';
import { ownSubmission, submissionsView } from './submissions.ts';
import { missedCount, ownCounts, unitAbove } from './unit.ts';
import { villageDesk } from './village.ts';

/** Overdue rows a desk shows; a leader's is also printed. */
const shown: Record<DeskKind, number> = {
	county: 8,
	leader: 40,
	township: 0,
	department: 0,
	village: 0
};

const cached = cachedUntilMoved<DeskView>(500);

/**
 * The first page after sign-in: what is expected of this person today, in all campaigns that run, and how their part of
 * the one shown stands.
 * @param covered all campaigns whose rows the page covers, the shown one among them
 */
export function desk(
	actor: Actor,
	campaign: CampaignView,
	ask: MatrixQuery,
	covered: CampaignView[] = [campaign]
): Promise<DeskView> {
	const question = JSON.stringify([actor, campaign, ask, covered]);
	return cached(actor.countyId, question, () => makeDesk(actor, campaign, ask, covered));
}

async function makeDesk(
	actor: Actor,
	campaign: CampaignView,
	ask: MatrixQuery,
	covered: CampaignView[]
): Promise<DeskView> {
	const kind = deskKindOf(actor);
	const all = covered.map(({ id }) => id);
	if (kind === 'village') return villageDesk(actor, all);
	const watches = kind === 'county' || kind === 'leader';
	const others = covered.filter(({ id }) => id !== campaign.id);
	const names = await cardNames(actor, all);
	const waiting = await waitingCount(actor, all);
	const sent = await submissionsOf(actor, campaign.id);
	const own = await ownSubmission(actor, campaign, sent);
	const above = await rollups(actor, all);
	const here = await figures(actor, campaign.id);
	const pressing = others.length > 0 ? await figures(actor, all) : here;
	const within = doorsOf(all);
	return {
		kind,
		above: await unitAbove(actor),
		line: deskLine({
			...campaign,
			today: names.today,
			waiting,
			own,
			within,
			...(await ownCounts(actor, all, names.today)),
			missed: await missedCount(actor, all),
			received: watches && isOffice(actor) ? sent.submitted - sent.received : 0,
			inSight: watches ? null : { overdue: pressing.overdue, dueSoon: pressing.dueSoon },
			missing: watches && sent.expected > 0 ? sent.missing.length : null,
			ready: above.filter(({ standing }) => standing === 'ready').length,
			lost: above.filter(({ standing }) => standing === 'lost').length
		}),
		totals: totalsLine({
			figures: here,
			pressing,
			within,
			waiting: kind === 'leader' ? null : waiting,
			waitingHere: await waitingCount(actor, campaign.id),
			overdue: overdueBy(await heapsOf(actor, campaign.id, 'township')),
			words: levelWordsIn(names.units)
		}),
		groups: watches ? [] : await deskLists(actor, all),
		matrix: await matrix(actor, campaign.id, kind, ask, names, sent.byUnit),
		submission: own,
		submissions: watches ? await submissionsView(actor, campaign, sent) : null,
		overdue:
			shown[kind] > 0 ? await overdueRows(actor, all, names, pressing.overdue, shown[kind]) : null,
		week: weekParts(await weekCounts(actor, campaign.id)),
		others: await otherCampaigns(actor, others, watches),
		carried: await carriedOver(actor, all, names.today),
		untaken: isOffice(actor)
			? {
					count: await untakenCount(actor, campaign.id),
					href: `/campaigns/${campaign.id}/measures#untaken`
				}
			: null
	};
}

function overdueBy(heaps: Heap[]) {
	const late = heaps.filter(({ light }) => light === 'overdue' || light === 'longOverdue');
	const rows = (...levels: Heap['level'][]) =>
		late
			.filter((heap) => levels.includes(heap.level))
			.reduce((total, heap) => total + heap.rows, 0);
	return { townships: rows('township', 'village'), departments: rows('city', 'department') };
}
