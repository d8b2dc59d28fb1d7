import { eq, or, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { dayInWords } from '#lib/ledger/day.ts';
import type { Veil } from '#lib/ledger/mask/veil.ts';
import { scopeOf, sees } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { TieView } from './view.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { findingNames } from '#lib/server/findings/titles.ts';
import { veilsOf } from '#lib/server/sight/names.ts';

const r = tables.ledgerRows;

/**
 * The rows that one is tied to by 移交, 改派 or 作废. Who sent a row away reads here how it fares, though the row
 * itself is another unit's.
 */
export async function tiesOf(actor: Actor, row: LedgerRow): Promise<TieView[]> {
	const parts: SQL[] = [eq(r.parentRowId, row.id)];
	for (const id of [row.parentRowId, row.keptRowId]) if (id) parts.push(eq(r.id, id));
	const found = await db()
		.read.select()
		.from(r)
		.where(or(...parts));
	if (found.length === 0) return [];
	const units = await directory(row.countyId);
	const findings = new Map(
		(await findingNames(row.countyId, row.campaignId)).map((one) => [one.id, one])
	);
	const scope = scopeOf(actor);
	const veil = await veilsOf(actor, found);
	return found.map((other) => ({
		label: labelOf(row, other),
		number: `${findings.get(other.findingId)?.number ?? ''}-${other.ordinal}`,
		unit: units.get(other.unitId)?.shortName ?? '',
		text: standsAt(other, veil(other)),
		href: sees(scope, other) ? `/rows/${other.id}` : null
	}));
}

function labelOf(row: LedgerRow, other: LedgerRow): string {
	if (other.id === row.keptRowId) return '保留条目';
	const moved = row.stage === 'void' || other.stage === 'void' ? '改派' : '移交';
	return other.parentRowId === row.id ? `${moved}到` : `由${moved}而来`;
}

function standsAt(row: LedgerRow, veil: Veil): string {
	const due = row.dueOn && row.stage !== 'closed' ? `，时限 ${dayInWords(row.dueOn)}` : '';
	const closed = row.closedOn ? ` ${dayInWords(row.closedOn)}` : '';
	const outcome = row.outcome ? `：${veil.text(row.outcome)}` : '';
	return `${stageNames[row.stage]}${closed}${due}${outcome}`;
}
