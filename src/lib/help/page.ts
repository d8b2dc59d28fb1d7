/** The help of one page, in the words of those who use it. */
export interface HelpPage {
	title: string;
	/** What the page is for. */
	purpose: string;
	/** What to do first, step by step. */
	first: string[];
	/** What words and lights on it mean. */
	words: [word: string, meaning: string][];
	questions: [question: string, answer: string][];
}
