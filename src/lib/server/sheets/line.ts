import type { SheetLine } from '#lib/exchange/sheets/book.ts';
import { evidenceWords } from '#lib/ledger/evidence/file.ts';
import { dayInWords } from '#lib/ledger/day.ts';
import { natureNames, rectificationNames, type LedgerRow } from '#lib/ledger/row.ts';
import { completionInWords, dueInWords } from '#lib/ledger/sheets/row-words.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import type { SheetContext, SheetFinding } from './context.ts';
import type { ProgressWords } from './progress.ts';

/** A ledger row in the words of the printed form. Its 序号 is given where the lines stand in order. */
export function lineOf(
	row: LedgerRow,
	{ units, findings }: SheetContext,
	progress: ProgressWords | undefined
): SheetLine {
	const finding = findings.get(row.findingId);
	const unit = units.get(row.unitId)?.shortName ?? '';
	return {
		id: row.id,
		number: '',
		cells: {
			category: finding?.section ?? '',
			finding: findingWords(finding),
			exists: existsOf(row),
			problem: row.problem,
			origin: row.origin || (finding?.origins.join('、') ?? ''),
			nature: row.nature ? natureNames[row.nature] : '',
			village: row.level === 'village' ? unit : '',
			measures: row.measure,
			goal: row.goal,
			leadUnit: row.leadUnitId ? (units.get(row.leadUnitId)?.shortName ?? '') : '',
			responsibleUnit: unit,
			responsibleLeader: row.responsibleLeader,
			responsiblePerson: row.responsiblePerson,
			leaderAndPerson: [row.responsibleLeader, row.responsiblePerson].filter(Boolean).join('/\n'),
			officePhone: row.officePhone,
			rectificationType: row.rectification ? rectificationNames[row.rectification] : '',
			deadline: dueInWords(row),
			progress: [progress?.text, row.outcome, checkOf(row)].filter(Boolean).join('\n'),
			nextSteps: progress?.nextSteps ?? '',
			evidence: evidenceWords(row),
			completion: completionInWords(row),
			closure: row.stage === 'closed' ? closureOf(row) : stageNames[row.stage],
			completionAndClosure: closureOf(row),
			closedOn: row.closedOn ? dayInWords(row.closedOn) : '',
			remarks: row.remark
		}
	};
}

/** A finding as every form names it: 6.乡村建设仍存在短板. */
export function findingWords(finding: SheetFinding | undefined): string {
	return finding ? `${finding.number}.${finding.title}` : '';
}

function existsOf(row: LedgerRow): string {
	if (row.stage === 'notFound' || row.stage === 'notFoundPending') return '否';
	return row.problem ? '是' : '';
}

/** How a unit looked for what it says it does not have. */
function checkOf({ stage, check }: LedgerRow): string {
	if (!check || (stage !== 'notFound' && stage !== 'notFoundPending')) return '';
	const { checkedOn, method, households, checker } = check;
	return `${dayInWords(checkedOn)}排查${households}户，未发现此类问题：${method}（${checker}）`;
}

function closureOf(row: LedgerRow): string {
	if (row.stage === 'closed' && row.closedOn) return `${dayInWords(row.closedOn)}已销号`;
	if (row.stage === 'notFound') return '未发现此类问题（已核实）';
	return stageNames[row.stage];
}
