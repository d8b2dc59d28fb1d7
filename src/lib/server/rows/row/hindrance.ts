import type { Actor } from '#lib/ledger/actor.ts';
import { scopeOf, sees } from '#lib/ledger/permissions.ts';
import type { Around } from '#lib/ledger/workflow/hindered.ts';
import type { RefusalKind } from '#lib/ledger/refusal.ts';
import type { Offer } from '#lib/ledger/workflow/offer.ts';

/** Why an act has to wait, with a door to what comes before it where this person may open that. */
export function hindranceView(
	actor: Actor,
	hindrance: Offer['hindrance'],
	around: Around
): HindranceView | null {
	if (!hindrance) return null;
	const { verb, name, refusal } = hindrance;
	return { verb, label: name, message: refusal.message, door: doorOf(actor, refusal.kind, around) };
}

function doorOf(actor: Actor, kind: RefusalKind, { child, draw }: Around): HindranceView['door'] {
	if (kind === 'unsettled') return { href: '#rollup', label: '看本项汇总' };
	if (kind === 'drawnFirst' && draw) return { href: `/draws/${draw.id}`, label: '看抽取记录' };
	if (kind === 'childOpen' && child && sees(scopeOf(actor), child))
		return { href: `/rows/${child.id}`, label: '看接收单位的条目' };
	return null;
}

/** An act that nobody could do now, in the place where its form would stand. */
export interface HindranceView {
	verb: string;
	label: string;
	message: string;
	/** Opens what comes first. */
	door: { href: string; label: string } | null;
}
