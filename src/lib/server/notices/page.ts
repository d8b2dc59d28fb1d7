import type { DispatchPlan } from '#lib/ledger/dispatch/plan.ts';
import type { Resolution } from '#lib/ledger/dispatch/scope.ts';
import type { Change } from '#lib/ledger/notices/history.ts';
import type { FindingNames } from '#lib/ledger/notices/finding-names.ts';
import type { InSentence } from '#lib/ledger/names/sentence.ts';
import type { Draft, DraftCampaign } from '#lib/ledger/notices/draft.ts';
import type { Level } from '#lib/ledger/row.ts';
import type { UnitLevel } from '#lib/ledger/roster/units.ts';

/** What an owner expression stands for, as a page shows it. */
export interface OwnerView {
	count: number;
	/** Of all its units; null when there are none or of several levels. */
	level: UnitLevel | null;
	group: Resolution['group'];
	problem: string | null;
}

/** A unit that can be chosen as an owner. */
export interface ChoosableUnit {
	id: string;
	name: string;
	level: UnitLevel;
}

/** A draft as its page shows it; the text of the notice goes apart, it never changes. */
export interface DraftView {
	id: string;
	version: number;
	campaignId: string | null;
	draft: Draft;
	/** The latest changes, newest first. */
	changes: Omit<Change, 'reversal'>[];
	owners: Record<string, OwnerView>;
	/** How many units of the county itself own a finding by name. */
	departments: number;
	/** City units and townships, for owners told by hand. */
	choosable: ChoosableUnit[];
	/** Names of villagers by item. */
	names: Record<string, FindingNames>;
}

export interface FindingView {
	itemId: string;
	number: string;
	title: string;
	/** Owners that may lead; the one that does carries `lead`. */
	owners: { id: string; name: string; lead: boolean }[];
	toVillages: boolean;
	leftOut: boolean;
	counts: Record<Level, number>;
	pending: number;
}

/** Rows a unit would get: its own, and those of its villages. */
export interface UnitLoad {
	id: string;
	name: string;
	level: UnitLevel;
	own: number;
	villages: number;
}

export interface NamedUnit {
	id: string;
	name: string;
}

/** An owner expression that stands for several units, or for none yet, with all findings that use it. */
export interface ExpressionView {
	wording: string;
	/** Numbers of the findings. */
	numbers: string[];
	expected: number | null;
	members: string[];
	group: Resolution['group'];
	problem: string | null;
	/** Chosen by hand. */
	chosen: boolean;
	/** Where to change it: any one of its places, edits go to all of the same wording. */
	itemId: string;
	ownerId: string;
	unitIds: string[];
}

/** 交办预览: everything the office looks at before rows are made. */
export interface PreviewView {
	id: string;
	version: number;
	rosterRevision: number;
	title: string;
	campaign: DraftCampaign;
	counts: DispatchPlan['counts'];
	townships: DispatchPlan['townships'];
	villages: DispatchPlan['villages'];
	problems: DispatchPlan['problems'];
	findings: FindingView[];
	expressions: ExpressionView[];
	units: UnitLoad[];
	leftOut: NamedUnit[];
	/** Proposed names that nobody decided on, each with its sentence. */
	openNames: (InSentence & { itemId: string; number: string; name: string })[];
	/** City units and townships, for an expression that has to be told by hand. */
	choosable: ChoosableUnit[];
	/** Units found by the search for leaving out. */
	found: NamedUnit[];
}

/** How far a dispatch has come: rows are prepared one chunk after another, then written at once. */
export interface DispatchProgress {
	done: number;
	total: number;
	writing: boolean;
}
