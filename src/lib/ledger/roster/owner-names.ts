import { dayInWords, type Day } from '#lib/ledger/day.ts';
import type { OwnerUnit } from './owners.ts';

export interface NameMatch {
	/** Units that carry this name on the day. */
	units: OwnerUnit[];
	/** A unit that carried it at another time. */
	dated: { unit: OwnerUnit; words: string } | null;
}

/**
 * Units called `text` on a day: by name, by an alias valid then, with or without the county's prefix;
 * townships also as 顺店镇党委政府, villages also with their township before them.
 */
export function findByName(text: string, units: OwnerUnit[], onDay: Day): NameMatch {
	const county = units.find((unit) => unit.level === 'city')?.name ?? '';
	const exact = units.filter((unit) => namesOn(unit, onDay).includes(text));
	if (exact.length > 0) return { units: exact, dated: null };
	const asked = new Set(variantsOf(text, county));
	const near = units.filter((unit) =>
		namesOn(unit, onDay).some((name) =>
			unit.level === 'department'
				? variantsOf(name, county).some((form) => asked.has(form))
				: asked.has(name) || asked.has(withoutOrgans(name))
		)
	);
	if (near.length > 0) return { units: near, dated: null };
	return { units: [], dated: datedMatch(asked, units, county) };
}

function namesOn(unit: OwnerUnit, onDay: Day): string[] {
	const valid = unit.aliases.filter((alias) => validOn(alias, onDay)).map((alias) => alias.name);
	const names = [unit.name, unit.shortName, ...valid].map((name) => name.normalize('NFKC'));
	if (unit.level !== 'village' || !unit.township) return names;
	return [...names, ...names.map((name) => unit.township + name)];
}

function validOn(alias: OwnerUnit['aliases'][number], day: Day): boolean {
	return (
		(alias.validFrom === null || alias.validFrom <= day) &&
		(alias.validTo === null || day <= alias.validTo)
	);
}

/** 禹州市教体局, 市教体局 and 教体局 are one; 中共 before a party organ says nothing. */
function variantsOf(text: string, county: string): string[] {
	const plain = text.replace(/^中共/, '');
	const local = county && plain.startsWith(county) ? plain.slice(county.length) : plain;
	return [text, plain, local, local.replace(/^[市县区]/, ''), withoutOrgans(local)];
}

/** 顺店镇党委和政府 → 顺店镇. */
function withoutOrgans(text: string): string {
	const bare = text.replace(/(党委|党工委|人民政府|政府|办事处|和|及|、|,|\/)+$/, '');
	return /[镇乡街道]$/.test(bare) ? bare : text;
}

function datedMatch(asked: Set<string>, units: OwnerUnit[], county: string): NameMatch['dated'] {
	for (const unit of units)
		for (const alias of unit.aliases)
			if (variantsOf(alias.name, county).some((form) => asked.has(form)))
				return { unit, words: inWords(alias) };
	return null;
}

function inWords({ validFrom, validTo }: OwnerUnit['aliases'][number]): string {
	const from = validFrom ? `${dayInWords(validFrom, 'x')}起` : '';
	const to = validTo ? `${dayInWords(validTo, 'x')}止` : '';
	return from + to;
}
