import { and } from 'drizzle-orm';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereLacking } from '#lib/server/sight/lacking.ts';
import { whereOfUnit, type Submitter } from './access.ts';

/** How many rows keep a unit from submitting. */
export function lacking(read: Pick<Reader, '$count'>, place: Submitter): Promise<number> {
	return read.$count(tables.ledgerRows, and(whereOfUnit(place), whereLacking()));
}

/** Why a unit cannot submit yet. */
export function lackingRefusal(rows: number): Refusal {
	return refuse(
		'lacking',
		`还有 ${rows} 条没有补齐，暂不能报送：请在下面的清单里逐条认领、填责任人或时限，再报送。`
	);
}
