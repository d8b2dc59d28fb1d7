import { addDays, isDay, type Day } from '#lib/ledger/day.ts';

/** Another name of a unit and the days on which it was in use; null means no limit. */
export interface DatedName {
	name: string;
	validFrom: Day | null;
	validTo: Day | null;
}

export const aliasHint =
	'别名后面可以用括号写起止，例如 市扶贫办(至2021)、市城管局(2020)、小吕乡(至2020-06)、市教体局(自2019-03-01)、旧名(2015-2018)。';

/**
 * An alias as written in a file or form: a name, with its time in brackets when it has one. A year or a
 * month means the whole of it.
 * @returns null when the bracket is no time
 */
export function readAlias(text: string): DatedName | null {
	const plain = text.normalize('NFKC').trim();
	const [, name = '', time] = /^(.*?)(?:\(([^()]*)\))?$/.exec(plain) ?? [];
	if (!name || /[();]/.test(name)) return null;
	if (time === undefined) return { name, validFrom: null, validTo: null };
	const span = /^(自|从)?(\d[\d-]*\d)$|^(至|到)(\d[\d-]*\d)$|^(\d{4})\s*[-~至到]\s*(\d{4})$/.exec(
		time
	);
	if (!span) return null;
	const [, since, one, , until, from, to] = span;
	if (from && to) return dated(name, firstDay(from), lastDay(to));
	if (until) return dated(name, null, lastDay(until));
	if (!one) return null;
	const years = /^(\d{4})-(\d{4})$/.exec(one);
	if (years) return dated(name, firstDay(years[1] ?? ''), lastDay(years[2] ?? ''));
	return dated(name, firstDay(one), since ? null : lastDay(one));
}

/** An alias as `readAlias` reads it. */
export function writeAlias({ name, validFrom, validTo }: DatedName): string {
	if (validFrom && validTo) {
		const [from, to] = [validFrom.slice(0, 4), validTo.slice(0, 4)];
		if (firstDay(from) === validFrom && lastDay(to) === validTo)
			return from === to ? `${name}(${from})` : `${name}(${from}-${to})`;
		return `${name}(${from}-${to})`;
	}
	if (validTo)
		return `${name}(至${lastDay(validTo.slice(0, 4)) === validTo ? validTo.slice(0, 4) : validTo})`;
	return validFrom ? `${name}(自${validFrom})` : name;
}

function dated(name: string, validFrom: Day | undefined | null, validTo: Day | undefined | null) {
	if (validFrom === undefined || validTo === undefined) return null;
	if (validFrom && validTo && validTo < validFrom) return null;
	return { name, validFrom, validTo };
}

/** 2020 → 2020-01-01, 2020-06 → 2020-06-01. */
function firstDay(time: string): Day | undefined {
	const day = time.length === 4 ? `${time}-01-01` : time.length === 7 ? `${time}-01` : time;
	return isDay(day) ? day : undefined;
}

/** 2020 → 2020-12-31, 2020-06 → 2020-06-30. */
function lastDay(time: string): Day | undefined {
	const first = firstDay(time);
	if (!first || time.length === 10) return first;
	if (time.length === 4) return `${time}-12-31`;
	return addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
}
