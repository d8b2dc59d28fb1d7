import { withoutGaps } from './gaps.ts';
import { plainNumber } from './numbers.ts';
import { maskName } from './text.ts';

/** A name or number of a villager as it was met on a row. */
export interface Met {
	kind: 'name' | 'number';
	plain: string;
	masked: string;
	found: string;
	/** Where it stood, as people call it: 整改措施. */
	place: string;
}

/** One villager of a row, or a number that belongs to none on its list: what is read in full at a time. */
export interface Villager {
	/** Masked, with where it stands: 颜某某（涉及农户第2户）. No two of a row have the same. */
	label: string;
	/** The same in full. */
	told: string;
	/** Name and numbers that are read in full, wherever they stand. */
	plain: string[];
}

interface Listed {
	name: string;
	identity: string;
	phone: string;
}

/** Everybody on a row, each told apart: the list of households first, then by where they were met. */
export function villagersOn(listed: Listed[], met: Met[]): Villager[] {
	const households = listed.map(({ name, identity, phone }, at) => ({
		...labels(maskName(name), name, `涉及农户第${at + 1}户`),
		plain: [withoutGaps(name), ...[identity, phone].filter(Boolean).map(plainNumber)]
	}));
	const known = new Set(households.flatMap(({ plain }) => plain));
	return [...households, ...others(met, known)];
}

/** Those not on the list, names before numbers, each by the first place it stands in. */
function others(met: Met[], known: Set<string>): Villager[] {
	const first = new Map<string, Met>();
	for (const one of met)
		if (!known.has(one.plain) && !first.has(one.plain)) first.set(one.plain, one);
	return (['name', 'number'] as const).flatMap((kind) =>
		[...first.values()]
			.filter((one) => one.kind === kind)
			.map((one) => {
				const before = kind === 'number' ? '文中的号码 ' : '';
				const where = one.place + turnOf(one, met);
				return { ...labels(before + one.masked, before + one.found, where), plain: [one.plain] };
			})
	);
}

/** 中第3处: of those that read the same in one place, which one to look at; '' when it is the only one. */
function turnOf(one: Met, met: Met[]): string {
	const alike = met.filter(({ place, masked }) => place === one.place && masked === one.masked);
	const several = alike.some(({ plain }) => plain !== one.plain);
	return several ? `中第${alike.indexOf(one) + 1}处` : '';
}

function labels(masked: string, full: string, where: string): { label: string; told: string } {
	return { label: `${masked}（${where}）`, told: `${full}（${where}）` };
}
