import type { OfficialText, FindingView, PlaceView } from '#lib/server/sight/finding-of-row.ts';
import type { NamingView } from '#lib/ledger/names/to-answer.ts';
import type { Instant, Day } from '#lib/ledger/day.ts';
import type { Light } from '#lib/ledger/due/due.ts';
import type { UploadView } from '#lib/server/evidence/uploads.ts';
import type { FileView } from '#lib/server/evidence/view.ts';
import type { HindranceView } from './hindrance.ts';
import type { RollupView } from './rollup-lines.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Stage } from '#lib/ledger/stage.ts';
import type { SupervisionNote } from '#lib/server/supervision/notes.ts';
import type { TagView } from '#lib/server/rows/tags.ts';
import type { Option } from '#lib/ledger/command/option.ts';

/** `data.row` of /rows/[id]. */
export interface RowView {
	row: LedgerRow;
	place: PlaceView;
	light: Light;
	tags: TagView[];
	finding: FindingView;
	/** The verbs this person has now, the likeliest first; none that is refused whatever is typed. */
	moves: MoveView[];
	/** The verb whose form stands open: it is asked of me, or the page was opened for it. */
	open: string | null;
	/** What would be asked or was looked for, and why it has to wait. */
	hindrance: HindranceView | null;
	/** What is asked of me, or whose turn it is: 待办：申请销号; 等待梁北镇核查. */
	asked: string;
	needs: FormNeeds;
	/** 佐证材料 as files, in the order they came; withdrawn ones among them. */
	files: FileView[];
	progress: ProgressView[];
	chain: ChainDot[];
	timeline: TimelineEntry[];
	signOffs: SignOffView[];
	/** 督导记录, the latest first. */
	notes: SupervisionNote[];
	/** What waits for an answer, in words. */
	request: RequestView | null;
	/** How the rows below fare, on a row that stands for all of them. */
	rollup: RollupView | null;
	/** Rows that this one is tied to: where it was transferred, where it came from, what stands for it. */
	ties: TieView[];
	/** 涉及农户, as this person reads them. */
	households: HouseholdView[];
	/** How this person reads names and numbers of villagers here. */
	reading: Reading;
	/** Villagers that are masked for this person, told apart by where they stand; one may be asked for at a time. */
	villagers: string[];
	/** The one who was asked for, in full; '' when none was. */
	shown: string;
}

/** full: in full · masked: somebody is masked, and may be asked for with a reason · plain: nothing to mask */
export type Reading = 'full' | 'masked' | 'plain';

export interface HouseholdView {
	name: string;
	what: string;
	done: boolean;
	/** '' when none was given; a sentence in `unread` when it cannot be read now. */
	identity: string;
	unread: string;
	phone: string;
}

export interface RequestView {
	title: string;
	person: string;
	since: Day;
	/** Label and words. */
	lines: [string, string][];
}

export interface TieView {
	label: string;
	number: string;
	unit: string;
	/** Where it stands, its deadline, what came of it. */
	text: string;
	/** Opens it; null where this person may not. */
	href: string | null;
}

/** What the form of any verb on this row needs. */
export interface FormNeeds {
	rowId: string;
	stage: Stage;
	version: number;
	/** For `key`: a form sent twice does its work once. */
	key: string;
	today: Day;
	endOn: Day;
	/** The actor's unit is not the row's: 代填, the form asks for the person of the unit. */
	onBehalf: boolean;
	/** What fields hold to begin with, by name. */
	values: Record<string, string | string[]>;
	/** What was said when the row was put up and then hung up again: label and words. */
	rejected: [string, string][];
	/** Half-filled forms of this person by verb, with the `version` of the row they were typed on. */
	drafts: Record<string, Record<string, string | string[]>>;
	/** For `keeper`: whose form this is, should its session run out. */
	keeper: string;
	facets: OfficialText[];
	measures: OfficialText[];
	/** Units a row may go to, city departments, other findings of the campaign, other rows of unit and finding. */
	units: Option[];
	departments: Option[];
	findings: Option[];
	siblings: Option[];
	/** People of the row's unit, offered for 责任人. */
	people: string[];
	/** The draw this row is part of; null while none was taken. */
	draw: DrawView | null;
	naming: NamingView;
	/** What this person uploaded for the row and has not yet sent with an act. */
	uploads: UploadView[];
	/** Files of the row that may be marked as withdrawn. */
	withdrawable: Option[];
}

/** A draw over rows reported as 未发现. */
export interface DrawView {
	/** Of /draws/[id]. */
	id: string;
	/** This row was drawn and must be looked at itself. */
	drawn: boolean;
	size: number;
	drawnCount: number;
	percent: number;
	/** Drawn rows that passed. */
	passed: number;
	/** One was wrong: every row must be looked at. */
	failed: boolean;
	/** Undrawn rows that still wait. */
	rest: number;
	/** Drawn rows that still wait, this one left out: their ids and numbers. */
	waiting: { id: string; unit: string }[];
}

export interface ProgressView {
	id: string;
	on: Day;
	text: string;
	/** 下一步打算, when the unit said one. */
	next: string | null;
	person: string;
	/** Files that came with it. */
	files: UploadView[];
}

export interface ChainDot {
	label: string;
	/** Who or which role. */
	note: string;
	state: 'done' | 'now' | 'coming' | 'returned';
}

export interface TimelineEntry {
	id: string;
	/** The act: 退回补充整改. */
	act: string;
	unit: string;
	person: string;
	/** 代填: the unit and the person for whom it was typed; null when it was not. */
	onBehalf: string | null;
	at: Instant;
	text: string;
	changes: { label: string; from: string; to: string }[];
	/** By how much the reviewer's unit took too long over this act; '' when it did not. */
	delay: string;
	tone: 'done' | 'returned' | 'plain';
}

export interface SignOffView {
	step: string;
	act: string;
	unit: string;
	person: string;
	at: Instant;
	way: string;
	opinion: string;
	/** Opens /rows/[id]/versions/[n]: the row as it was signed. */
	version: number;
	fellToOffice: boolean;
	/** Files that stood on the row when it was signed. */
	files: number;
	/** By how much the signer's unit took too long; '' when it did not. */
	delay: string;
}

/** `data.version` of /rows/[id]/versions/[n]. */
export interface VersionView {
	row: LedgerRow;
	place: PlaceView;
	finding: FindingView;
	at: Instant;
	act: string;
	person: string;
	unit: string;
	latest: number;
	/** 佐证材料 as it stood. */
	files: FileView[];
	signOffs: SignOffView[];
	households: HouseholdView[];
}

/** An act that a page offers. */
export interface MoveView {
	verb: string;
	/** The act in the words of the button: 申请销号. */
	label: string;
	/** Stands behind the others, in 更多. */
	aside: boolean;
}
