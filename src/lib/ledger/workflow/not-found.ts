import { refuse, refuseFields } from '../refusal.ts';
import { unsettledRefusal } from '../rollup.ts';
import type { Rule } from '../workflow.ts';
import { pastDayFaults } from './past-day.ts';
import { enterReview, leaveReview, signature, taken } from './scene.ts';

/** 未发现此类问题: who looked, how, at how many households. */
export const reportNotFound: Rule<'reportNotFound'> = (row, command, scene) => {
	const { facts } = scene;
	if (row.problem)
		return refuse('hasProblem', '本条已记有具体问题，不能再报未发现；问题已改好的，请申请销号。');
	const open = unsettledRefusal(row, facts.unsettled);
	if (open) return open;
	const { method, households, checker, checkedOn } = command;
	const faults = pastDayFaults('checkedOn', '排查日期', checkedOn, facts);
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	const check = { method, households, checker, checkedOn };
	const patch = { check, ...scene.applicant, ...enterReview(row, facts.today) };
	return taken(row, { type: 'reportNotFound' }, patch, scene);
};

/**
 * 核实: drawn rows are looked at themselves; the undrawn follow once all drawn passed; after one failure
 * every row is looked at itself.
 */
export const confirmNotFound: Rule<'confirmNotFound'> = (row, { way, conclusion }, scene) => {
	const { draw, today } = scene.facts;
	if (!draw) return refuse('drawFirst', '请先对这批“未发现”条目随机抽取，再核实抽中的条目。');
	const drawn = draw.drawn || draw.failed;
	if (!drawn && !draw.passed)
		return refuse('drawnFirst', '本条未抽中：抽中的条目全部核实属实后，才能随批确认。');
	const signOff = signature(row, scene, { verb: 'confirmNotFound', way, opinion: conclusion });
	const { step, fellToOffice, opinion } = signOff;
	return taken(
		row,
		{ type: 'confirmNotFound', step, fellToOffice, way, opinion, drawn },
		{ ...leaveReview(row, today), amendBy: null, returnReason: '' },
		scene,
		{ signOff, alsoDo: drawn ? [{ kind: 'drawResult', drawId: draw.id, result: 'passed' }] : [] }
	);
};
