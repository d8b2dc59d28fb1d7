/** The number of the finding that every campaign has for what units found themselves (domain §4). */
export const selfFoundNumber = '自';

/** A numbered part of an official text: 一是 with its words. */
export interface FindingPart {
	label: string;
	text: string;
}

/**
 * The text of a finding cut before each of its facets, so that a form may give each a row of its own.
 *
 * In: the whole text and the facets read in it, in order. Out: pieces that joined give the whole text again but
 * for line ends between them, what stands before the first facet being a piece of its own. A facet that somebody
 * reworded is no longer found in the text: then the facets as kept follow the text, so that nothing is lost.
 */
export function facetPieces(text: string, facets: FindingPart[]): string[] {
	const starts: number[] = [];
	let from = 0;
	for (const facet of facets) {
		const whole = text.indexOf(labelled(facet), from);
		const at = whole < 0 ? text.indexOf(facet.text, from) : whole;
		if (at < 0 || facet.text === '') return [text, ...facets.map(labelled)].filter(Boolean);
		starts.push(at);
		from = at + (whole < 0 ? facet.text : labelled(facet)).length;
	}
	const cuts = [0, ...starts, text.length];
	return cuts
		.slice(1)
		.map((end, n) => text.slice(cuts[n], end).trim())
		.filter(Boolean);
}

/** A measure or facet with its label before it. */
export function labelled({ label, text }: FindingPart): string {
	return label + text;
}
