import type { Actor } from '#lib/ledger/actor.ts';
import type { Facts, NamedUnit } from '#lib/ledger/workflow/facts.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { refuseFields } from '#lib/ledger/refusal.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { requestWith } from './requesting.ts';
import { contentsOf, newRow } from './birth.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { taken } from '#lib/ledger/workflow/scene.ts';

/** 申请改派: the unit says that the row is not its own. */
const decline: Rule<'decline'> = (row, { reason }, scene) =>
	taken(
		row,
		{ type: 'decline', reason },
		{ request: requestWith({ kind: 'reassign', reason }, scene) },
		scene
	);

/** 维持交办: it is. */
const keepAssigned: Rule<'keepAssigned'> = (row, { reason, replyBy }, scene) => {
	const faults = replyFaults(replyBy, scene.facts);
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	return taken(row, { type: 'keepAssigned', reason }, { request: null, replyBy }, scene);
};

/**
 * 改派: the row is void here and stands as a new one, linked to it, at the right unit, with all that a transfer
 * brought; where that unit has a row of the finding already, that one is linked and none is added.
 */
const reassign: Rule<'reassign'> = (row, { toUnitId, reason, replyBy }, scene) => {
	const { facts, actor } = scene;
	const faults = { ...replyFaults(replyBy, facts), ...unitFaults(row.unitId, facts.named, actor) };
	const to = facts.named;
	if (!to || Object.keys(faults).length > 0) return refuseFields(faults);
	const words = { type: 'reassign' as const, reason, toUnitId };
	if (to.firstRowId && !row.problem)
		return taken(row, words, { request: null, keptRowId: to.firstRowId }, scene);
	const born = newRow({
		...row,
		unitId: to.id,
		townshipId: to.townshipId,
		level: to.level,
		chain: to.chain,
		ordinal: to.nextOrdinal,
		replyBy
	});
	return taken(row, words, { request: null }, scene, {
		creates: [{ ...born, ...brought(row), parentRowId: row.id }]
	});
};

export const reassigning = { decline, keepAssigned, reassign };

/** What a transfer brought to a row that is now declined goes on with it, the deadline too. */
function brought(row: LedgerRow): Partial<LedgerRow> {
	const { rectification, plannedOn, dueOn, originalDueOn, beyondReason } = row;
	return { ...contentsOf(row), rectification, plannedOn, dueOn, originalDueOn, beyondReason };
}

function replyFaults(replyBy: string, { today }: Facts): Record<string, string> {
	return replyBy < today ? { replyBy: '认领期限不能早于今天' } : {};
}

function unitFaults(fromId: string, to: NamedUnit | null, actor: Actor): Record<string, string> {
	const no = (toUnitId: string) => ({ toUnitId });
	if (!to) return no('没有这个单位，或它已并入其他单位，请重新选择');
	if (to.id === fromId) return no('这就是申请改派的单位；仍由它办理的，请选“维持交办”');
	if (to.level === 'city') return no('请选择部门、乡镇或村');
	if (!isOffice(actor) && to.townshipId !== actor.unitId) return no('乡镇只能改派给所属的村');
	return {};
}
