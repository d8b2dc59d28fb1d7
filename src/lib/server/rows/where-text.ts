import { and, eq, inArray, not, or, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import { numberIn, saysTerm, termsOf } from '#lib/ledger/search.ts';
import { contains } from '../db/contains.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import type { CardNames } from './cards.ts';
import { whereNamed } from './names.ts';
import { whereVisible } from './where.ts';
import type { Within } from './within.ts';

const { ledgerRows: r, findings: f } = tables;

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
	const terms = termsOf(text).map((term) => whereTerm(actor, within, term, names));
	return and(...(await Promise.all(terms))) as SQL;
}

async function whereTerm(
	actor: Actor,
	within: Within,
	term: string,
	{ units, findings }: CardNames
): Promise<SQL> {
	const said = or(contains(r.problem, term), contains(r.measure, term)) as SQL;
	const hidden = await hiddenFrom(actor, within, term, said);
	const named = [...units.values()].filter((unit) => saysTerm(unit.shortName, term));
	const townships = named.filter((unit) => unit.level === 'township');
	const titled = [...findings.values()].filter((finding) => saysTerm(finding.title, term));
	const [number, ordinal] = numberIn(term) ?? [];
	const numbered = [...findings.values()].filter((finding) => finding.number === number);
	const parts = [
		hidden.length ? and(said, not(inArray(r.id, hidden))) : said,
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

/** Ids of rows whose texts say the word only where this person reads them masked. */
async function hiddenFrom(
	actor: Actor,
	within: Within,
	term: string,
	said: SQL
): Promise<string[]> {
	const found = await db()
		.read.select({
			...{ id: r.id, level: r.level, unitId: r.unitId, townshipId: r.townshipId },
			...{ leadUnitId: r.leadUnitId, problem: r.problem, measure: r.measure },
			...{ markedNames: r.markedNames, households: r.households, ofFinding: f.markedNames }
		})
		.from(r)
		.innerJoin(f, eq(f.id, r.findingId))
		.where(
			// Where nothing is marked, only digits are hidden.
			and(whereVisible(actor, within), said, /\d/.test(term) ? undefined : whereNamed)
		);
	return found
		.filter((row) => {
			if (seesNames(actor, row)) return false;
			const names = namesOn(row, row.ofFinding);
			return ![row.problem, row.measure].some((text) => saysTerm(maskText(text, names), term));
		})
		.map(({ id }) => id);
}

function idsOf(many: { id: string }[]): string[] {
	return many.map(({ id }) => id);
}
