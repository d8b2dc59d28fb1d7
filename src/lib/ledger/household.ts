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

/** 已改 or 未改, as lists and forms say it. */
export function doneInWords(done: boolean): string {
	return done ? '已改' : '未改';
}

/** 颜国强（厕所无门，未改）; numbers are left out. */
export function householdInWords({ name, what, done }: Household): string {
	return `${name}（${[what, doneInWords(done)].filter(Boolean).join('，')}）`;
}
