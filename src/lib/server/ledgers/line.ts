import type { LedgerLine } from '#lib/exchange/ledgerBook.ts';
import { dayInWords } from '#lib/ledger/day.ts';
import { natureNames, rectificationNames, type LedgerRow } from '#lib/ledger/row.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import type { DirectoryUnit } from '../directory.ts';

export interface LineContext {
	units: Map<string, DirectoryUnit>;
	findings: Map<string, { number: string; title: string; ordinal: number; origins: string[] }>;
	/** Dated progress by row id. */
	progress: Map<string, string>;
}

/** A ledger row in the words of the printed form. Its 序号 is given where the lines stand in order. */
export function lineOf(row: LedgerRow, { units, findings, progress }: LineContext): LedgerLine {
	const finding = findings.get(row.findingId);
	const unit = units.get(row.unitId)?.shortName ?? '';
	return {
		id: row.id,
		number: '',
		cells: {
			finding: finding ? `${finding.number}.${finding.title}` : '',
			exists: existsOf(row),
			problem: row.problem,
			origin: row.origin || (finding?.origins.join('、') ?? ''),
			nature: row.nature ? natureNames[row.nature] : '',
			village: row.level === 'village' ? unit : '',
			measures: row.measure,
			leadUnit: row.leadUnitId ? (units.get(row.leadUnitId)?.shortName ?? '') : '',
			responsibleUnit: unit,
			responsibleLeader: row.responsibleLeader,
			responsiblePerson: row.responsiblePerson,
			rectificationType: row.rectification ? rectificationNames[row.rectification] : '',
			deadline: deadlineOf(row),
			progress: [progress.get(row.id), row.outcome].filter(Boolean).join('\n'),
			completionAndClosure: closureOf(row),
			closedOn: row.closedOn ? dayInWords(row.closedOn) : '',
			remarks: row.remark
		}
	};
}

function existsOf(row: LedgerRow): string {
	if (row.stage === 'notFound' || row.stage === 'notFoundPending') return '否';
	return row.problem ? '是' : '';
}

/** The wording of the notice or unit where there is one; an extended deadline keeps the first beside it. */
function deadlineOf(row: LedgerRow): string {
	if (row.dueWording) return row.dueWording;
	if (!row.dueOn) return row.rectification === 'longTerm' ? '长期坚持' : '';
	const due = dayInWords(row.dueOn);
	return row.originalDueOn && row.extensions > 0
		? `${dayInWords(row.originalDueOn)}（延至${due}）`
		: due;
}

function closureOf(row: LedgerRow): string {
	if (row.stage === 'closed' && row.closedOn) return `${dayInWords(row.closedOn)}已销号`;
	if (row.stage === 'notFound') return '未发现此类问题（已核实）';
	return stageNames[row.stage];
}
