import { readCsv } from '#lib/exchange/csv/csv.ts';
import { seedFile } from './seed-file.ts';

/** A problem somebody found, what was done about it and how it ended. */
export interface Case {
	problem: string;
	measure: string;
	outcome: string;
	extendedCheck: string;
}

/** What may be found under one finding: in a village or township, and in a department. */
export interface CasesOf {
	place: Case[];
	department: Case[];
}

const columns = ['subject', 'level', 'problem', 'measure', 'outcome', 'extended_check'];

/** The made-up problems of seed/cases.csv by subject. */
export async function readCases(): Promise<Map<string, CasesOf>> {
	const reading = readCsv(await seedFile('cases.csv'), columns);
	if (!reading.ok) throw new Error(`cases.csv: ${reading.problems[0]?.message}`);
	const bySubject = new Map<string, CasesOf>();
	for (const { cells } of reading.rows) {
		const { subject = '', level, problem = '', measure = '', outcome = '' } = cells;
		const of = bySubject.get(subject) ?? { place: [], department: [] };
		const list = level === 'department' ? of.department : of.place;
		list.push({ problem, measure, outcome, extendedCheck: cells.extended_check ?? '' });
		bySubject.set(subject, of);
	}
	return bySubject;
}
