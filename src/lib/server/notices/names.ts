import { type InSentence, sentenceAround } from '#lib/ledger/names/sentence-around.ts';
import type { NameVerdict } from '#lib/ledger/notices/names-view.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { handlesNotices, notOffice } from '#lib/ledger/notices/access.ts';
import { namesInItem } from '#lib/ledger/notices/names.ts';
import { wholeText } from '#lib/ledger/notices/finding-names.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { campaignOf } from '#lib/server/campaigns/campaigns.ts';
import { db, type Database } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { countedOn, namesInFindings, namesOfUnits } from '#lib/server/findings/names.ts';
import { draftOfCampaign, readDraft, undispatchedDrafts } from '#lib/server/findings/drafts.ts';
import { findingOf } from '#lib/server/sight/finding-of-row.ts';

const f = tables.findings;

/** The names in the notice of a campaign, for those who hand notices out. */
export async function noticeNames(
	actor: Actor,
	campaignId: string
): Promise<NoticeNamesView | Refusal> {
	if (!handlesNotices(actor)) return notOffice();
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	const names = await namesInFindings(actor.countyId);
	const found = await db()
		.read.select({ id: f.id, number: f.number })
		.from(f)
		.where(and(eq(f.campaignId, campaignId), eq(f.countyId, actor.countyId)))
		.orderBy(asc(f.ordinal));
	const findings: NoticeNamesView['findings'] = [];
	for (const { id, number } of found) {
		const own = names.get(id);
		if (!own || own.counted.length + own.notNames.length === 0) continue;
		const { finding } = await findingOf(actor.countyId, id);
		const text = wholeText(finding);
		const inSentence = (word: string, decided = false) =>
			sentenceAround(text, word, own.counted, decided);
		findings.push({
			id,
			number,
			title: maskText(finding.title, own.counted),
			names: {
				open: own.open.map(({ name }) => ({ which: name, ...inSentence(name) })),
				// Who decided has seen it: what was once decided is masked here as everywhere.
				marked: own.marked.map((name, at) => ({ which: String(at), ...inSentence(name, true) })),
				none: own.notNames.map((word) => ({ which: word, ...inSentence(word) }))
			}
		});
	}
	const kept = await draftOfCampaign(db().read, actor.countyId, campaignId);
	return {
		campaign: { id: campaign.id, name: campaign.name },
		version: kept?.version ?? 0,
		open: findings.reduce((sum, finding) => sum + finding.names.open.length, 0),
		findings
	};
}

/** How many proposed names of a campaign nobody decided on; null for whoever does not decide. */
export async function openNamesOf(actor: Actor, findingIds: string[]): Promise<number | null> {
	if (!handlesNotices(actor)) return null;
	const names = await namesInFindings(actor.countyId);
	return findingIds.reduce((sum, id) => sum + (names.get(id)?.open.length ?? 0), 0);
}

/** Every name that counts in the notices of a county, handed out or still being read. */
export async function namesOfNotices(countyId: string): Promise<readonly string[]> {
	const names = await namesInFindings(countyId);
	const ofFindings = [...names.keys()].flatMap((id) => countedOn(names, id));
	return [...new Set([...ofFindings, ...(await namesBeingRead(countyId))])];
}

/** By notice that is still being read: the names in it, at its version and the roster's. */
type NamesByDraft = Map<string, { at: string; names: readonly string[] }>;
/** Of each store, by county. */
const stores = new WeakMap<Database, Map<string, NamesByDraft>>();

async function namesBeingRead(countyId: string): Promise<string[]> {
	const store = db();
	const counties = stores.get(store) ?? new Map<string, NamesByDraft>();
	stores.set(store, counties);
	const known = counties.get(countyId);
	const [roster] = await store.revisions(countyId, ['roster']);
	const places = namesOfUnits(await directory(countyId));
	const kept: NamesByDraft = new Map();
	for (const { id, version } of await undispatchedDrafts(store.read, countyId)) {
		const at = `${version}/${roster}`;
		const before = known?.get(id);
		if (before?.at === at) {
			kept.set(id, before);
			continue;
		}
		const { items = [] } = (await readDraft(store.read, countyId, id))?.draft ?? {};
		kept.set(id, { at, names: items.flatMap((item) => namesInItem(item, places).counted) });
	}
	counties.set(countyId, kept);
	return [...kept.values()].flatMap((one) => one.names);
}

/** A word of a notice with its sentence; of a name that was decided on, masked, its place among them. */
export interface NameHere extends InSentence {
	/** The word, or of a marked name its place in the list. */
	which: string;
}

/** 通知里的姓名: what the office decides on after a notice was handed out. */
export interface NoticeNamesView {
	campaign: { id: string; name: string };
	/** Of the notice, for the forms. */
	version: number;
	/** How many nobody decided on. */
	open: number;
	findings: {
		id: string;
		number: string;
		title: string;
		names: Record<NameVerdict, NameHere[]>;
	}[];
}
