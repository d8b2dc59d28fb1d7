import type { Actor } from '#lib/ledger/actor.ts';
import { unanswered, type NamingView } from '#lib/ledger/names/to-answer.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { namingOf } from './naming.ts';
import { happenedTo } from '#lib/server/sight/happened.ts';

type Typed = Record<string, unknown>;

/**
 * Comes back when names stand in the texts of an act's form of which the person has not said whether they are villagers'
 * (docs/decisions/013). Files that are read in and acts on many rows do not come this way.
 */
export async function refuseOpenNames(
	actor: Actor,
	rowId: string,
	typed: Typed
): Promise<Refusal | undefined> {
	const nobody = { marked: [], known: [], places: [], proposed: [] };
	if (!namesRefusal(typed, nobody)) return undefined;
	const row = await seenRow(db().read, actor, rowId);
	if (!row) return undefined;
	const events = (await happenedTo(row.id)).map(({ event }) => event);
	return namesRefusal(typed, await namingOf(actor, row, events, []));
}

/** What a form says of names nobody has answered for; undefined when there are none. */
export function namesRefusal(typed: Typed, naming: NamingView): Refusal | undefined {
	const left = unanswered(typed, naming);
	if (left.length === 0) return undefined;
	const ask = `这些疑似农户姓名是否要打码：${left.join('、')}。请逐个选“标记”或“不是农户”，再提交。`;
	return refuse('names', ask, 'markNames');
}
