import type { Paper } from '#lib/ledger/sheets/paper-size.ts';

/** A form as it stands on paper, for the page that prints it. */
export interface PaperView {
	paper: Paper;
	annex: string;
	/** The title as it is broken. */
	title: string[];
	/** Points. */
	titleSize: number;
	/** The line between title and table, in parts. */
	fill: string[];
	columns: PaperColumn[];
	lines: PaperLine[];
	signatures: string[];
	/** Version and check code of a submission; '' for the live ledger. */
	foot: string;
}

export interface PaperColumn {
	key: string;
	title: string;
	/** Millimetres. */
	width: number;
	/** Long text, set left; all others are centred. */
	prose: boolean;
}

/** `cells` by column key; `goesOn` leaves its empty cells to the line above. */
export interface PaperLine {
	cells: Record<string, string>;
	goesOn: boolean;
}
