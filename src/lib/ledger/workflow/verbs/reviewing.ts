import { isRefusal, refuseFields } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { attached } from './evidence.ts';
import {
	leaveReview,
	signature,
	taken,
	type Patch,
	type Scene
} from '#lib/ledger/workflow/scene.ts';

/** 核查通过: signs a step that is not the last and hands the row to the next. */
export const verify: Rule<'verify'> = (row, { way, conclusion, fileIds }, scene) => {
	const came = attached(row, 'verify', fileIds, scene);
	if (isRefusal(came)) return came;
	const signOff = signature(row, scene, { verb: 'verify', way, opinion: conclusion });
	const { step, fellToOffice, opinion } = signOff;
	return taken(
		row,
		{ type: 'verify', step, fellToOffice, way, opinion },
		{ ...came.patch, chainStep: row.chainStep + 1, withReviewerSince: scene.facts.today },
		scene,
		{ signOff, alsoDo: came.alsoDo }
	);
};

/** 审定销号: signs the last step; the row is struck off today. */
export const approve: Rule<'approve'> = (row, { opinion, fileIds }, scene) => {
	const came = attached(row, 'approve', fileIds, scene);
	if (isRefusal(came)) return came;
	const signOff = signature(row, scene, { verb: 'approve', way: '', opinion });
	const { step, fellToOffice } = signOff;
	const { today } = scene.facts;
	return taken(
		row,
		{ type: 'approve', step, fellToOffice, opinion },
		{ ...came.patch, ...leaveReview(row, today), closedOn: today, amendBy: null, returnReason: '' },
		scene,
		{ signOff, alsoDo: came.alsoDo }
	);
};

/**
 * 退回补充整改. A row reported as 未发现 goes back to claimed, and counts as 漏报 when it was looked at because
 * of the draw.
 */
export const returnRow: Rule<'return'> = (row, command, scene) => {
	const { reason, missing, amendBy } = command;
	if (amendBy < scene.facts.today) return refuseFields({ amendBy: '补正期限不能早于今天' });
	const came = attached(row, 'return', command.fileIds, scene);
	if (isRefusal(came)) return came;
	const signOff = signature(row, scene, { verb: 'return', way: '', opinion: reason });
	const { step, fellToOffice } = signOff;
	const { draw } = scene.facts;
	const looked = row.stage === 'notFoundPending' && (draw?.drawn || draw?.failed) ? draw : null;
	const missed = looked !== null;
	return taken(
		row,
		{ type: 'return', step, fellToOffice, reason, missing, amendBy, missed },
		{
			...came.patch,
			...returned(row, scene),
			amendBy,
			returnReason: `${reason}；需补充：${missing}`,
			missed: row.missed + (missed ? 1 : 0)
		},
		scene,
		{
			signOff,
			alsoDo: [
				...(looked
					? [{ kind: 'drawResult' as const, drawId: looked.id, result: 'failed' as const }]
					: []),
				...came.alsoDo
			]
		}
	);
};

function returned(row: LedgerRow, scene: Scene): Patch {
	return {
		...leaveReview(row, scene.facts.today),
		chainStep: 0,
		returns: row.returns + 1,
		...(row.stage === 'notFoundPending' ? { check: null } : {})
	};
}
