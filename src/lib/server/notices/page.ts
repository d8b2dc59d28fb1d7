import type { Resolution } from '#lib/ledger/dispatch/scope.ts';
import type { Change } from '#lib/ledger/notices/history.ts';
import type { FindingNames } from '#lib/ledger/notices/finding-names.ts';
import type { Draft } from '#lib/ledger/notices/draft.ts';
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

export interface DispatchFindingView {
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
