import type { Instant, Day } from './day.ts';
import type { Light } from './due.ts';
import type { LedgerRow } from './row.ts';
import type { Stage } from './stage.ts';
import type { Option, TagView } from './view.ts';

/** `data.row` of /rows/[id]. */
export interface RowView {
	row: LedgerRow;
	place: PlaceView;
	light: Light;
	tags: TagView[];
	finding: FindingView;
	/** The verbs this person has now, the likeliest first; the first one's form stands open. */
	moves: MoveView[];
	/** What is asked of me, or whose turn it is: 待办：申请销号; 等待梁北镇核查. */
	asked: string;
	sheet: VerbSheet;
	/** 佐证材料 as files, in the order they came; withdrawn ones among them. */
	files: FileView[];
	progress: ProgressView[];
	chain: ChainDot[];
	timeline: TimelineEntry[];
	signOffs: SignOffView[];
}

/** Names around a row, already in the words of the screen. */
export interface PlaceView {
	number: string;
	title: string;
	unit: string;
	township: string | null;
	leadUnit: string | null;
}

export interface FindingView {
	id: string;
	number: string;
	section: string;
	title: string;
	text: string;
	origins: string[];
	facets: OfficialText[];
	measureLead: string;
	measures: OfficialText[];
}

export interface OfficialText {
	id: string;
	/** 一是; may be empty. */
	label: string;
	text: string;
}

export interface MoveView {
	verb: string;
	/** The act in the words of the button: 申请销号. */
	label: string;
	/** Why it cannot be done now; then it is shown, quiet and dead. */
	refused?: string;
}

/** What the form of any verb on this row needs. */
export interface VerbSheet {
	rowId: string;
	stage: Stage;
	version: number;
	/** For `key`: a form sent twice does its work once. */
	key: string;
	today: Day;
	endOn: Day;
	/** The actor's unit is not the row's: 代填, the form asks for the person of the unit. */
	onBehalf: boolean;
	/** What fields hold to begin with, by name: the row's, or a kept draft. */
	values: Record<string, string | string[]>;
	facets: OfficialText[];
	measures: OfficialText[];
	/** People of the row's unit, offered for 责任人. */
	people: string[];
	/** The draw this row is part of; null while none was taken. */
	draw: DrawView | null;
	/** What this person uploaded for the row and has not yet sent with an act. */
	uploads: UploadView[];
	/** Files of the row that may be marked as withdrawn. */
	withdrawable: Option[];
}

/** A file that waits to be sent with an act. */
export interface UploadView {
	/** For `fileIds`; opens /rows/[row]/files/[id] for who uploaded it. */
	id: string;
	name: string;
	size: string;
	/** Has a thumbnail: /rows/[row]/files/[id]?thumb=1. */
	picture: boolean;
}

/** A file of 佐证材料 on the row. */
export interface FileView extends UploadView {
	person: string;
	at: Instant;
	/** The act it came with: 更新进展. */
	act: string;
	/** Why it no longer counts; '' while it does. */
	withdrawn: string;
	/** This person may mark it as withdrawn now. */
	mayWithdraw: boolean;
}

/** A draw over rows reported as 未发现. */
export interface DrawView {
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

/** `form.act` after POST /rows/[id]?/act was refused. Done answers a redirect, or {done} to fetch. */
export interface ActRefused {
	verb: string;
	message: string;
	errors: Record<string, string>;
	values: Record<string, string | string[]>;
	conflict: ConflictView | null;
}

/** Somebody changed the row after this form was opened. */
export interface ConflictView {
	person: string;
	unit: string;
	at: Instant;
	/** What they did: 制定整改措施. */
	act: string;
	/** The version to send when one's own values are to stand. */
	version: number;
	fields: { name: string; label: string; theirs: string; mine: string }[];
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
	/** 代填: for whom it was typed; null when it was not. */
	onBehalf: string | null;
	at: Instant;
	text: string;
	changes: { label: string; from: string; to: string }[];
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
}
