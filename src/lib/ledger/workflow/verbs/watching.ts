import type { Facts } from '#lib/ledger/workflow/facts.ts';
import { refuseFields } from '#lib/ledger/refusal.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { pendingRequest, requestWith } from './requesting.ts';
import { pastDayFaults } from './past-day.ts';
import { taken } from '#lib/ledger/workflow/scene.ts';

/** 申请转长期坚持: with the stage goal and how far it is, what keeps it up, and when it is looked at again. */
const requestLongTerm: Rule<'requestLongTerm'> = (row, command, scene) => {
	const { stageGoal, goalReached, mechanism, reviewOn } = command;
	const faults = nextReviewFaults(reviewOn, scene.facts);
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	const words = { stageGoal, goalReached, mechanism };
	const request = requestWith({ kind: 'longTerm', reason: '', ...words, reviewOn }, scene);
	return taken(row, { type: 'requestLongTerm', ...words }, { request }, scene);
};

/** 同意转长期坚持: the row stays watched and counts as settled; 完成率 counts it once its goal is reached. */
const grantLongTerm: Rule<'grantLongTerm'> = (row, { opinion }, scene) => {
	const { stageGoal, goalReached, mechanism, reviewOn } = pendingRequest(row, 'longTerm');
	return taken(
		row,
		{ type: 'grantLongTerm', opinion },
		{ stageGoal, goalReached, mechanism, reviewOn, rectification: 'longTerm', request: null },
		scene
	);
};

const refuseLongTerm: Rule<'refuseLongTerm'> = (row, { reason }, scene) =>
	taken(row, { type: 'refuseLongTerm', reason }, { request: null }, scene);

/**
 * 阶段复核: the result as a dated entry, and the next day to look. That the goal is now reached is for the office
 * to grant, since it counts in 完成率.
 */
const reviewLongTerm: Rule<'reviewLongTerm'> = (row, command, scene) => {
	const { on, result, goalReached, reviewOn } = command;
	const faults = {
		...pastDayFaults('on', '复核日期', on, scene.facts),
		...nextReviewFaults(reviewOn, scene.facts)
	};
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	const { stageGoal, mechanism } = row;
	const reached = goalReached && !row.goalReached;
	const request = reached
		? requestWith(
				{ kind: 'longTerm', reason: result, stageGoal, goalReached, mechanism, reviewOn },
				scene
			)
		: null;
	return taken(
		row,
		{ type: 'reviewLongTerm', on, result, goalReached },
		{ reviewOn, request, ...(goalReached ? {} : { goalReached }) },
		scene,
		{ alsoDo: [{ kind: 'progress', on, text: `阶段复核：${result}` }] }
	);
};

export const watching = { requestLongTerm, grantLongTerm, refuseLongTerm, reviewLongTerm };

function nextReviewFaults(reviewOn: string, { today }: Facts): Record<string, string> {
	return reviewOn > today ? {} : { reviewOn: '下次复核日期要晚于今天' };
}
