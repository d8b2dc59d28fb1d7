import type { Target } from '#lib/ledger/campaigns/measure.ts';
import type { Heard } from '#lib/ledger/campaigns/measure-heard.ts';
import type { Rhythm } from '#lib/ledger/campaigns/rhythm.ts';

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
