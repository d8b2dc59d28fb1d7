import { and, eq, ne } from 'drizzle-orm';
import { TEMPLATES } from '#lib/exchange/sheets/templates.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { scopeOf, seesWhole } from '#lib/ledger/permissions.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countyIn, directory, type DirectoryUnit } from '#lib/server/directory.ts';

const r = tables.ledgerRows;

/**
 * The ledger of the unit in view: the one chosen, else the county for who sees all of it, else one's own.
 * @returns null where the actor does not see it whole or nothing was handed out to it
 */
export async function sheetDoor(
	actor: Actor,
	campaignId: string,
	chosen: string
): Promise<SheetDoor | null> {
	const units = await directory(actor.countyId);
	const { all } = scopeOf(actor);
	const county = countyIn(units);
	const unit = units.get(chosen || (all ? (county?.id ?? '') : actor.unitId));
	if (!unit || !seesWhole(scopeOf(actor), unit) || !(await hasRows(campaignId, unit))) return null;
	const { annex } = TEMPLATES[unit.level];
	return {
		href: `/ledgers/${unit.id}`,
		name: `${annex} ${unit.shortName}`.trim(),
		villages: unit.level === 'township',
		running: unit.level === 'department',
		county: all
	};
}

async function hasRows(campaignId: string, { id, level }: DirectoryUnit): Promise<boolean> {
	const place = level === 'township' ? eq(r.townshipId, id) : eq(r.unitId, id);
	const [row] = await db()
		.read.select({ id: r.id })
		.from(r)
		.where(and(eq(r.campaignId, campaignId), place, ne(r.stage, 'void')))
		.limit(1);
	return row !== undefined;
}

/** A unit's ledger, to be printed, saved as Excel or taken as blank form. */
export interface SheetDoor {
	/** /ledgers/<unit>; /print after it prints. */
	href: string;
	/** 附件2 顺店镇. */
	name: string;
	/** A township's book has its villages' sheets too. */
	villages: boolean;
	/** A department has a 推进台账 too. */
	running: boolean;
	/** The whole county may be taken along from /exports. */
	county: boolean;
}
