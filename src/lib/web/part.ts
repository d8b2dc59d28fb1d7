export type Tone = 'plain' | 'blue' | 'green' | 'amber' | 'red' | 'purple';

/** A few words of a line; with `href` a door to the rows it counts. */
export interface Part {
	text: string;
	href?: string;
	tone?: Tone;
}
