import type { Actor } from '#lib/ledger/actor.ts';
import { identityInText } from '#lib/ledger/command.ts';
import { identityIn } from '#lib/ledger/mask/numbers.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { RowView } from '#lib/ledger/row-view.ts';
import { now } from '../clock.ts';
import { db } from '../db/database.ts';
import { append } from '../events.ts';
import { seenRow } from '../ledger.ts';
import { unseen } from '../ledger/stale.ts';
import { rowView } from './row-view.ts';

const shortest = 4;
const longest = 200;

/**
 * One row with names and numbers of villagers in full, for somebody who reads them masked and says why (domain §8).
 * Who, which row and why is written down before anything is shown.
 */
export async function revealRow(
	actor: Actor,
	rowId: string,
	typed: string
): Promise<RowView | Refusal> {
	const reason = typed.trim();
	const number = identityIn(reason);
	if (reason.length < shortest || reason.length > longest)
		return refuse(
			'reason',
			`请写明为什么要看（${shortest} 到 ${longest} 字），如“核实监测户大病救助”。理由会记入日志。`,
			'reason'
		);
	if (number) return refuse('reason', identityInText(number), 'reason');
	const row = await seenRow(db().read, actor, rowId);
	if (!row) return unseen();
	if (!seesNames(actor, row)) await writeDown(actor, row, reason);
	return (await rowView(actor, rowId, null, { revealed: true })) ?? unseen();
}

function writeDown(
	{ countyId, personId, unitId }: Actor,
	row: { id: string; campaignId: string },
	reason: string
): Promise<void> {
	return db().write(countyId, 'access', (tx) =>
		append(tx, {
			...{ countyId, kind: 'access', type: 'namesRead', personId, unitId, at: now() },
			...{ campaignId: row.campaignId, rowId: row.id, body: { reason } }
		})
	);
}
