import type { Actor } from '#lib/ledger/actor.ts';
import { handlesNotices, notOffice } from '#lib/ledger/notices/access.ts';
import { undecidedRefusal } from '#lib/ledger/notices/names.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { type DispatchProgress, progressOfDispatch, runOnce } from './progress.ts';
import { now } from '#lib/server/clock.ts';
import { prepareDispatch, type Prepared } from './prepare.ts';
import { writeOnce } from '#lib/server/forms/idempotency.ts';
import { previewDispatch } from '#lib/server/notices/preview.ts';
import { namesOfUnits } from '#lib/server/findings/names.ts';
import { writeDispatch, type Dispatched } from './write.ts';
import type { StoredDraft } from '#lib/server/findings/drafts.ts';
import { noticeDraft } from '#lib/server/notices/drafts.ts';

/**
 * Hands out a draft: campaign, findings and every row at once, or nothing. Done once however often it
 * is called: the key, the draft itself and a run under way each answer with the same campaign.
 * @param version of the draft whose preview was seen
 * @param rosterRevision of the roster behind that preview; a later roster refuses
 */
export async function dispatch(
	actor: Actor,
	draftId: string,
	version: number,
	key: string,
	rosterRevision?: number
): Promise<Dispatched | Refusal> {
	const kept = await noticeDraft(actor, draftId);
	if (isRefusal(kept)) return kept;
	if (kept.campaignId) return { campaignId: kept.campaignId };
	if (kept.version !== version) return changed('草稿');
	return runOnce(draftId, (progress) =>
		prepareAndWrite(actor, kept, key, progress, rosterRevision)
	);
}

/** How far the dispatch of a draft has come: under way, done, or not begun (null). */
export async function dispatchProgress(
	actor: Actor,
	draftId: string
): Promise<DispatchProgress | Dispatched | Refusal | null> {
	if (!handlesNotices(actor)) return notOffice();
	const kept = await noticeDraft(actor, draftId);
	if (isRefusal(kept)) return kept;
	return kept.campaignId ? { campaignId: kept.campaignId } : progressOfDispatch(draftId);
}

async function prepareAndWrite(
	actor: Actor,
	kept: StoredDraft,
	key: string,
	progress: DispatchProgress,
	seen: number | undefined
): Promise<Dispatched | Refusal> {
	const { plan, units, rosterRevision } = await previewDispatch(actor, kept.draft);
	if (seen !== undefined && seen !== rosterRevision) return changed('单位名单');
	const blocking = plan.problems.filter(({ severity }) => severity === 'error');
	if (blocking.length > 0)
		return refuse('blocked', `还不能交办：${blocking.map(({ message }) => message).join('')}`);
	const undecided = undecidedRefusal(kept.draft, namesOfUnits(units));
	if (undecided) return undecided;
	const at = now();
	const prepared: Prepared = await prepareDispatch(actor, kept, plan, progress, at);
	progress.writing = true;
	return writeOnce(actor, 'ledger', key, (tx) =>
		writeDispatch(tx, actor, kept, prepared, { rosterRevision, counts: plan.counts, at })
	);
}

function changed(what: string): Refusal {
	return refuse('stale', `${what}在您预览之后又有修改。页面已换成最新内容，请看过数字后再交办。`);
}
