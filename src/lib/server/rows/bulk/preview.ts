import type { Day } from '#lib/ledger/day.ts';
import { and, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { filledOut, mostAtOnce, type BulkVerb } from '#lib/ledger/bulk.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import { isRefusal, type RefusalKind } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { FilterValues } from '#lib/server/sight/filter.ts';
import { barred } from '#lib/ledger/workflow/gate.ts';
import { stagesFor } from '#lib/ledger/workflow/transition-of.ts';
import { decide } from '#lib/ledger/workflow/decide.ts';
import { now, today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { newId } from '#lib/server/ids.ts';
import { keeperToken } from '#lib/server/forms/kept.ts';
import { readFacts } from '#lib/server/record/facts.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import { drawsOfRows, type DrawOfRow } from './draws.ts';
import { bulkPage } from './form.ts';
import { bulkLines, seenRows } from './rows.ts';
import { selectCards } from '#lib/server/rows/cards.ts';
import { whereListed } from '#lib/server/rows/list/list.ts';
import { standings } from '#lib/server/sight/seats.ts';
import type { Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;

/**
 * What an act would do to all rows of a view that it is for. Rows that are for somebody else to act on are counted,
 * not listed.
 */
export async function previewOfView(
	actor: Actor,
	within: Within,
	verb: BulkVerb,
	values: FilterValues
): Promise<BulkPreview> {
	const where = await whereListed(actor, within, values, await cardNames(actor, within));
	const total = await db().read.$count(r, where);
	const inStage = await selectCards(and(where, inArray(r.stage, stagesFor(verb))), total);
	const standing = await standings(actor, inStage);
	const mine = inStage.filter((row) => {
		const bar = barred(row, verb, actor, standing.get(row.id) ?? 'elsewhere');
		return bar === null || !['elsewhere', 'role', 'ownUnit'].includes(standing.get(row.id) ?? '');
	});
	const ids = mine.map(({ id }) => id);
	const preview = await previewOfRows(actor, verb, ids.slice(0, mostAtOnce));
	return {
		...preview,
		ticked: verb === 'return' ? [] : preview.ticked,
		others: total - ids.length,
		beyond: Math.max(0, ids.length - mostAtOnce)
	};
}

/** What an act would do to these rows: each asks `decide`, as it will be asked when the act is done. */
export async function previewOfRows(
	actor: Actor,
	verb: BulkVerb,
	ids: string[]
): Promise<BulkPreview> {
	const rows = await seenRows(actor, ids.slice(0, mostAtOnce));
	const places = await drawsOfRows(rows.map(({ id }) => id));
	const why = await reasons(actor, verb, rows, places);
	const names = await bulkLines(actor, rows);
	const lines = rows.flatMap((row): BulkLine[] => {
		const line = names.get(row.id);
		const place = row.stage === 'notFoundPending' ? places.get(row.id) : undefined;
		const draw = place ? (place.own ? 'own' : 'rest') : null;
		return line ? [{ ...line, draw, why: why.get(row.id)?.message ?? '' }] : [];
	});
	const will = lines.filter((line) => line.why === '');
	const doing = new Set(will.map(({ id }) => id));
	return {
		verb,
		key: newId(),
		today: today(),
		will,
		keeper: await keeperToken(actor, bulkPage.page),
		wont: lines.filter((line) => line.why !== ''),
		ticked: will.map(({ id }) => id),
		others: 0,
		beyond: Math.max(0, ids.length - mostAtOnce),
		findings: await findingsOf(
			actor,
			rows.filter(({ id }) => doing.has(id))
		),
		draws: await drawsOf(actor, rows, places),
		undrawn: [...why.values()].filter(({ kind }) => kind === 'drawFirst').length,
		people: [...new Set(rows.map((row) => row.responsiblePerson).filter(Boolean))].sort()
	};
}

interface Reason {
	kind: RefusalKind;
	message: string;
}

/** Why rows would not be done, by row id. The undrawn rows of a draw follow where all its drawn ones go along. */
async function reasons(
	actor: Actor,
	verb: BulkVerb,
	rows: LedgerRow[],
	places: Map<string, DrawOfRow>
): Promise<Map<string, Reason>> {
	const command = filledOut(verb, today());
	const found = new Map<string, Reason>();
	const ask = async (row: LedgerRow, more: Partial<Facts> = {}) => {
		const facts = await readFacts(db().read, row, now(), command);
		const decision = decide(row, command, actor, { ...facts, ...more });
		if (isRefusal(decision)) found.set(row.id, decision);
		else found.delete(row.id);
	};
	for (const row of rows) await ask(row);
	for (const row of rows) {
		const place = places.get(row.id);
		if (found.get(row.id)?.kind !== 'drawnFirst' || !place) continue;
		const along = place.waiting.every((id) => rows.some((one) => one.id === id) && !found.has(id));
		if (along)
			await ask(row, { draw: { id: place.drawId, drawn: false, passed: true, failed: false } });
	}
	return found;
}

async function findingsOf(actor: Actor, rows: LedgerRow[]): Promise<BulkPreview['findings']> {
	const counts = Map.groupBy(rows, (row) => row.findingId);
	return [...(await titlesOf(actor, rows))].flatMap(([id, title]) => {
		const count = counts.get(id)?.length ?? 0;
		return count > 0 ? [{ id, title, count }] : [];
	});
}

async function drawsOf(
	actor: Actor,
	rows: LedgerRow[],
	places: Map<string, DrawOfRow>
): Promise<BulkPreview['draws']> {
	const titles = await titlesOf(actor, rows);
	const found = new Map<string, string>();
	for (const row of rows) {
		const place = places.get(row.id);
		const title = titles.get(row.findingId);
		if (place && title) found.set(place.drawId, title);
	}
	return [...found].map(([id, title]) => ({ id, title }));
}

/** Findings of the rows' campaigns by id: 6 乡村建设仍存在短板, with its campaign where there are several. */
async function titlesOf(actor: Actor, rows: LedgerRow[]): Promise<Map<string, string>> {
	if (rows.length === 0) return new Map();
	const within = [...new Set(rows.map((row) => row.campaignId))];
	const { campaigns, findings } = await cardNames(actor, within);
	return new Map(
		[...findings].map(([id, { campaignId, number, title }]) => {
			const campaign = campaigns.get(campaignId);
			return [id, `${number} ${title}${campaign ? `（${campaign}）` : ''}`];
		})
	);
}

/** One row as preview and result name it. */
export interface BulkLine {
	id: string;
	version: number;
	number: string;
	/** The name of its campaign where rows of several stand together; '' otherwise. */
	campaign: string;
	title: string;
	unit: string;
	township: string | null;
	/** The stage in words. */
	stage: string;
	/** It is looked at itself: drawn, or its draw has failed; `rest` follows the drawn ones. */
	draw: 'own' | 'rest' | null;
	/** Why it will not be done; '' where it will. */
	why: string;
}

/** What an act on many rows will do and what not, before anything is done. */
export interface BulkPreview {
	verb: BulkVerb;
	/** The same key does its work once, however often the form is sent. */
	key: string;
	/** Whose form it is (server/forms/kept.ts). */
	keeper: string;
	today: Day;
	will: BulkLine[];
	wont: BulkLine[];
	/** The boxes that stand ticked at first. */
	ticked: string[];
	/** Rows of the view that this act is not for, or not by this person; not listed. */
	others: number;
	/** Rows that this act is for, beyond the most that go at once. */
	beyond: number;
	/** The findings of the rows: 未发现 is told once for each. */
	findings: { id: string; title: string; count: number }[];
	/** Draws that hold rows of this preview. */
	draws: { id: string; title: string }[];
	/** Rows that wait for a draw. */
	undrawn: number;
	/** 责任人 to choose from. */
	people: string[];
}
