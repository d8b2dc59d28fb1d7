import { changesBetween } from '#lib/ledger/events/events.ts';
import { refuse } from '#lib/ledger/refusal.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { marked } from './marking.ts';
import { taken } from '#lib/ledger/workflow/scene.ts';

/**
 * 登记涉及农户: replaces the list of households and the marked names, each where it was given. A household that is
 * taken off the list stays in the record, so its name stays marked until a person says it is none.
 */
export const listHouseholds: Rule<'listHouseholds'> = (row, command, scene) => {
	const households = command.listed ?? row.households;
	const listed = households.map(({ name }) => name);
	const gone = row.households.map(({ name }) => name).filter((name) => !listed.includes(name));
	// The form asks about the names that are not on the list.
	const also = row.markedNames.filter((name) => listed.includes(name));
	const markedNames = [...new Set([...(command.markedNames ?? row.markedNames), ...also, ...gone])];
	const patch = { households, markedNames };
	const after = { ...row, ...patch, ...marked({ ...row, ...patch }, scene.marking) };
	const same = Object.keys(changesBetween(row, after)).length === 0;
	if (same && scene.marking.notNames.length === 0)
		return refuse('nothingChanged', '内容没有变化，无需提交；请先增减农户或标记姓名。');
	return taken(row, { type: 'listHouseholds' }, patch, scene);
};
