import type { Facts } from '../facts.ts';
import { refuse, refuseFields, type Refusal } from '../refusal.ts';
import { settled, unsettledRefusal } from '../rollup.ts';
import type { LedgerRow } from '../row.ts';
import type { Rule } from '../workflow.ts';
import { askedFor } from './asking.ts';
import { hungAgain } from './reopening.ts';
import { taken } from './scene.ts';
import { childOf, notSent } from './transferring.ts';

/** Working days a receiver has to answer before the office may rule (domain §5). */
export const receiverDays = 3;

/** 裁定由接收单位办理: the receiver's row is handed out, whether it agrees or not. */
const imposeTransfer: Rule<'imposeTransfer'> = (row, { reason, dueOn, replyBy }, scene) => {
	const wait = receiverHasTime(row, scene.facts);
	if (wait) return wait;
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
const revokeTransfer: Rule<'revokeTransfer'> = (row, { reason }, scene) => {
	const wait = receiverHasTime(row, scene.facts);
	if (wait) return wait;
	return taken(row, { type: 'revokeTransfer', reason }, notSent(row), scene);
};

/** 确认办结: the sender is satisfied with what the receiver did; that settles its own row. */
const confirmOutcome: Rule<'confirmOutcome'> = (row, { opinion }, scene) => {
	const { today, unsettled } = scene.facts;
	const open = notYetSettled(scene.facts) ?? unsettledRefusal(row, unsettled, '确认办结');
	if (open) return open;
	return taken(row, { type: 'confirmOutcome', opinion }, { outcomeConfirmedOn: today }, scene);
};

/** 问题仍存在: the receiver's row is hung up again. */
const disputeOutcome: Rule<'disputeOutcome'> = (row, { reason }, scene) => {
	const { child, unitNames } = scene.facts;
	const open = notYetSettled(scene.facts);
	if (open) return open;
	if (!child || (child.stage !== 'closed' && child.stage !== 'longTerm'))
		return refuse('childGone', '接收单位的条目没有销号记录，不能重新挂账；请联系办公室处理。');
	const finder = `移交单位${unitNames[row.unitId] ?? ''}`;
	const again = hungAgain(child, { finder, cause: 'belowStandard', evidence: reason }, scene);
	return taken(row, { type: 'disputeOutcome', reason }, {}, scene, {
		touched: [{ before: child, row: again.row, events: again.events }]
	});
};

export const ruling = { imposeTransfer, revokeTransfer, confirmOutcome, disputeOutcome };

function receiverHasTime(row: LedgerRow, { today, workingDays }: Facts): Refusal | null {
	const { since, refused } = askedFor(row, 'transfer');
	const left = receiverDays - workingDays(since, today);
	if (refused || left < 0) return null;
	return refuse(
		'receiverHasTime',
		`接收单位有 ${receiverDays} 个工作日答复${left > 0 ? `，还剩 ${left} 个` : '，今天是最后一天'}；它答复不接收或过期未答复时再裁定。`
	);
}

function notYetSettled({ child }: Facts): Refusal | null {
	if (child && child.stage !== 'void' && settled(child)) return null;
	return refuse('childOpen', '接收单位还没有办结：它的条目销号后，再来确认。');
}
