import type { CommandVerb } from '#lib/ledger/command/command.ts';
import type { Request, RequestKind } from '#lib/ledger/request.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Stage } from '#lib/ledger/stage.ts';
import { matrix } from './by-hand.ts';
import { planned, putUp, putUpAsNotFound } from '../cast/rows.ts';

/** Where columns that are no stage stand, and what is asked there. */
const askedIn: Record<string, { stage: Stage; kind: RequestKind }> = {
	declined: { stage: 'declined', kind: 'reassign' },
	transferPending: { stage: 'transferPending', kind: 'transfer' },
	extension: { stage: 'rectifying', kind: 'extension' },
	goOn: { stage: 'rectifying', kind: 'longTerm' },
	selfFound: { stage: 'claimed', kind: 'selfFound' },
	reached: { stage: 'longTerm', kind: 'longTerm' }
};

/** The matrix of who may what, cell by cell. */
export function cellsOfMatrix() {
	const [head, ...lines] = matrix.trim().split('\n');
	const columns = (head ?? '').trim().split(/\s+/);
	return lines.flatMap((line) => {
		const [verb, ...cells] = line.trim().split(/\s+/);
		return columns.map((column, i) => ({
			verb: verb as CommandVerb,
			column,
			letters: (cells[i] ?? '.').replace('.', '')
		}));
	});
}

/** A row as a column of the matrix means it. */
export function inColumn(row: LedgerRow, column: string, personId: string): LedgerRow {
	const asked = askedIn[column];
	if (column === 'confirmed')
		return { ...inStage(row, 'transferred', personId), outcomeConfirmedOn: '2022-06-19' };
	const standing = inStage(row, asked?.stage ?? (column as Stage), personId);
	if (!asked) return standing;
	const request = {
		kind: asked.kind,
		since: '2022-06-18',
		reason: '缘由',
		personId,
		personName: '',
		dueOn: '2022-07-25',
		refused: '',
		reviewOn: '2022-09-30',
		stageGoal: '目标',
		goalReached: true,
		mechanism: '机制'
	} as Request;
	const receiver = row.unitId === 'water' ? 'farming' : 'water';
	const sent = { transferToId: receiver, resumeStage: 'rectifying' as const };
	return { ...standing, request, ...(asked.kind === 'transfer' ? sent : {}) };
}

function inStage(row: LedgerRow, stage: Stage, applicantId: string): LedgerRow {
	const { responsiblePerson, problem } = planned;
	if (stage === 'assigned' || stage === 'declined') return { ...row, stage };
	if (stage === 'claimed') return { ...row, stage, responsiblePerson, problem };
	if (stage === 'rectifying' || stage === 'longTerm' || stage === 'transferPending')
		return { ...row, ...planned, stage };
	if (stage === 'notFoundPending') return { ...row, ...putUpAsNotFound, applicantId };
	return { ...row, ...putUp, stage, applicantId, chainStep: stage === 'verifying' ? 0 : 1 };
}
