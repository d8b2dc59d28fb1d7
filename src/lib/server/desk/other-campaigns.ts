import { dayInWords, daysBetween, type Day } from '#lib/ledger/day.ts';
import type { OwnSubmission } from './view.ts';
import type { Part } from '#lib/web/part.ts';
import { doorWith } from '#lib/web/doors.ts';

/** How another campaign that runs stands for a person. */
export interface OtherFacts {
	id: string;
	today: Day;
	ledgersDueOn: Day;
	/** 报送 of the own unit, where one is expected. */
	own: OwnSubmission | null;
	/** Units whose ledger is missing, and ledgers to be received, for who watches them. */
	missing: number;
	received: number;
	overdue: number;
	unclaimedOverdue: number;
}

/** What of another campaign must not be missed: its ledgers and what is overdue, each a door that stays in it. */
export function otherParts(facts: OtherFacts): Part[] {
	const { id, today, ledgersDueOn, own, missing, received, overdue, unclaimedOverdue } = facts;
	const door = (href: string) => doorWith(href, `campaign=${id}`);
	const late = daysBetween(today, ledgersDueOn) < 0;
	const parts: Part[] = [];
	if (own?.state === 'returned')
		parts.push({
			text: '本单位台账被退回，请改后再报',
			href: door(`/submissions/${own.unitId}`),
			tone: 'amber'
		});
	if (own?.state === 'missing')
		parts.push({
			text: `本单位台账${late ? '应于' : ''} ${dayInWords(ledgersDueOn)}${late ? '' : '前'}报送${late ? '，还没有报' : ''}`,
			href: door(`/submissions/${own.unitId}`),
			tone: late ? 'red' : 'amber'
		});
	if (missing > 0)
		parts.push({
			text: `${missing} 个单位未报台账`,
			href: door('/submissions?state=missing'),
			tone: late ? 'red' : 'amber'
		});
	if (received > 0)
		parts.push({
			text: `${received} 份台账待收`,
			href: door('/submissions?state=submitted'),
			tone: 'blue'
		});
	if (overdue > 0)
		parts.push({ text: `${overdue} 条逾期`, href: door('/rows?light=overdue'), tone: 'red' });
	if (unclaimedOverdue > 0)
		parts.push({
			text: `${unclaimedOverdue} 条逾期未认领`,
			href: door('/rows?light=unclaimedOverdue'),
			tone: 'red'
		});
	return parts;
}
