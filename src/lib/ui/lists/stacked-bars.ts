/** One kind of part of a bar: its name and the class of its colour. */
export interface BarPart {
	label: string;
	ink: string;
}

/** One bar: a number for each part, in their order. */
export interface BarLine {
	key: string;
	label: string;
	values: number[];
}

/** Strokes of the patterns in a 6 × 6 tile, by place: full, slanted, dotted, upright. */
export const barPatterns = ['', 'M-1 1 1-1M0 6 6 0M5 7 7 5', 'M2.5 3h1', 'M3 0v6'];
