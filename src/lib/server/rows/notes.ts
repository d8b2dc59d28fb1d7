import { and, inArray, ne } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { dayInWords } from '#lib/ledger/day.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import type { CardView } from './cards.ts';
import type { Offer } from '#lib/ledger/workflow/offer.ts';
import { lacksDeadline } from '#lib/ledger/workflow/prompt.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { veilEver } from '#lib/server/sight/names.ts';
import { reopenNotes } from './reopen-notes.ts';

const r = tables.ledgerRows;

/**
 * What is wanted before all else, by row: 退回补正至 7月12日：请补竣工照片; a new deadline where the row was hung up
 * again, by whom and why; what hinders the act that would be asked; whom a row was sent to.
 */
export async function notesOf(
	actor: Actor,
	cards: CardView[],
	offers: Map<string, Offer>
): Promise<Map<string, string>> {
	const notes = await returnNotes(
		actor,
		cards.map(({ head }) => head.id)
	);
	const reopened = await reopenNotes(actor, cards);
	const units = await directory(actor.countyId);
	for (const { head } of cards) {
		const note =
			offers.get(head.id)?.hindrance?.refusal.message ??
			reopened.get(head.id) ??
			sentNote(actor, head, units);
		if (note) notes.set(head.id, note);
		else if (lacksDeadline(head)) notes.set(head.id, '重新挂账，请重定时限');
	}
	return notes;
}

/** Why nothing can be done here: 已移交县卫健委，等待答复. */
function sentNote(
	{ unitId }: Actor,
	{ stage, transferToId, request }: LeanRow,
	units: Map<string, DirectoryUnit>
): string | undefined {
	if (stage !== 'transferPending' || !transferToId || transferToId === unitId) return undefined;
	const receiver = units.get(transferToId)?.shortName ?? '';
	return request?.refused ? `${receiver}不接收移交，等待办公室裁定` : `已移交${receiver}，等待答复`;
}

async function returnNotes(actor: Actor, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const found = await db()
		.read.select({
			id: r.id,
			level: r.level,
			unitId: r.unitId,
			townshipId: r.townshipId,
			leadUnitId: r.leadUnitId,
			amendBy: r.amendBy,
			returnReason: r.returnReason
		})
		.from(r)
		.where(and(inArray(r.id, ids), ne(r.returnReason, '')));
	const notes = new Map<string, string>();
	for (const row of found) {
		const reason = (await veilEver(actor, row)).text(row.returnReason);
		const until = row.amendBy ? `补正至 ${dayInWords(row.amendBy)}` : '';
		notes.set(row.id, `退回${until}：${reason}`);
	}
	return notes;
}
