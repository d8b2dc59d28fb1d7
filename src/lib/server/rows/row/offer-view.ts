/** An act that a page offers. */
export interface MoveView {
	verb: string;
	/** The act in the words of the button: 申请销号. */
	label: string;
	/** Stands behind the others, in 更多. */
	aside: boolean;
}

/** An act that nobody could do now, in the place where its form would stand. */
export interface HindranceView {
	verb: string;
	label: string;
	message: string;
	/** Opens what comes first. */
	door: { href: string; label: string } | null;
}
