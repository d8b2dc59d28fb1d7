import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { DispatchPlan } from '#lib/ledger/dispatch/plan.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import type { DispatchProgress } from './progress.ts';
import { insertsOfFinding, selfFoundFinding, type FindingInserts } from './findings.ts';
import { newId } from '#lib/server/ids.ts';
import type { StoredDraft } from '#lib/server/findings/drafts.ts';

export type Prepared = Awaited<ReturnType<typeof prepareDispatch>>;

const chunk = 500;

/**
 * Everything a dispatch writes, made before the write begins. Gives way to other requests after each
 * chunk of rows.
 */
export async function prepareDispatch(
	actor: Actor,
	kept: StoredDraft,
	plan: DispatchPlan,
	progress: DispatchProgress,
	at: Instant
) {
	const { countyId } = actor;
	const notice = noticeOf(actor, kept, at);
	const campaign = campaignOf(actor, kept, notice.id, at);
	const place = { countyId, campaignId: campaign.id };
	const findings: FindingInserts[] = [
		...plan.findings.map((planned, index) => insertsOfFinding(place, planned, index + 1)),
		selfFoundFinding(place, plan.findings.length + 1)
	];
	return {
		notice,
		campaign,
		findings,
		leftOut: kept.draft.campaign.leftOutUnitIds.map((unitId) => ({ ...place, unitId })),
		rows: await rowsOf(place, kept, plan, findings, progress)
	};
}

async function rowsOf(
	place: { countyId: string; campaignId: string },
	{ draft }: StoredDraft,
	plan: DispatchPlan,
	findings: FindingInserts[],
	progress: DispatchProgress
): Promise<LedgerRow[]> {
	const { chains, ledgersDueOn } = draft.campaign;
	const findingIds = new Map(findings.map(({ itemId, finding }) => [itemId, finding.id]));
	const rows: LedgerRow[] = [];
	progress.total = plan.rows.length;
	for (const { itemId, unitId, townshipId, leadUnitId, level } of plan.rows) {
		const findingId = findingIds.get(itemId);
		if (!findingId) throw new Error(`A planned row names the unknown item ${itemId}.`);
		const born = newRow({
			...place,
			findingId,
			unitId,
			townshipId,
			leadUnitId,
			level,
			ordinal: 1,
			chain: chains[level],
			replyBy: ledgersDueOn || null
		});
		rows.push({ ...born, id: newId() });
		progress.done = rows.length;
		if (rows.length % chunk === 0) await nextTurn();
	}
	return rows;
}

function noticeOf({ countyId }: Actor, { draft, name, text }: StoredDraft, at: Instant) {
	const { title, documentNumber, issuer, issuedOn } = draft.document;
	return {
		id: newId(),
		countyId,
		title,
		documentNumber,
		issuer,
		issuedOn,
		text,
		fileName: name,
		sha256: createHash('sha256').update(text).digest('hex'),
		confirmedAt: at
	};
}

function campaignOf({ countyId }: Actor, { draft }: StoredDraft, noticeId: string, at: Instant) {
	const { name, ledgerTitle, startOn, ledgersDueOn, endOn, chains } = draft.campaign;
	const { expectedVillages, expectedTownships, drawPercent } = draft.campaign;
	return {
		id: newId(),
		countyId,
		noticeId,
		name,
		ledgerTitle,
		startOn,
		ledgersDueOn,
		endOn,
		chains,
		expectedVillages,
		expectedTownships,
		drawPercent,
		state: 'dispatched' as const,
		dispatchedAt: at,
		version: 1
	};
}
