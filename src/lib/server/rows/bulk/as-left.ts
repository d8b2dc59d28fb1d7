import type { Actor } from '#lib/ledger/actor.ts';
import type { BulkResult } from './bulk.ts';
import { type BulkLine, type BulkPreview, previewOfRows } from './preview.ts';
import type { BulkVerb } from '#lib/ledger/bulk.ts';
import { forgetPage, keptPage } from '#lib/server/forms/pages.ts';
import { bulkPage, readBulkForm, type BulkForm } from './form.ts';

type Left = BulkForm & { verb: BulkVerb };

/** The list of many rows that this person left when their session ran out; null when they left none. */
export async function leftBulk(actor: Actor): Promise<Left | null> {
	const form = await keptPage(actor, bulkPage);
	const { verb, ...left } = form ? readBulkForm(form) : { verb: undefined };
	return verb && 'picked' in left ? { verb, ...left } : null;
}

/**
 * The list as it was left: the same rows, those that were ticked, what was typed and the key of the form. Ticked rows
 * keep the version that was seen, so that what somebody did since is refused as stale and not signed unseen.
 * @returns no result where the rows had only been chosen
 */
export async function bulkAsLeft(
	actor: Actor,
	{ verb, picked, listed, values, key }: Left
): Promise<{ preview: BulkPreview; result?: BulkResult }> {
	const ids = [...picked.keys()];
	const preview = await previewOfRows(actor, verb, [...new Set([...listed, ...ids])]);
	const over = preview.will.length === 0 && preview.undrawn === 0;
	if (over) await forgetPage(actor, bulkPage);
	const seen = (line: BulkLine) => ({ ...line, version: picked.get(line.id) ?? line.version });
	const shown = { ...preview, will: preview.will.map(seen) };
	return key
		? { preview: shown, result: { verb, lines: [], errors: {}, values, ids } }
		: { preview: shown };
}
