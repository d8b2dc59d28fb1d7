import { causeNames, wayNames } from '#lib/ledger/command/reviews.ts';
import { dayInWords } from '#lib/ledger/day.ts';
import type { LedgerEvent } from './events.ts';
import type { Changes } from './base.ts';
import { evidenceWords, fileLines } from './evidence.ts';
import { requestWords } from './requests.ts';
import { supervisionWords } from './supervision.ts';
import { transferWords } from './transfers.ts';
import { bookkeeping, fieldNames, valueInWords } from './field-names.ts';
import { bare, clauses } from '#lib/ledger/events/sentence/clauses.ts';

/** What the event says beyond its name; '' when the name says it all. */
export function details(event: LedgerEvent, names: Record<string, string> = {}): string {
	const say = words[event.type] as (event: LedgerEvent, names: Record<string, string>) => string;
	return say(event, names);
}

const words: { [T in LedgerEvent['type']]: Words<T> } = {
	assign: () => '',
	claim: ({ changes }, names) => said(changes, ['responsiblePerson', 'officePhone'], names),
	plan: ({ changes }, names) =>
		said(changes, ['problem', 'measure', 'rectification', 'dueOn', 'reviewOn'], names),
	amend: ({ reason }) => reason,
	addProblem: ({ problem }) => problem,
	reportProgress: ({ on, text, nextSteps }) =>
		clauses(`${dayInWords(on)} ${text}`, nextSteps ? `下一步：${nextSteps}` : ''),
	requestClosure: ({ changes }, names) => said(changes, ['completedOn', 'outcome'], names),
	withdraw: () => '',
	verify: (event) => `${wayNames[event.way]}核查，${event.opinion}${fell(event)}`,
	approve: (event) => `${event.opinion}${fell(event)}`,
	return: (event) =>
		`${clauses(event.reason, `需补充：${bare(event.missing)}`)}，${dayInWords(event.amendBy)}前${missed(event)}`,
	reportNotFound: ({ changes }, names) => valueInWords('check', changes.check?.[1], names),
	confirmNotFound: (event) =>
		event.drawn
			? `${wayNames[event.way]}核实，${event.opinion}${fell(event)}`
			: `抽中的全部属实，随批确认${fell(event)}`,
	reopen: (event) =>
		`${event.finder}发现${causeNames[event.cause]}，${event.evidence}${missed(event)}`,
	listHouseholds: ({ changes }, names) => said(changes, ['households'], names),
	...requestWords,
	...transferWords,
	...supervisionWords,
	...evidenceWords
};

type Words<T extends LedgerEvent['type']> = (
	event: Extract<LedgerEvent, { type: T }>,
	names: Record<string, string>
) => string;

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
