import { proposeCampaign } from './campaign.ts';
import { nothingToChoose, proposeLinks } from './links.ts';
import type { Draft, DraftDocument, DraftItem, DraftOwner, ReadProblem } from './draft.ts';

/** What the reader of notices found, in the shape the draft starts from. */
export interface ReadNotice {
	title: string | null;
	documentNumber: string | null;
	issuer: string | null;
	issuedOn: string | null;
	annexes: string[];
	dates: DraftDocument['dates'];
	counts: { kind: string; count: number }[];
	items: ReadItem[];
	problems: Omit<ReadProblem, 'id'>[];
}

interface ReadItem {
	number: string;
	section: string;
	title: string;
	text: string;
	lines: [number, number];
	origins: string[];
	facets: { label: string; text: string; origins: string[]; line: number }[];
	measureLead: string;
	measures: { label: string; text: string; line: number }[];
	owners: Omit<DraftOwner, 'id' | 'unitIds'>[];
	details: { label: string; text: string }[];
}

/**
 * The draft a reading starts as: the same content with ids, links and dates proposed.
 * @param source the text that was read
 */
export function startDraft(reading: ReadNotice, source: string): Draft {
	let nextId = 1;
	const named = <T extends object>(prefix: string, part: T) => ({
		id: `${prefix}${nextId++}`,
		...part
	});
	return {
		document: {
			title: reading.title ?? '',
			documentNumber: reading.documentNumber ?? '',
			issuer: reading.issuer ?? '',
			issuedOn: reading.issuedOn,
			annexes: reading.annexes,
			dates: reading.dates
		},
		items: reading.items.map((item) => startItem(item, named)),
		readProblems: reading.problems.filter(stays).map((problem) => named('p', problem)),
		checked: {},
		campaign: proposeCampaign(reading, source),
		nextId
	};
}

function startItem(
	read: ReadItem,
	named: <T extends object>(prefix: string, part: T) => T & { id: string }
): DraftItem {
	const item = named('i', {
		...read,
		facets: read.facets.map((facet) => named('f', facet)),
		measures: read.measures.map((measure) => named('m', measure)),
		owners: read.owners.map((owner) => named('o', { ...owner, unitIds: null })),
		linksChecked: nothingToChoose({
			facets: read.facets as DraftItem['facets'],
			measures: read.measures as DraftItem['measures']
		}),
		key: false,
		toVillages: null,
		leftOut: false
	});
	return { ...item, links: proposeLinks(item) };
}

// Which measure serves which facet is watched by problemsOf, which follows the corrections.
function stays({ message }: { message: string }): boolean {
	return !/具体表现.*(整改措施|不是一一对应)/.test(message);
}
