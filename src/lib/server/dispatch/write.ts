import type { Actor } from '#lib/ledger/actor.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { PlanCounts } from '#lib/ledger/dispatch/plan.ts';
import { undecidedRefusal } from '#lib/ledger/notices/names.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { revisionOf } from '#lib/server/db/streams.ts';
import { directory } from '#lib/server/directory.ts';
import { namesOfUnits } from '#lib/server/findings/names.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { Prepared } from './prepare.ts';
import { append } from '#lib/server/record/events.ts';
import { insertAssigned } from '#lib/server/record/record.ts';
import { readDraft, saveDraft, type StoredDraft } from '#lib/server/findings/drafts.ts';

/** The campaign a dispatch made. */
export interface Dispatched {
	campaignId: string;
}

/** What the write checks again, and keeps beside the rows. */
interface Terms {
	rosterRevision: number;
	counts: PlanCounts;
	at: Instant;
}

/** The one write of a dispatch. Refuses while a proposed name is undecided, and when draft or roster
 * moved since it was prepared. */
export async function writeDispatch(
	tx: Tx,
	actor: Actor,
	kept: StoredDraft,
	prepared: Prepared,
	terms: Terms
): Promise<Dispatched | Refusal> {
	const current = await readDraft(tx, actor.countyId, kept.id);
	if (current?.campaignId) return { campaignId: current.campaignId };
	const moved =
		current?.version !== kept.version ||
		(await revisionOf(tx, actor.countyId, 'roster')) !== terms.rosterRevision;
	const places = namesOfUnits(await directory(actor.countyId, tx));
	const undecided = current && undecidedRefusal(current.draft, places);
	if (undecided) return undecided;
	const done = { campaignId: prepared.campaign.id };
	if (moved || !(await saveDraft(tx, actor, { ...kept, ...done }, terms.at)))
		return refuse(
			'stale',
			'准备期间草稿或单位名单有修改，什么都没有写入。请看过新的数字后再交办。'
		);
	await insertCampaign(tx, prepared);
	await insertAssigned(tx, actor, prepared.rows, terms.at);
	await logDispatch(tx, actor, kept, prepared, terms);
	return done;
}

async function insertCampaign(tx: Tx, { notice, campaign, leftOut, findings }: Prepared) {
	const all = <T>(pick: (records: Prepared['findings'][number]) => T[]) => findings.flatMap(pick);
	await tx.insert(tables.notices).values(notice);
	await tx.insert(tables.campaigns).values(campaign);
	await insertMany(tx, tables.campaignLeftOut, leftOut);
	await insertMany(
		tx,
		tables.findings,
		findings.map(({ finding }) => finding)
	);
	await insertMany(
		tx,
		tables.facets,
		all(({ facets }) => facets)
	);
	await insertMany(
		tx,
		tables.measures,
		all(({ measures }) => measures)
	);
	await insertMany(
		tx,
		tables.facetMeasures,
		all(({ links }) => links)
	);
	await insertMany(
		tx,
		tables.findingOwners,
		all(({ owners }) => owners)
	);
	await insertMany(
		tx,
		tables.findingOwnerMembers,
		all(({ members }) => members)
	);
}

function logDispatch(
	tx: Tx,
	{ countyId, personId, unitId }: Actor,
	kept: StoredDraft,
	{ campaign, notice }: Prepared,
	{ counts, at }: Terms
): Promise<void> {
	const body = { draftId: kept.id, noticeId: notice.id, name: campaign.name, counts };
	const who = { countyId, personId, unitId, campaignId: campaign.id };
	return append(tx, { ...who, kind: 'ledger', type: 'dispatch', at, body });
}
