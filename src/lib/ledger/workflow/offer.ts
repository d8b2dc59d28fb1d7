import type { Actor } from '#lib/ledger/actor.ts';
import type { Standing } from '#lib/ledger/chain/panel.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import { hindered, type Around } from './hindered.ts';
import { movesFor, type Move } from './moves.ts';
import { prompted } from './prompt.ts';

/** What a page offers a person on a row: nothing that is refused whatever they type. */
export interface Offer {
	moves: Move[];
	/** The act that is asked of this person; its form stands open. */
	asked: Move | null;
	/** The act that would be asked, or that was looked for, and what comes before it. */
	hindrance: { verb: Verb; name: string; refusal: Refusal } | null;
}

/** @param sought the act that the page was opened for, if any */
export function offerTo(
	actor: Actor,
	row: LedgerRow,
	standing: Standing,
	around: Around,
	sought: string | null = null
): Offer {
	const open = movesFor(row, actor, standing);
	const why = new Map(open.map(({ verb }) => [verb, hindered(row, verb, actor, around)]));
	const asked =
		open.find(({ verb }) => verb === sought) ??
		open.find(({ verb }) => prompted(verb, row, around.today)) ??
		null;
	const refusal = asked && (why.get(asked.verb) ?? null);
	return {
		moves: open.filter(({ verb }) => !why.get(verb)),
		asked: refusal ? null : asked,
		hindrance: asked && refusal ? { verb: asked.verb, name: verbNames[asked.verb], refusal } : null
	};
}
