import { causeNames, wayNames } from '#lib/ledger/command/reviews.ts';
import { dayInWords } from '#lib/ledger/day.ts';
import type { LedgerEvent } from './events.ts';
import type { Changes } from './base.ts';
import { bookkeeping, fieldNames, valueInWords } from './field-names.ts';
import { askedDetails } from '#lib/ledger/events/sentence/asked.ts';
import { bare, clauses } from '#lib/ledger/events/sentence/clauses.ts';
import { evidenceDetails, fileLines } from '#lib/ledger/events/sentence/evidence.ts';

/** What the event says beyond its name; '' when the name says it all. */
export function details(event: LedgerEvent, names: Record<string, string> = {}): string {
	switch (event.type) {
		case 'assign':
			return '';
		case 'claim':
			return said(event.changes, ['responsiblePerson', 'officePhone'], names);
		case 'plan':
			return said(
				event.changes,
				['problem', 'measure', 'rectification', 'dueOn', 'reviewOn'],
				names
			);
		case 'amend':
			return event.reason;
		case 'addProblem':
			return event.problem;
		case 'reportProgress':
			return clauses(
				`${dayInWords(event.on)} ${event.text}`,
				event.nextSteps ? `下一步：${event.nextSteps}` : ''
			);
		case 'requestClosure':
			return said(event.changes, ['completedOn', 'outcome'], names);
		case 'withdraw':
			return '';
		case 'verify':
			return `${wayNames[event.way]}核查，${event.opinion}${fell(event)}`;
		case 'approve':
			return `${event.opinion}${fell(event)}`;
		case 'return':
			return `${clauses(event.reason, `需补充：${bare(event.missing)}`)}，${dayInWords(event.amendBy)}前${missed(event)}`;
		case 'reportNotFound':
			return valueInWords('check', event.changes.check?.[1], names);
		case 'confirmNotFound':
			return event.drawn
				? `${wayNames[event.way]}核实，${event.opinion}${fell(event)}`
				: `抽中的全部属实，随批确认${fell(event)}`;
		case 'reopen':
			return `${event.finder}发现${causeNames[event.cause]}，${event.evidence}${missed(event)}`;
		case 'listHouseholds':
			return said(event.changes, ['households'], names);
		default:
			return askedDetails(event, names) ?? evidenceDetails(event) ?? '';
	}
}

/**
 * Old and new value of each field that people changed, in words, for the timeline.
 * @param year of today: days of another say theirs
 */
export function changeLines(
	changes: Changes,
	names: Record<string, string> = {},
	year = ''
): { label: string; from: string; to: string }[] {
	return (Object.keys(changes) as (keyof Changes)[])
		.filter((field) => !bookkeeping.includes(field))
		.flatMap((field) => {
			if (field === 'files') return fileLines(changes.files);
			const [from, to] = (changes[field] ?? []).map((value) =>
				valueInWords(field, value, names, year)
			);
			return [{ label: fieldNames[field], from: from ?? '—', to: to ?? '—' }];
		});
}

function said(changes: Changes, fields: (keyof Changes)[], names: Record<string, string>): string {
	return fields
		.filter((field) => changes[field])
		.map((field) => `${fieldNames[field]} ${valueInWords(field, changes[field]?.[1], names)}`)
		.join('，');
}

function fell(event: { fellToOffice: boolean }): string {
	return event.fellToOffice ? '（本步骤无其他可签人员，由办公室代签）' : '';
}

function missed(event: { missed: boolean }): string {
	return event.missed ? '（漏报）' : '';
}
