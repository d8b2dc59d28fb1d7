import type { Actor } from '#lib/ledger/actor.ts';
import { handlesNotices, notOffice } from '#lib/ledger/notices/access.ts';
import { changesSince } from '#lib/ledger/notices/history.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import type { EventType } from '#lib/server/record/event-words.ts';
import { append } from '#lib/server/record/events.ts';
import { readDraft, saveDraft, type StoredDraft } from '#lib/server/findings/drafts.ts';

/**
 * One change of a draft at the version that was seen, in one write with its event.
 * @param change what becomes of the draft, or why nothing does
 */
export async function changeDraft(
	actor: Actor,
	draftId: string,
	version: number,
	change: (tx: Tx, kept: StoredDraft) => Promise<Pick<StoredDraft, 'draft' | 'changes'> | Refusal>
): Promise<{ version: number } | Refusal> {
	if (!handlesNotices(actor)) return notOffice();
	return db().write(actor.countyId, 'draft', async (tx) => {
		const kept = await changeable(tx, actor, draftId, version);
		if (isRefusal(kept)) return kept;
		const changed = await change(tx, kept);
		if (isRefusal(changed)) return changed;
		const saved = await saveDraft(tx, actor, { ...kept, ...changed }, now());
		return saved ? { version: version + 1 } : staleDraft(kept, version);
	});
}

/** The draft, if it is still what was seen and not yet dispatched. */
export async function changeable(tx: Tx, actor: Actor, draftId: string, version: number) {
	const kept = await readDraft(tx, actor.countyId, draftId);
	if (!kept) return unseenDraft();
	if (kept.campaignId)
		return refuse(
			'dispatched',
			'这份通知已经交办，草稿和审核流程都不能再改。要补充单位，请到整改批次里“补交办”。'
		);
	return kept.version === version ? kept : staleDraft(kept, version);
}

/** Keeps what was done to a draft in the chain of drafts. */
export function logDraft(
	tx: Tx,
	actor: Actor,
	type: EventType,
	draftId: string,
	body: Record<string, unknown>
): Promise<void> {
	const { countyId, personId, unitId } = actor;
	const event = { countyId, kind: 'draft' as const, type, personId, unitId };
	return append(tx, { ...event, at: now(), body: { draftId, ...body } });
}

export function unseenDraft(): Refusal {
	return refuse('unseen', '没有找到这份通知：它可能已被删除，或网址有误。');
}

export function staleDraft(kept: StoredDraft, version: number): Refusal {
	const since = changesSince(kept.changes, version);
	const done = since.map((change) => `${change.name}：${change.sentence}`).join('；');
	return refuse(
		'stale',
		done
			? `您核对期间草稿已被修改（${done}）。页面已换成最新内容，您填的还在，请看过后再保存。`
			: '您核对期间有人撤销了一处修改。页面已换成最新内容，您填的还在，请看过后再保存。'
	);
}
