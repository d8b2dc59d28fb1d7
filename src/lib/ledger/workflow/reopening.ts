import type { Rule } from '../workflow.ts';
import { taken } from './scene.ts';

/**
 * 重新挂账: a settled row comes back; one that was reported as 未发现 counts as 漏报 too. Its deadline was met or
 * is past: the unit sets a new one (修改), the first stays as originalDueOn.
 */
export const reopen: Rule<'reopen'> = (row, { finder, cause, evidence }, scene) => {
	const missed = row.stage === 'notFound';
	return taken(
		row,
		{ type: 'reopen', finder, cause, evidence, missed },
		{
			chainStep: 0,
			closedOn: null,
			dueOn: null,
			dueWording: '',
			relapses: row.relapses + 1,
			missed: row.missed + (missed ? 1 : 0),
			...(missed ? { check: null } : {})
		},
		scene
	);
};
