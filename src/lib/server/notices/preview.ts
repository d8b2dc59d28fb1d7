import { livingUnits, directory, type DirectoryUnit } from '#lib/server/directory.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { resolverOf } from '#lib/ledger/dispatch/owners.ts';
import { planDispatch, type DispatchPlan } from '#lib/ledger/dispatch/plan.ts';
import type { Draft } from '#lib/ledger/notices/draft.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { ownerRoster } from '#lib/server/roster/units/owners.ts';

/** A plan with the roster it was made from, so that numbers seen are the numbers written. */
export interface Preview {
	plan: DispatchPlan;
	/** Every unit of the county, merged ones too, for names. */
	units: Map<string, DirectoryUnit>;
	rosterRevision: number;
}

/** What a dispatch of this draft would write just now; nothing is written. */
export async function previewDispatch(actor: Actor, draft: Draft): Promise<Preview> {
	const { countyId } = actor;
	const rosterRevision = await db().revision(countyId, 'roster');
	const units = await directory(countyId);
	const roster = await ownerRoster(db().read, countyId);
	const onDay = draft.document.issuedOn ?? today();
	const plan = planDispatch(draft, livingUnits(units), resolverOf(draft, roster, onDay));
	return { plan, units, rosterRevision };
}
