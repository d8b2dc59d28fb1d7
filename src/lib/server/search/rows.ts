import { and, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { doorWith } from '#lib/web/doors.ts';
import { maskNumbers } from '#lib/ledger/mask/numbers.ts';
import type { Veil } from '#lib/ledger/mask/veil.ts';
import { excerpt, readingsOf, saysTerm } from '#lib/ledger/search.ts';
import type { SearchGroup, SearchHit } from '#lib/server/search/view.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';
import { sortBy } from '#lib/server/rows/sort.ts';
import { veilsOf } from '#lib/server/sight/names.ts';
import { whereText } from '#lib/server/sight/text.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { doorsOf, type Within } from '#lib/server/sight/within.ts';
import { mostHits } from './most.ts';

const r = tables.ledgerRows;

/** Rows of the list with the same words (`/rows?text=…`), its first ones. */
export async function findRows(actor: Actor, within: Within, asked: string): Promise<SearchGroup> {
	const names = await cardNames(actor, within);
	const where = and(whereVisible(actor, within), await whereText(actor, within, asked, names));
	const found = await db()
		.read.select({ id: r.id })
		.from(r)
		.where(where)
		.orderBy(...sortBy('').order);
	const first = found.slice(0, mostHits).map(({ id }) => id);
	const texts = first.length ? await textsOf(first) : [];
	const terms = readingsOf(asked).flat();
	const veil = await veilsOf(actor, texts);
	const hits = new Map(texts.map((row) => [row.id, hitOf(row, veil(row), terms, names)]));
	return {
		key: 'rows',
		title: '台账条目',
		total: found.length,
		hits: first.flatMap((id) => hits.get(id) ?? []),
		more:
			found.length > mostHits
				? doorWith(`/rows?text=${encodeURIComponent(asked)}`, doorsOf(within))
				: null
	};
}

function textsOf(ids: string[]) {
	return db()
		.read.select({
			id: r.id,
			level: r.level,
			unitId: r.unitId,
			townshipId: r.townshipId,
			leadUnitId: r.leadUnitId,
			campaignId: r.campaignId,
			findingId: r.findingId,
			ordinal: r.ordinal,
			stage: r.stage,
			problem: r.problem,
			measure: r.measure,
			person: r.responsiblePerson
		})
		.from(r)
		.where(inArray(r.id, ids));
}

type RowTexts = Awaited<ReturnType<typeof textsOf>>[number];

function hitOf(
	row: RowTexts,
	veil: Veil,
	terms: string[],
	{ campaigns, units, findings }: CardNames
): SearchHit {
	const finding = findings.get(row.findingId);
	const name = (id: string | null) => units.get(id ?? '')?.shortName ?? '';
	const township = row.townshipId === row.unitId ? '' : name(row.townshipId);
	const number = `${finding?.number ?? ''}-${row.ordinal}`;
	const measure = veil.text(row.measure);
	const told = terms.some((term) => saysTerm(measure, term));
	const texts = [
		veil.text(row.problem) || (finding?.title ?? ''),
		told ? `措施：${measure}` : '',
		row.person ? `责任人 ${maskNumbers(row.person)}` : ''
	];
	return {
		id: row.id,
		href: `/rows/${row.id}`,
		title: excerpt([township, name(row.unitId), number].filter(Boolean).join(' '), terms),
		text: texts
			.filter(Boolean)
			.flatMap((text, index) => [
				...(index > 0 ? [{ text: '　', hit: false }] : []),
				...excerpt(text, terms)
			]),
		note: stageNames[row.stage],
		campaign: campaigns.get(row.campaignId) ?? ''
	};
}
