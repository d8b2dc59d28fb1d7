import type { Chains } from '#lib/ledger/chain/chain.ts';
import type { Day, Instant } from '#lib/ledger/day.ts';

/** One 一是/二是 of a finding's description, as corrected so far. */
export interface DraftFacet {
	id: string;
	label: string;
	text: string;
	origins: string[];
	line: number | null;
}

interface DraftMeasure {
	id: string;
	label: string;
	text: string;
	line: number | null;
}

/** Who is to rectify a finding, as the notice words it; one expression may stand for many units. */
export interface DraftOwner {
	id: string;
	name: string;
	wording: string;
	role: 'lead' | 'responsible';
	/** False when the lead was taken as the first named (domain §3). */
	stated: boolean;
	group: boolean;
	expected: number | null;
	line: number | null;
	/** Units chosen by hand; null lets the expression speak for itself. */
	unitIds: string[] | null;
}

export interface DraftItem {
	id: string;
	number: string;
	section: string;
	title: string;
	text: string;
	/** First and last line in the notice, counted from 1; [0, 0] for an item typed by hand. */
	lines: [number, number];
	origins: string[];
	facets: DraftFacet[];
	measureLead: string;
	measures: DraftMeasure[];
	/** `facetId:measureId` for every pair that belongs together. */
	links: string[];
	/** Somebody looked at the links, or no choice was to be made. */
	linksChecked: boolean;
	owners: DraftOwner[];
	/** Other labelled parts as written, such as 整改时限. */
	details: { label: string; text: string }[];
	/** 重点: every 未发现 is looked at, not a sample. */
	key: boolean;
	/** Null: goes to villages when it goes to townships. */
	toVillages: boolean | null;
	leftOut: boolean;
	/** Names of villagers in the item's texts, as a person confirmed them; drafts of the first release have none. */
	markedNames?: string[];
	/** Proposed, and no names. */
	notNames?: string[];
}

/** A doubt the reader of the notice had, at a line. */
export interface ReadProblem {
	id: string;
	line: number | null;
	severity: 'error' | 'warning' | 'info';
	message: string;
}

export interface DraftDocument {
	title: string;
	documentNumber: string;
	issuer: string;
	issuedOn: Day | null;
	annexes: string[];
	dates: { on: Day | null; wording: string }[];
}

/** What the office sets for the campaign before dispatch; a day is empty until somebody gives it. */
export interface DraftCampaign {
	name: string;
	ledgerTitle: string;
	startOn: Day | '';
	ledgersDueOn: Day | '';
	endOn: Day | '';
	/** The days and titles above are proposals until a person saved them. */
	confirmed: boolean;
	expectedTownships: number | null;
	expectedVillages: number | null;
	/** 不存在抽取比例 in percent; a draft of earlier days has none and means the usual. */
	drawPercent?: number;
	chains: Chains;
	/** Units that get no rows in this campaign. */
	leftOutUnitIds: string[];
}

/** Who looked at a doubt and let it stand. */
export interface LookedAt {
	personId: string;
	name: string;
	at: Instant;
}

/** A notice as read and corrected so far: everything the office needs before rows are made. */
export interface Draft {
	document: DraftDocument;
	items: DraftItem[];
	readProblems: ReadProblem[];
	/** Doubts that were confirmed, by id; they stay in the record. */
	checked: Record<string, LookedAt>;
	campaign: DraftCampaign;
	/** Number of the next id given inside this draft. */
	nextId: number;
}

/** A draft and the next id in it, `prefix` telling what it is for. */
export function takeId(draft: Draft, prefix: string): [Draft, string] {
	return [{ ...draft, nextId: draft.nextId + 1 }, `${prefix}${draft.nextId}`];
}

/** The item an id names, or undefined when it is gone. */
export function itemOf(draft: Draft, itemId: string): DraftItem | undefined {
	return draft.items.find((item) => item.id === itemId);
}

/** The draft with one item changed by `change`. */
export function withItem(
	draft: Draft,
	itemId: string,
	change: (item: DraftItem) => DraftItem
): Draft {
	return {
		...draft,
		items: draft.items.map((item) => (item.id === itemId ? change(item) : item))
	};
}
