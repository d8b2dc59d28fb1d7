import type { Actor } from '#lib/ledger/actor.ts';
import { draftEdit } from '#lib/ledger/notices/edit.ts';
import { openProblems } from '#lib/ledger/notices/problems.ts';
import { namesInItem } from '#lib/ledger/notices/names.ts';
import { directory } from '#lib/server/directory.ts';
import { dispatch } from '#lib/server/dispatch/dispatch.ts';
import { namesOfUnits } from '#lib/server/findings/names.ts';
import { confirmGroup, listGroups } from '#lib/server/roster/groups.ts';
import { editDraft, noticeDraft, startNoticeDraft } from '#lib/server/notices/drafts.ts';
import type { Calendar } from './calendar.ts';
import { done } from './done.ts';

/** Takes a notice in as the office would: read, looked through, names in it marked, its groups and days confirmed, handed out. */
export async function handOut(
	actor: Actor,
	notice: { name: string; text: string },
	{ startOn, ledgersDueOn, endOn }: Calendar
): Promise<{ campaignId: string }> {
	for (const { id, version, confirmed } of await listGroups(actor))
		if (!confirmed) done(await confirmGroup(actor, id, version));
	const { id } = done(await startNoticeDraft(actor, notice));
	const { draft } = done(await noticeDraft(actor, id));
	for (const { id: problemId } of openProblems(draft))
		await edit(actor, id, { type: 'check', problemId });
	const places = namesOfUnits(await directory(actor.countyId));
	for (const item of draft.items)
		for (const { name } of namesInItem(item, places).open)
			await edit(actor, id, { type: 'decideName', itemId: item.id, name, isName: 'true' });
	const { name, ledgerTitle, expectedTownships, expectedVillages } = draft.campaign;
	const { version } = await edit(actor, id, {
		type: 'setCampaign',
		name,
		ledgerTitle,
		startOn,
		ledgersDueOn,
		endOn,
		expectedTownships: expectedTownships ?? '',
		expectedVillages: expectedVillages ?? ''
	});
	return done(await dispatch(actor, id, version, `seed-${id}`));
}

async function edit(actor: Actor, draftId: string, change: Record<string, unknown>) {
	const { version } = done(await noticeDraft(actor, draftId));
	return done(await editDraft(actor, draftId, version, draftEdit.parse(change)));
}
