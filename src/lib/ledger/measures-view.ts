import type { Day } from './day.ts';
import type { MeasureForm, Target } from './measure.ts';
import type { Rhythm } from './rhythm.ts';

/** `data.sheet` of /campaigns/[id]/measures: measures with rhythm and target, and what no unit took. */
export interface MeasuresView {
	campaign: { id: string; name: string };
	/** Whether this person may set rhythm and target. */
	mayEdit: boolean;
	findings: MeasuresOfFinding[];
}

export interface MeasuresOfFinding {
	id: string;
	number: string;
	title: string;
	/** Rows of it whose unit has set its measures. */
	planned: number;
	measures: MeasureView[];
	/** Facets and measures that none of these rows took. */
	untaken: PartView[];
}

/** One 一是 of a finding. */
export interface PartView {
	id: string;
	kind: 'facet' | 'measure';
	label: string;
	text: string;
}

export interface MeasureView extends PartView {
	rhythm: Rhythm | null;
	target: Target | null;
	/** What rows say of it today; '' when it has neither. */
	note: string;
	/** What its own words say of either, to be confirmed by a person; null once it has one. */
	heard: Heard | null;
	/** What was seen, to be sent with a change: a colleague who was first is not overwritten. */
	seen: string;
}

/** What a text says of how often and how much, each with the piece of text it was read from. */
export interface Heard {
	rhythms: HeardRhythm[];
	targets: HeardTarget[];
}

export interface HeardRhythm {
	/** Stands in the text, letter by letter. */
	quote: string;
	/** Null when the text says “定期” or a period that cannot be chosen. */
	rhythm: Rhythm | null;
	/** What the text leaves open and how it was filled; '' when it says all. */
	open: string;
}

export interface HeardTarget {
	quote: string;
	goal: string;
	/** As far as the text says it. */
	by: Day | null;
}

/** The form of a measure as its own words would fill it: the first rhythm and the first target; null when there is none. */
export function formHeard({ rhythms, targets }: Heard): MeasureForm | null {
	const rhythm = rhythms.find((one) => one.rhythm)?.rhythm;
	const [target] = targets;
	if (!rhythm && !target) return null;
	return {
		...{ every: rhythm?.every ?? '', day: rhythm ? String(rhythm.day) : '' },
		...{ goal: target?.goal ?? '', by: target?.by ?? '', present: '', on: '' }
	};
}

/**
 * Facets and measures that no unit took. As long as no unit of the finding has set its measures nothing is missing
 * yet, and the list is empty.
 * @param planned rows whose unit has set its measures
 * @param taken ids that any row took
 */
export function untakenOf(
	parts: PartView[],
	planned: number,
	taken: ReadonlySet<string>
): PartView[] {
	return planned === 0 ? [] : parts.filter(({ id }) => !taken.has(id));
}
