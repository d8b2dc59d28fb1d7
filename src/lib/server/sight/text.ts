import { and, eq, inArray, not, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import { numberIn, readingsOf, saysTerm, signsApart } from '#lib/ledger/search.ts';
import { contains, containsApart } from '#lib/server/db/contains.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countedOn, namesInFindings } from '#lib/server/findings/names.ts';
import type { CardNames } from './card-names.ts';
import { whereNamed } from './names.ts';
import { whereVisible } from './where.ts';
import type { Within } from './within.ts';

const r = tables.ledgerRows;

/**
 * Rows that say each of these words: problem, measure, 责任人, unit, township, finding, or their number 6-2. A word that
 * stands only in what this person reads masked finds nothing: asking must not confirm what reading hides.
 */
export async function whereText(
	actor: Actor,
	within: Within,
	text: string,
	names: CardNames
): Promise<SQL> {
	const readings = readingsOf(text).map(async (words) => {
		const terms = words.map((term) => whereTerm(actor, within, term, names));
		return and(...(await Promise.all(terms)));
	});
	return or(...(await Promise.all(readings))) as SQL;
}

async function whereTerm(
	actor: Actor,
	within: Within,
	term: string,
	{ units, findings }: CardNames
): Promise<SQL> {
	const said = or(contains(r.problem, term), contains(r.measure, term)) as SQL;
	const { hidden, apart } = await readAs(actor, within, term, said);
	const named = [...units.values()].filter((unit) => saysTerm(unit.shortName, term));
	const townships = named.filter((unit) => unit.level === 'township');
	const titled = [...findings.values()].filter((finding) => saysTerm(finding.title, term));
	const [number, ordinal] = numberIn(term) ?? [];
	const numbered = [...findings.values()].filter((finding) => finding.number === number);
	const parts = [
		hidden.length ? and(said, not(inArray(r.id, hidden))) : said,
		apart.length ? inArray(r.id, apart) : undefined,
		contains(r.responsiblePerson, term),
		named.length ? inArray(r.unitId, idsOf(named)) : undefined,
		townships.length ? inArray(r.townshipId, idsOf(townships)) : undefined,
		titled.length ? inArray(r.findingId, idsOf(titled)) : undefined,
		numbered.length
			? and(inArray(r.findingId, idsOf(numbered)), eq(r.ordinal, ordinal as number))
			: undefined
	];
	return or(...parts.filter((part) => part !== undefined)) as SQL;
}

/**
 * Ids of rows whose texts say the word only where this person reads them masked, and of those that say it with gaps
 * between its signs.
 */
async function readAs(
	actor: Actor,
	within: Within,
	term: string,
	said: SQL
): Promise<{ hidden: string[]; apart: string[] }> {
	const names = await namesInFindings(actor.countyId);
	const signs = signsApart(term);
	const apart = signs && or(containsApart(r.problem, signs), containsApart(r.measure, signs));
	// Where no name counts, only digits are hidden.
	const hides = /\d/.test(term) ? said : and(said, whereNamed(names));
	const found = await db()
		.read.select({
			id: r.id,
			level: r.level,
			unitId: r.unitId,
			townshipId: r.townshipId,
			leadUnitId: r.leadUnitId,
			problem: r.problem,
			measure: r.measure,
			markedNames: r.markedNames,
			households: r.households,
			findingId: r.findingId,
			said: sql`case when ${said} then 1 else 0 end`.mapWith(Boolean)
		})
		.from(r)
		.where(and(whereVisible(actor, within), apart ? or(hides, and(apart, not(said))) : hides));
	const reads = (row: (typeof found)[number]) => {
		const counted = namesOn(row, countedOn(names, row.findingId));
		const open = seesNames(actor, row);
		return [row.problem, row.measure].some((text) =>
			saysTerm(open ? text : maskText(text, counted), term)
		);
	};
	return {
		hidden: idsOf(found.filter((row) => row.said && !reads(row))),
		apart: idsOf(found.filter((row) => !row.said && reads(row)))
	};
}

function idsOf(many: { id: string }[]): string[] {
	return many.map(({ id }) => id);
}
