import type { Actor } from '#lib/ledger/actor.ts';
import { handlesNotices, notOffice } from '#lib/ledger/notices/access.ts';
import { applyEdit } from '#lib/ledger/notices/apply.ts';
import type { DraftEdit } from '#lib/ledger/notices/edit.ts';
import { countedIn, identityInEdit, wideStars } from '#lib/ledger/notices/names.ts';
import { withChange as rememberChange, undoLast } from '#lib/ledger/notices/history.ts';
import { editSentence } from '#lib/ledger/notices/sentence.ts';
import type { ReadProblem } from '#lib/ledger/notices/draft.ts';
import { maskIdentities, maskNumbers } from '#lib/ledger/mask/numbers.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { startDraft } from '#lib/ledger/notices/start.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { readNotice } from '#lib/notice/read.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { directory, levelWordsOf } from '#lib/server/directory.ts';
import { namesOfUnits } from '#lib/server/findings/names.ts';
import { newId } from '#lib/server/ids.ts';
import { writeOnce } from '#lib/server/forms/idempotency.ts';
import { changeable, changeDraft, logDraft, staleDraft, unseenDraft } from './change.ts';
import {
	deleteDraft,
	insertDraft,
	listDrafts,
	readDraft,
	type DraftSummary,
	type StoredDraft
} from '#lib/server/findings/drafts.ts';

/** The longest text taken in, characters: five times the longest notice known. */
const TEXT_LIMIT = 200_000;

/** Every notice of the county that is being read or was dispatched, the newest first. */
export async function noticeDrafts(actor: Actor): Promise<DraftSummary[] | Refusal> {
	if (!handlesNotices(actor)) return notOffice();
	return listDrafts(db().read, actor.countyId);
}

/** A draft as it is read; once it was handed out, these names are masked in it. */
export type ReadDraft = StoredDraft & { masked: readonly string[] };

/**
 * One draft whole, with its text; once it was handed out, villagers are masked in the text (domain §8).
 * `unseenDraft` when the county has none of that id. */
export async function noticeDraft(actor: Actor, draftId: string): Promise<ReadDraft | Refusal> {
	if (!handlesNotices(actor)) return notOffice();
	const kept = await readDraft(db().read, actor.countyId, draftId);
	if (!kept) return unseenDraft();
	if (!kept.campaignId) return { ...kept, masked: [] };
	const places = namesOfUnits(await directory(actor.countyId));
	const masked = countedIn(kept.draft, kept.text, places);
	return { ...kept, masked, text: wideStars(maskText(kept.text, masked)) };
}

/**
 * Reads a notice and keeps what was read as a draft.
 * @param name file the text came from; empty for pasted text
 * @param key the same key makes one draft, however often it is sent
 */
export async function startNoticeDraft(
	actor: Actor,
	notice: { name: string; text: string },
	key?: string
): Promise<{ id: string } | Refusal> {
	if (!handlesNotices(actor)) return notOffice();
	const read = notice.text.replace(/\r\n?/g, '\n');
	const text = wideStars(maskIdentities(read));
	const draft = readable(text, maskIdentities(read) === read ? [] : [identitiesMasked]);
	if (isRefusal(draft)) return draft;
	// A number in a name would stand in lists and headings.
	const name = maskNumbers(notice.name) || draft.document.documentNumber || '粘贴的文字';
	return writeOnce(actor, 'draft', key, async (tx, at) => {
		const kept = { id: newId(), name, text, draft, changes: [], version: 1, campaignId: null };
		await insertDraft(tx, actor, kept, at);
		await logDraft(tx, actor, 'startDraft', kept.id, { name, items: draft.items.length });
		return { id: kept.id };
	});
}

/**
 * One act on a draft. @param version what the person saw; when somebody else was first the refusal
 * says who changed what, and nothing is written.
 */
export async function editDraft(
	actor: Actor,
	draftId: string,
	version: number,
	edit: DraftEdit
): Promise<{ version: number } | Refusal> {
	const number = identityInEdit(edit);
	if (number) return number;
	return changeDraft(actor, draftId, version, async (tx, kept) => {
		const by = { personId: actor.personId, name: actor.name, at: now() };
		const draft = applyEdit(kept.draft, edit, { source: kept.text, by });
		if (isRefusal(draft)) return draft;
		const sentence = editSentence(edit, kept.draft, await levelWordsOf(actor.countyId, tx));
		const entry = { version: version + 1, ...by, sentence };
		await logDraft(tx, actor, 'editDraft', draftId, { version: version + 1, sentence, edit });
		return { draft, changes: rememberChange(kept.changes, kept.draft, draft, entry) };
	});
}

/** Takes the last act back; the record of events keeps both. */
export async function undoEdit(
	actor: Actor,
	draftId: string,
	version: number
): Promise<{ version: number } | Refusal> {
	return changeDraft(actor, draftId, version, async (tx, kept) => {
		const outcome = undoLast(kept.draft, kept.changes);
		if (isRefusal(outcome)) return outcome;
		const { sentence } = outcome.undone;
		await logDraft(tx, actor, 'undoEdit', draftId, { version: version + 1, sentence });
		return { draft: outcome.draft, changes: kept.changes.slice(0, -1) };
	});
}

/** Throws a draft away; one that was dispatched stays, it is the campaign's origin. */
export async function discardDraft(
	actor: Actor,
	draftId: string,
	version: number
): Promise<{ name: string } | Refusal> {
	if (!handlesNotices(actor)) return notOffice();
	return db().write(actor.countyId, 'draft', async (tx) => {
		const kept = await changeable(tx, actor, draftId, version);
		if (isRefusal(kept)) return kept;
		if (!(await deleteDraft(tx, kept))) return staleDraft(kept, version);
		await logDraft(tx, actor, 'discardDraft', draftId, { name: kept.name });
		return { name: kept.name };
	});
}

const identitiesMasked: Omit<ReadProblem, 'id'> = {
	line: null,
	severity: 'info',
	message: '原文里有身份证号：程序不保存，中间各位已换成＊'
};

function readable(text: string, problems: Omit<ReadProblem, 'id'>[]) {
	if (text.trim() === '') return refuse('empty', '请选择通知文件，或者粘贴通知全文。', 'text');
	if (text.length > TEXT_LIMIT)
		return refuse('said', `文字有 ${text.length} 字，超过 ${TEXT_LIMIT} 字的上限。`, 'text');
	const reading = readNotice(text);
	const draft = startDraft({ ...reading, problems: [...reading.problems, ...problems] }, text);
	if (draft.items.length > 0) return draft;
	return refuse(
		'nothing',
		'这段文字里没有认出反馈问题。请确认是通知全文：问题应有序号，后面有“整改措施”或“责任单位”。',
		'text'
	);
}
