import { hash } from 'node:crypto';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { revisionOf } from '#lib/server/db/streams.ts';
import { tables } from '#lib/server/db/tables.ts';
import { allSheetsOf } from '#lib/server/sheets/unit.ts';
import { whereOfUnit, type Submitter } from './access.ts';

/** A ledger as read, not yet written: with where ledger and roster stood when the reading began. */
export interface Frozen {
	body: string;
	sha256: string;
	at: { ledger: number; roster: number };
}

/** Who signs a submission: the fill line of the printed form. */
export interface Signed {
	filledBy: string;
	phone: string;
	filledOn: Day;
}

/**
 * The whole ledger of a unit as one text, the same for the same ledger, with its SHA-256. A unit without rows, which
 * the office expects all the same, has no sheets.
 */
export async function freeze(
	actor: Actor,
	place: Submitter,
	signed: Signed
): Promise<Frozen | Refusal> {
	const { unit, campaign } = place;
	const at = {
		ledger: await db().revision(actor.countyId, 'ledger'),
		roster: await db().revision(actor.countyId, 'roster')
	};
	const rows = await db().read.$count(tables.ledgerRows, whereOfUnit(place));
	const sheets = rows === 0 ? [] : await allSheetsOf(actor, campaign.id, unit.id);
	if ('refused' in sheets) return sheets;
	const body = canonical(sheets.map((sheet) => filled(sheet, unit.shortName, signed)));
	return { body, sha256: hash('sha256', body), at };
}

/** Whether, inside a write, nothing has moved since the ledger was read; the write itself moved it by one. */
export async function unmoved(tx: Tx, countyId: string, { at }: Frozen): Promise<boolean> {
	return (
		(await revisionOf(tx, countyId, 'ledger')) === at.ledger + 1 &&
		(await revisionOf(tx, countyId, 'roster')) === at.roster
	);
}

/** The unit's own forms bear who filled them in; all bear the day. */
function filled(sheet: Sheet, unitName: string, signed: Signed): Sheet {
	const { filledBy, phone, filledOn } = signed;
	return sheet.unitName === unitName
		? { ...sheet, filledBy, phone, filledOn }
		: { ...sheet, filledOn };
}

/** JSON with the keys of every object in order, so that the same ledger gives the same text. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	);
}
