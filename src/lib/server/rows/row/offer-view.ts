/** An act that a page offers. */
export interface MoveView {
	verb: string;
	/** The act in the words of the button: 申请销号. */
	label: string;
	/** Stands behind the others, in 更多. */
	aside: boolean;
}
