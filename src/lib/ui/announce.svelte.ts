let sentence = $state('');

/** What the live region of the page reads out; set by `announce`, drawn once by the root layout. */
export const spoken = {
	get sentence() {
		return sentence;
	}
};

/** Says a sentence to people who do not see the page move. */
export function announce(text: string): void {
	// The same sentence twice would not be read again.
	sentence = text === sentence ? `${text}\u00a0` : text;
}
