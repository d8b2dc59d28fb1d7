import type { Actor } from '#lib/ledger/actor.ts';
import type { BulkVerb } from '#lib/ledger/bulk.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { Light } from '#lib/ledger/due/due.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import type { NavKey } from '#lib/web/nav.ts';
import type { NewsView } from '#lib/server/inbox/view.ts';
import type { Standing } from '#lib/ledger/chain/panel.ts';
import type { LedgerRow, RowHead } from '#lib/ledger/row.ts';
import type { Column } from '#lib/ledger/stage.ts';

/** `data.shell` of src/routes/(app)/+layout: what stands around every page. */
export interface ShellView {
	actor: Actor;
	today: Day;
	words: LevelWords;
	/** Stands over every page: demo data, or a clock that was moved. */
	banner: string | null;
	/** The one this person chose, else the newest that runs; a page may show another (`ShownView`). */
	campaign: CampaignView | null;
	/** Campaigns this person may turn to, newest first. */
	campaigns: CampaignView[];
	/** How many of them homes, bell and search cover: all that run, and the one chosen. */
	covered: number;
	/** What they are called together. */
	coveredName: string;
	/** Pages of the rail this person may open, in order. */
	nav: NavKey[];
	/** Rows waiting for a signature of this person: the number on 待办. */
	waiting: number;
	/** What the bell counts: all that /inbox lists. */
	bell: number;
	/** News of the office in force, the newest first. */
	news: NewsView[];
}

export interface CampaignView {
	id: string;
	name: string;
	documentNumber: string;
	startOn: Day;
	ledgersDueOn: Day;
	endOn: Day;
	/** Dispatched and not ended. */
	running: boolean;
}

/** `data.shown` of a page: which campaign it shows, whatever this person chose. */
export interface ShownView {
	/** Null where it covers all at once. */
	campaign: CampaignView | null;
	/** `campaign=…` for links that are to stay there; '' where they do anyhow. */
	query: string;
}

export interface Option {
	value: string;
	label: string;
}

export type Tone = 'plain' | 'blue' | 'green' | 'amber' | 'red' | 'purple';

export interface TagView {
	text: string;
	tone: Tone;
}

/** One row as a card on the board, a line of a list, an item of 待办. */
export interface CardView {
	head: RowHead;
	/** How this person stands to the step that waits: what `moveTo` of ledger/workflow asks for. */
	standing: Standing;
	/** The name of its campaign where rows of several stand together; '' otherwise. */
	campaign: string;
	findingId: string;
	findingTitle: string;
	/** As printed: 6-2. */
	number: string;
	/** The concrete problem, or the finding's title while there is none. */
	title: string;
	unit: string;
	/** Null for rows that lie in no township, and where the unit is the township itself. */
	township: string | null;
	person: string;
	light: Light;
	/** 退回 1 次 · 待补 7月12日, 代填, 未发现待核实, 延期 1 次（原 7月15日）. */
	tags: TagView[];
}

/** The filters above board and list. `values` are the parameters of the URL, `''` when not set. */
export interface FilterView {
	values: FilterValues;
	/** Units this person may narrow to; value = unit id. The widest stands first. */
	scopes: Option[];
	/** Value = finding id, label = “6 乡村建设仍存在短板”. */
	findings: Option[];
	/** 责任人 by name within the scope; may be empty, then the filter is a text field. */
	people: string[];
	/** Levels that exist within the scope. */
	levels: LedgerRow['level'][];
	/** What narrows the view besides the lists above it, in words; each can be taken off. */
	further: { name: keyof FilterValues; value: string; label: string }[];
	/** The ledger of the unit in view; null when it has none or is not seen whole. */
	ledger: LedgerDoor | null;
}

/** A unit's ledger, to be printed, saved as Excel or taken as blank form. */
export interface LedgerDoor {
	/** /ledgers/<unit>; /print after it prints. */
	href: string;
	/** 附件2 顺店镇. */
	name: string;
	/** A township's book has its villages' sheets too. */
	villages: boolean;
	/** A department has a 推进台账 too. */
	running: boolean;
	/** The whole county may be taken along from /exports. */
	county: boolean;
}

/** Parameter names are the keys. */
export interface FilterValues {
	scope: string;
	level: string;
	finding: string;
	person: string;
	/** A kind of light. */
	light: string;
	text: string;
	/** List only: a stage, or a set that a number of another page counts (ledger/row-sets). */
	stage: string;
	/** '1': only what the person's own unit answers for. */
	mine: string;
	/** A day: open rows whose 时限, 复核日期 or 补正期限 it is. */
	due: string;
	review: string;
	amend: string;
	/** A section of the notice, a lead unit, an origin; '-' for rows that have none. */
	section: string;
	lead: string;
	origin: string;
	/** A 整改类型; '-' while none is set. */
	type: string;
	/** Id of a row that stands for all: the rows it stands for. */
	under: string;
	/** List only: a unit; the rows it has for review, or with the stage signedLate those it signed too late. */
	reviewer: string;
	/** List only: '' = overdue first, else unit | finding | stage | person | due, with '-' before it to turn it. */
	sort: string;
	/** List only: rows on which this act was done since Monday. */
	week: string;
	/** Id of a campaign, or `running`: all that run and the one chosen; '' for the one chosen. */
	campaign: string;
}

/** `data.board` of /board. */
export interface BoardView {
	filter: FilterView;
	/** All seven, in order. */
	columns: ColumnView[];
	/** Acts this person has over many rows at once. */
	bulk: BulkVerb[];
	/** The scope is wider than one township: cards name the township. */
	wide: boolean;
}

export interface ColumnView extends CardPage {
	column: Column;
	count: number;
}

/** Answer of /board/cards?column=…&after=…&<filter>, and of /rows/more?after=…&<filter>. */
export interface CardPage {
	cards: CardView[];
	/** Where the next page begins; null at the end. */
	next: string | null;
}

/** `data.list` of /rows. */
export interface ListView extends CardPage {
	filter: FilterView;
	total: number;
	wide: boolean;
	/** Acts this person has over many rows at once. */
	bulk: BulkVerb[];
}

/** A heap of rows on a desk. */
export interface HomeGroup {
	key: string;
	title: string;
	/** In few words what is to be done with these; may be empty. */
	hint: string;
	total: number;
	/** The whole list behind `total`. */
	href: string;
	items: HomeItem[];
	/** Shown folded: 已办 5 项. */
	folded?: boolean;
}

export interface HomeItem extends CardView {
	/** 退回补正至 7月12日：请补竣工照片; empty when there is nothing to say. */
	note: string;
	/** At most two; the last is the likelier. Opened as /rows/[id]?verb=…. */
	acts: { verb: string; label: string }[];
}
