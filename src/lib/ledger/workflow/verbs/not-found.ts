import { refuseFields } from '#lib/ledger/refusal.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { pastDayFaults } from './past-day.ts';
import { enterReview, leaveReview, signature, taken } from '#lib/ledger/workflow/scene.ts';

/** 未发现此类问题: who looked, how, at how many households. */
export const reportNotFound: Rule<'reportNotFound'> = (row, command, scene) => {
	const { facts } = scene;
	const { method, households, checker, checkedOn } = command;
	const faults = pastDayFaults('checkedOn', '排查日期', checkedOn, facts);
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	const check = { method, households, checker, checkedOn };
	const patch = { check, ...scene.applicant, ...enterReview(row, facts.today) };
	return taken(row, { type: 'reportNotFound' }, patch, scene);
};

/** 核实 of a row that may be looked at, or that follows those drawn with it. */
export const confirmNotFound: Rule<'confirmNotFound'> = (row, { way, conclusion }, scene) => {
	const { draw, today } = scene.facts;
	const looked = draw?.drawn || draw?.failed ? draw : null;
	const signOff = signature(row, scene, { verb: 'confirmNotFound', way, opinion: conclusion });
	const { step, fellToOffice, opinion } = signOff;
	return taken(
		row,
		{ type: 'confirmNotFound', step, fellToOffice, way, opinion, drawn: looked !== null },
		{ ...leaveReview(row, today), amendBy: null, returnReason: '' },
		scene,
		{ signOff, alsoDo: looked ? [{ kind: 'drawResult', drawId: looked.id, result: 'passed' }] : [] }
	);
};
