import type { Actor } from './actor.ts';
import type { Command } from '#lib/ledger/command/command.ts';
import type { Day } from './day.ts';

/** Acts that lists carry over many rows at once. */
export const bulkVerbs = [
	'claim',
	'reportNotFound',
	'verify',
	'approve',
	'return',
	'confirmNotFound'
] as const;
export type BulkVerb = (typeof bulkVerbs)[number];

/** What is done to a heap of rows, as a button says it: 审定销号 77 条. */
export const bulkWords: Record<BulkVerb, string> = {
	claim: '认领',
	reportNotFound: '报“未发现此类问题”',
	verify: '核查通过',
	approve: '审定销号',
	return: '退回补充整改',
	confirmNotFound: '核实“未发现”'
};

/** The acts over many rows that a person may come to have; which rows take them is asked row by row. */
export function bulkVerbsOf(actor: Pick<Actor, 'role' | 'unitLevel'>): BulkVerb[] {
	if (actor.role === 'leader') return [];
	if (actor.unitLevel === 'village') return ['claim', 'reportNotFound'];
	return [...bulkVerbs];
}

/** A row more than this is refused: a list that long is not looked through. */
export const mostAtOnce = 500;

export function bulkVerbOf(word: string): BulkVerb | undefined {
	return bulkVerbs.find((verb) => verb === word);
}

/** The act with every field filled: what a preview asks `decide`, so that only the row itself can be the reason. */
export function filledOut(verb: BulkVerb, today: Day): Command {
	switch (verb) {
		case 'claim':
			return { verb, responsiblePerson: '—', ...blank };
		case 'reportNotFound':
			return {
				verb,
				method: '—',
				households: 1,
				checker: '—',
				checkedOn: today,
				applicantName: ''
			};
		case 'verify':
		case 'confirmNotFound':
			return { verb, way: 'documents', conclusion: '—' };
		case 'approve':
			return { verb, opinion: '—' };
		case 'return':
			return { verb, reason: '—', missing: '—', amendBy: today };
	}
}

const blank = { responsibleLeader: '', officePhone: '', applicantName: '' };
