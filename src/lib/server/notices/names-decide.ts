import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { handlesNotices, notOffice } from '#lib/ledger/notices/access.ts';
import { withChange } from '#lib/ledger/notices/history.ts';
import type { DraftItem } from '#lib/ledger/notices/draft.ts';
import type { FindingNames } from '#lib/ledger/notices/finding-names.ts';
import type { NameVerdict } from '#lib/ledger/notices/names-view.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { namesInFindings } from '#lib/server/findings/names.ts';
import { draftOfCampaign, saveDraft } from '#lib/server/findings/drafts.ts';

const f = tables.findings;

/** One tap on one name of a notice that was handed out. */
export interface NameDecision {
	findingId: string;
	/** How the name stood on the page, and which of those it is. */
	standing: NameVerdict;
	which: string;
	isName: boolean;
	/** Of the notice as the page showed it. */
	version: number;
}

/**
 * Says of one word in a notice that was handed out whether it names a villager, for the first time or the other way
 * about. From then on everybody reads it so: masked, or as it stands.
 */
export async function decideName(
	actor: Actor,
	campaignId: string,
	{ findingId, standing, which, isName, version }: NameDecision
): Promise<null | Refusal> {
	if (!handlesNotices(actor)) return notOffice();
	const { countyId, personId, unitId, name } = actor;
	return db().write(countyId, 'ledger', async (tx) => {
		const [finding] = await tx
			.select({ number: f.number, ordinal: f.ordinal })
			.from(f)
			.where(and(eq(f.id, findingId), eq(f.campaignId, campaignId), eq(f.countyId, countyId)));
		const kept = await draftOfCampaign(tx, countyId, campaignId);
		const names = (await namesInFindings(countyId, tx)).get(findingId);
		if (!finding || !kept || !names)
			return refuse('unseen', '没有找到这份通知的姓名：请刷新页面再试。');
		const word = wordAt(names, standing, which);
		if (kept.version !== version || !word)
			return refuse('stale', '刚刚有同事判断过这份通知的姓名：页面已换成最新内容，请看过再选。');
		const from = { marked: [...names.marked], notNames: [...names.notNames] };
		const without = (list: string[]) => list.filter((one) => one !== word);
		const to = { marked: without(from.marked), notNames: without(from.notNames) };
		(isName ? to.marked : to.notNames).push(word);
		const at = now();
		await tx.update(f).set({ markedNames: to.marked }).where(eq(f.id, findingId));
		const said = (item: DraftItem, index: number) =>
			index === finding.ordinal - 1
				? { ...item, markedNames: to.marked, notNames: to.notNames }
				: item;
		const draft = { ...kept.draft, items: kept.draft.items.map(said) };
		const sentence = `第${finding.number}项：交办后 1 个姓名定为${isName ? '群众姓名' : '不是姓名'}`;
		const entry = { version: version + 1, personId, name, at, sentence };
		const changes = withChange(kept.changes, kept.draft, draft, entry);
		if (!(await saveDraft(tx, actor, { ...kept, draft, changes }, at)))
			throw new Error('the notice moved inside a write');
		await append(tx, {
			countyId,
			kind: 'ledger',
			type: 'decideName',
			personId,
			unitId,
			at,
			campaignId,
			body: { finding: finding.number, findingId, draftId: kept.id, from, to }
		});
		return null;
	});
}

/** The word that stood so on the page; undefined when none does. */
function wordAt({ open, marked, notNames }: FindingNames, standing: NameVerdict, which: string) {
	if (standing === 'open') return open.find(({ name }) => name === which)?.name;
	if (standing === 'marked') return marked[Number(which)];
	return standing === 'none' ? notNames.find((none) => none === which) : undefined;
}
