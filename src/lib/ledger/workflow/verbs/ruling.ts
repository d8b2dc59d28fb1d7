import { refuseFields } from '#lib/ledger/refusal.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { hungAgain } from './reopening.ts';
import { taken } from '#lib/ledger/workflow/scene.ts';
import { childOf, transferRefused } from './transferring.ts';

/** 裁定由接收单位办理: the receiver's row is handed out, whether it agrees or not. */
const imposeTransfer: Rule<'imposeTransfer'> = (row, { reason, dueOn, replyBy }, scene) => {
	const born = childOf(row, dueOn, reason, scene.facts);
	if ('faults' in born) return refuseFields(born.faults);
	if (replyBy < scene.facts.today) return refuseFields({ replyBy: '认领期限不能早于今天' });
	return taken(
		row,
		{ type: 'imposeTransfer', reason, dueOn },
		{ request: null, resumeStage: null },
		scene,
		{ creates: [{ ...born.child, replyBy }] }
	);
};

/** 裁定退回移交单位: the row goes on where it was. */
const revokeTransfer: Rule<'revokeTransfer'> = (row, { reason }, scene) =>
	taken(row, { type: 'revokeTransfer', reason }, transferRefused(row), scene);

/** 确认办结: the sender is satisfied with what the receiver did; that settles its own row. */
const confirmOutcome: Rule<'confirmOutcome'> = (row, { opinion }, scene) => {
	const { today } = scene.facts;
	return taken(row, { type: 'confirmOutcome', opinion }, { outcomeConfirmedOn: today }, scene);
};

/** 问题仍存在: the receiver's row is hung up again. */
const disputeOutcome: Rule<'disputeOutcome'> = (row, { reason }, scene) => {
	const { child, unitNames } = scene.facts;
	if (!child) throw new Error(`row ${row.id} was transferred to no row`);
	const finder = `移交单位${unitNames[row.unitId] ?? ''}`;
	const again = hungAgain(child, { finder, cause: 'belowStandard', evidence: reason }, scene);
	return taken(row, { type: 'disputeOutcome', reason }, {}, scene, {
		touched: [{ before: child, row: again.row, events: again.events }]
	});
};

export const ruling = { imposeTransfer, revokeTransfer, confirmOutcome, disputeOutcome };
