import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { Change } from '#lib/ledger/notices/history.ts';
import type { Draft } from '#lib/ledger/notices/draft.ts';
import type { Reader, Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const { noticeDrafts, people, campaigns } = tables;

/** A draft as it is kept: the text, what it was read as and corrected to, and the latest changes. */
export interface StoredDraft {
	id: string;
	name: string;
	text: string;
	draft: Draft;
	changes: Change[];
	version: number;
	campaignId: string | null;
}

/** A line of the list of notices. */
export interface DraftSummary {
	id: string;
	name: string;
	title: string;
	documentNumber: string;
	items: number;
	updatedAt: Instant;
	updatedBy: string;
	campaign: { id: string; name: string; dispatchedAt: Instant | null } | null;
	version: number;
}

export async function listDrafts(read: Reader, countyId: string): Promise<DraftSummary[]> {
	const found = await read
		.select({ kept: noticeDrafts, updatedBy: people.name, campaign: campaigns })
		.from(noticeDrafts)
		.leftJoin(people, eq(people.id, noticeDrafts.personId))
		.leftJoin(campaigns, eq(campaigns.id, noticeDrafts.campaignId))
		.where(eq(noticeDrafts.countyId, countyId))
		.orderBy(desc(noticeDrafts.updatedAt));
	return found.map(({ kept, updatedBy, campaign }) => {
		const { document, items } = bodyOf(kept.body).draft;
		return {
			id: kept.id,
			name: kept.name,
			title: document.title,
			documentNumber: document.documentNumber,
			items: items.length,
			updatedAt: kept.updatedAt,
			updatedBy: updatedBy ?? '',
			campaign: campaign && {
				id: campaign.id,
				name: campaign.name,
				dispatchedAt: campaign.dispatchedAt
			},
			version: kept.version
		};
	});
}

export async function readDraft(
	read: Reader,
	countyId: string,
	id: string
): Promise<StoredDraft | undefined> {
	const [kept] = await read
		.select()
		.from(noticeDrafts)
		.where(and(eq(noticeDrafts.id, id), eq(noticeDrafts.countyId, countyId)));
	return kept && storedOf(kept);
}

/** The notice a campaign was handed out from. */
export async function draftOfCampaign(
	read: Reader,
	countyId: string,
	campaignId: string
): Promise<StoredDraft | undefined> {
	const [kept] = await read
		.select()
		.from(noticeDrafts)
		.where(and(eq(noticeDrafts.campaignId, campaignId), eq(noticeDrafts.countyId, countyId)));
	return kept && storedOf(kept);
}

/** Notices that are still being read, and which version of each is kept; not their words. */
export async function undispatchedDrafts(
	read: Reader,
	countyId: string
): Promise<{ id: string; version: number }[]> {
	return read
		.select({ id: noticeDrafts.id, version: noticeDrafts.version })
		.from(noticeDrafts)
		.where(and(eq(noticeDrafts.countyId, countyId), isNull(noticeDrafts.campaignId)));
}

function storedOf({ id, name, text, version, campaignId, body }: typeof noticeDrafts.$inferSelect) {
	return { id, name, text, version, campaignId, ...bodyOf(body) };
}

export async function insertDraft(tx: Tx, actor: Actor, kept: StoredDraft, at: Instant) {
	const { id, name, text, version, campaignId } = kept;
	const { countyId, personId } = actor;
	const body = bodyText(kept);
	await tx
		.insert(noticeDrafts)
		.values({ id, countyId, name, text, body, personId, updatedAt: at, version, campaignId });
}

/** Writes the next version over the one read; false when somebody else was first. */
export async function saveDraft(
	tx: Tx,
	actor: Actor,
	kept: StoredDraft,
	at: Instant
): Promise<boolean> {
	const written = await tx
		.update(noticeDrafts)
		.set({
			body: bodyText(kept),
			campaignId: kept.campaignId,
			personId: actor.personId,
			updatedAt: at,
			version: kept.version + 1
		})
		.where(asRead(kept))
		.returning({ id: noticeDrafts.id });
	return written.length > 0;
}

export async function deleteDraft(tx: Tx, kept: StoredDraft): Promise<boolean> {
	const gone = await tx.delete(noticeDrafts).where(asRead(kept)).returning({ id: noticeDrafts.id });
	return gone.length > 0;
}

function asRead(kept: StoredDraft) {
	return and(eq(noticeDrafts.id, kept.id), eq(noticeDrafts.version, kept.version));
}

function bodyText({ draft, changes }: StoredDraft): string {
	return JSON.stringify({ draft, changes });
}

// Only bodyText writes this column, so its shape is known.
function bodyOf(text: string): Pick<StoredDraft, 'draft' | 'changes'> {
	return JSON.parse(text) as Pick<StoredDraft, 'draft' | 'changes'>;
}
