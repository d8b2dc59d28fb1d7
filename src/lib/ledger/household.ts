/** One line of 涉及农户. */
export interface Household {
	name: string;
	/** What concerns this household. */
	what: string;
	/** 已改. */
	done: boolean;
	/** Identity number as it is kept: encrypted, '' when none was given. */
	idSealed: string;
	phone: string;
}
