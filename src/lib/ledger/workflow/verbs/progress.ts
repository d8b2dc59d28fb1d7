import { isRefusal, refuseFields } from '#lib/ledger/refusal.ts';
import type { NewRow, Rule } from '#lib/ledger/workflow/decide.ts';
import { unplanned } from './birth.ts';
import { markedIn } from './marking.ts';
import { attached } from './evidence.ts';
import { pastDayFaults } from './past-day.ts';
import { taken } from '#lib/ledger/workflow/scene.ts';

/** 更新进展: a dated entry, with 下一步打算 where the unit says one; 无变化 is one tap. */
export const reportProgress: Rule<'reportProgress'> = (row, command, scene) => {
	const text = command.noChange ? '无变化' : (command.text ?? '');
	const faults = {
		...pastDayFaults('on', '进展日期', command.on, scene.facts),
		...(text ? {} : { text: '请写明进展；没有变化的请选“无变化”' })
	};
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	const came = attached(row, 'reportProgress', command.fileIds, scene);
	if (isRefusal(came)) return came;
	const { on, nextSteps } = command;
	const said = nextSteps ? { nextSteps } : {};
	return taken(row, { type: 'reportProgress', on, text, ...said }, came.patch, scene, {
		alsoDo: [{ kind: 'progress', on, text, ...said }, ...came.alsoDo]
	});
};

/** 增加问题: a further concrete problem of the same unit and finding becomes a row of its own, already claimed. */
export const addProblem: Rule<'addProblem'> = (row, command, scene) => {
	const ordinal = scene.facts.nextOrdinal;
	const { problem, why } = command;
	const born: NewRow = {
		...unplanned(row),
		stage: 'claimed',
		ordinal,
		problem,
		responsibleLeader: row.responsibleLeader,
		responsiblePerson: command.responsiblePerson || row.responsiblePerson,
		officePhone: row.officePhone,
		markedNames: markedIn(problem, row, scene.marking)
	};
	return taken(row, { type: 'addProblem', ordinal, problem, why }, {}, scene, { creates: [born] });
};
