import type { Actor } from '#lib/ledger/actor.ts';
import { deskKindOf } from '#lib/ledger/desk-kind.ts';
import { deskLine } from '#lib/ledger/desk-line.ts';
import { totalsLine } from '#lib/ledger/desk-totals.ts';
import type { DeskKind, DeskView } from '#lib/ledger/desk-view.ts';
import type { Heap } from '#lib/ledger/figures.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import type { CampaignView } from '#lib/ledger/view.ts';
import { weekParts } from '#lib/ledger/week-acts.ts';
import { untakenCount } from '../campaigns-measures.ts';
import { levelWordsIn } from '../directory.ts';
import { figures, heapsOf } from '../figures.ts';
import { cardNames } from '../rows/board.ts';
import { keptUntilMoved } from '../rows/kept.ts';
import { rollups } from '../rows/rollups.ts';
import { deskGroups } from '../rows/home.ts';
import { waitingCount } from '../rows/waiting.ts';
import { weekCounts } from '../rows/week.ts';
import { submissionsOf } from '../submissions.ts';
import { carriedOver } from './carried.ts';
import { matrix, type MatrixAsk } from './matrix.ts';
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

const kept = keptUntilMoved<DeskView>(500);

/** The first page after sign-in: what is expected of this person today and how their part of the campaign stands. */
export function desk(actor: Actor, campaign: CampaignView, ask: MatrixAsk): Promise<DeskView> {
	const question = JSON.stringify([actor, campaign, ask]);
	return kept(actor.countyId, question, () => makeDesk(actor, campaign, ask));
}

async function makeDesk(actor: Actor, campaign: CampaignView, ask: MatrixAsk): Promise<DeskView> {
	const kind = deskKindOf(actor);
	if (kind === 'village') return villageDesk(actor, campaign);
	const watches = kind === 'county' || kind === 'leader';
	const names = await cardNames(actor, campaign.id);
	const heaps = await heapsOf(actor, campaign.id, 'township');
	const waiting = await waitingCount(actor, campaign.id);
	const week = await weekCounts(actor, campaign.id);
	const sent = await submissionsOf(actor, campaign.id);
	const own = await ownSubmission(actor, campaign, sent);
	const above = await rollups(actor, campaign.id);
	const all = await figures(actor, campaign.id);
	return {
		kind,
		above: await unitAbove(actor),
		line: deskLine({
			...campaign,
			today: names.today,
			waiting,
			...(await ownCounts(actor, campaign.id, names.today)),
			own,
			missed: await missedCount(actor, campaign.id),
			received: watches && isOffice(actor) ? sent.submitted - sent.received : 0,
			inSight: watches ? null : { overdue: all.overdue, dueSoon: all.dueSoon },
			missing: watches && sent.expected > 0 ? sent.missing.length : null,
			ready: above.filter(({ standing }) => standing === 'ready').length,
			lost: above.filter(({ standing }) => standing === 'lost').length
		}),
		totals: totalsLine({
			figures: all,
			waiting: kind === 'leader' ? null : waiting,
			overdue: overdueBy(heaps),
			words: levelWordsIn(names.units)
		}),
		groups: watches ? [] : await deskGroups(actor, campaign.id),
		matrix: await matrix(actor, campaign.id, kind, ask, names, sent.byUnit),
		submission: own,
		submissions: watches ? await submissionsView(actor, campaign, sent) : null,
		overdue:
			shown[kind] > 0 ? await overdueRows(actor, campaign, names, all.overdue, shown[kind]) : null,
		week: weekParts(week),
		carried: await carriedOver(actor, campaign.id, names.today),
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
