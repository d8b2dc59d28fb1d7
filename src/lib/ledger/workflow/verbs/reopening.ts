import type { CommandOf } from '#lib/ledger/command/command.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Decision, Rule } from '#lib/ledger/workflow/decide.ts';
import { taken, touch, type Patch, type Scene } from '#lib/ledger/workflow/scene.ts';

/**
 * 重新挂账: a settled row comes back; one that was reported as 未发现 counts as 漏报 too, and fails the draw it lay
 * in. Its deadline was met or is past: the unit sets a new one (修改), the first stays as originalDueOn.
 */
export const reopen: Rule<'reopen'> = (row, command, scene) => {
	const reopened = hungAgain(row, command, scene);
	const { parent } = scene.facts;
	if (!parent?.outcomeConfirmedOn) return reopened;
	const { finder, evidence } = command;
	const sent = { type: 'disputeOutcome' as const, reason: `${finder}：${evidence}` };
	const touched = touch(parent, sent, { outcomeConfirmedOn: null }, scene);
	return { ...reopened, touched: [touched] };
};

/** The row back on the ledger, its relapse counted. */
export function hungAgain(
	row: LedgerRow,
	{ finder, cause, evidence }: Pick<CommandOf<'reopen'>, 'finder' | 'cause' | 'evidence'>,
	scene: Scene
): Decision {
	const missed = row.stage === 'notFound';
	const { draw } = scene.facts;
	const failed = { kind: 'drawResult', drawId: draw?.id ?? '', result: 'failed' } as const;
	return taken(
		row,
		{ type: 'reopen', finder, cause, evidence, missed },
		{
			chainStep: 0,
			closedOn: null,
			request: null,
			goalReached: false,
			returnReason: '',
			amendBy: null,
			...withoutDeadline(row),
			relapses: row.relapses + 1,
			missed: row.missed + (missed ? 1 : 0),
			...(missed ? { check: null } : {})
		},
		scene,
		{ alsoDo: missed && draw ? [failed] : [] }
	);
}

/** A new deadline begins with nothing: no days of an earlier review count for it, no earlier 复核日期 binds it. */
function withoutDeadline({ rectification }: LedgerRow): Patch {
	return {
		dueOn: null,
		dueWording: '',
		reviewOn: null,
		plannedOn: null,
		reviewedDays: 0,
		rectification: rectification === 'longTerm' ? 'byDeadline' : rectification
	};
}

/** Whether what the row says of its outcome is from before it was hung up again, so that it does not stand any more. */
export function isRejected(events: Pick<LedgerEvent, 'type'>[]): boolean {
	const last = (type: LedgerEvent['type']) => events.findLastIndex((event) => event.type === type);
	return last('requestClosure') >= 0 && last('reopen') > last('requestClosure');
}
