import { dayInWords } from '#lib/ledger/day.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import { bare, clauses } from './clauses.ts';

type Noted = Extract<LedgerEvent, { type: 'noteSupervision' }>;

/** What an event of 改派, 延期, 长期坚持, 移交, 督导 … says beyond its name; undefined for any other event. */
export function askedDetails(
	event: LedgerEvent,
	names: Record<string, string>
): string | undefined {
	switch (event.type) {
		case 'decline':
		case 'keepAssigned':
		case 'refuseExtension':
		case 'refuseLongTerm':
		case 'refuseSelfFound':
		case 'refuseTransfer':
		case 'revokeTransfer':
		case 'disputeOutcome':
		case 'handOver':
			return event.reason;
		case 'grantExtension':
		case 'grantLongTerm':
		case 'acceptSelfFound':
		case 'confirmOutcome':
			return event.opinion;
		case 'withdrawRequest':
		case 'followMerge':
			return '';
		case 'reassign':
		case 'transfer':
			return `${names[event.toUnitId] ? `给${names[event.toUnitId]}，` : ''}${event.reason}`;
		case 'requestExtension':
			return `延至 ${dayInWords(event.dueOn)}，${event.reason}`;
		case 'requestLongTerm':
			return clauses(`${bare(event.stageGoal)}${reached(event)}`, `长效机制：${event.mechanism}`);
		case 'reviewLongTerm':
			return `${dayInWords(event.on)} ${bare(event.result)}${reached(event)}`;
		case 'acceptTransfer':
			return `办结时限 ${dayInWords(event.dueOn)}${event.opinion ? `，${event.opinion}` : ''}`;
		case 'imposeTransfer':
			return `办结时限 ${dayInWords(event.dueOn)}，${event.reason}`;
		case 'registerSelfFound':
			return `${bare(event.problem)}（来源：${event.origin}）`;
		case 'void':
			return clauses(event.reason, `保留 ${event.kept}`);
		case 'noteSupervision':
			return noted(event);
	}
}

function noted({ finding, suggestion, answerBy }: Noted): string {
	return clauses(
		finding,
		suggestion && `建议：${suggestion}`,
		answerBy && `请于${dayInWords(answerBy)}前答复`
	);
}

function reached({ goalReached }: { goalReached: boolean }): string {
	return goalReached ? '（阶段目标已达到）' : '（阶段目标未达到）';
}
