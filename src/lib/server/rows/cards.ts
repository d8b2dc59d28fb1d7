import type { CardNames } from '#lib/server/sight/card-names.ts';
import { type TagView, lateReview, tagsOf } from './tags.ts';
import type { Light } from '#lib/ledger/due/due.ts';
import { type Standing, standingOf, type Seats } from '#lib/ledger/chain/panel.ts';
import { asc, sql, type SQL } from 'drizzle-orm';
import type { ChainStep } from '#lib/ledger/chain/chain.ts';
import type { Veil } from '#lib/ledger/mask/veil.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Request, LeanRequest } from '#lib/ledger/request.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { lightFor, senderTag } from './light.ts';
import { veilsOf } from '#lib/server/sight/names.ts';
import { seatsOf } from '#lib/server/sight/seats.ts';

const r = tables.ledgerRows;
const chains = new Map<string, ChainStep[]>();

/** Characters of a problem that a card shows, and those read for it: a number with gaps, or a name, more. */
const shownLength = 60;
const readLength = shownLength + 40;

/** The columns a card needs; the texts of a row stay in the store. */
export const cardColumns = {
	id: r.id,
	version: r.version,
	level: r.level,
	stage: r.stage,
	resumeStage: r.resumeStage,
	ordinal: r.ordinal,
	unitId: r.unitId,
	townshipId: r.townshipId,
	leadUnitId: r.leadUnitId,
	chain: sql<ChainStep[]>`${r.chain}`.mapWith(chainOf),
	chainStep: r.chainStep,
	applicantId: r.applicantId,
	typistId: r.typistId,
	rectification: r.rectification,
	dueOn: r.dueOn,
	originalDueOn: r.originalDueOn,
	plannedOn: r.plannedOn,
	closedOn: r.closedOn,
	reviewOn: r.reviewOn,
	replyBy: r.replyBy,
	amendBy: r.amendBy,
	withReviewerSince: r.withReviewerSince,
	underReviewSince: r.underReviewSince,
	reviewedDays: r.reviewedDays,
	problemKind: r.problemKind,
	sectorUnitId: r.sectorUnitId,
	transferToId: r.transferToId,
	outcomeConfirmedOn: r.outcomeConfirmedOn,
	request: sql<LeanRequest | null>`${r.request}`.mapWith(requestOf),
	campaignId: r.campaignId,
	findingId: r.findingId,
	problem: sql<string>`substr(${r.problem}, 1, ${sql.raw(String(readLength))})`,
	responsiblePerson: r.responsiblePerson,
	returns: r.returns,
	relapses: r.relapses,
	missed: r.missed,
	extensions: r.extensions,
	beyondReason: sql<boolean>`case when ${r.beyondReason} = '' then 0 else 1 end`.mapWith(Boolean)
};

/** A campaign has few chains and a board many cards: each chain is read and sent once. */
function chainOf(kept: string | ChainStep[]): ChainStep[] {
	const text = typeof kept === 'string' ? kept : JSON.stringify(kept);
	const known = chains.get(text);
	if (known) return known;
	const chain = JSON.parse(text) as ChainStep[];
	chains.set(text, chain);
	return chain;
}

/** The words of a request stay in the store. */
function requestOf(kept: string | Request): LeanRequest {
	const request = typeof kept === 'string' ? (JSON.parse(kept) as Request) : kept;
	const { kind, since, personId } = request;
	const refused = request.kind === 'transfer' && Boolean(request.refused);
	return { kind, since, personId, refused };
}

/** Rows without a deadline come last. */
export const dueKey = sql<string>`coalesce(${r.dueOn}, '9999-12-31')`;

export type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

export function selectCards(
	where: SQL | undefined,
	limit: number,
	order: SQL[] = [asc(dueKey), asc(r.id)]
) {
	return db()
		.read.select(cardColumns)
		.from(r)
		.where(where)
		.orderBy(...order)
		.limit(limit);
}

/**
 * Rows as the pages show them to this person, each with how they stand to its waiting step.
 * @param carriedOff for a text that leaves the program: names and numbers masked for everybody
 */
export async function cardsOf(
	actor: Actor,
	rows: CardRow[],
	names: CardNames,
	carriedOff = false
): Promise<CardView[]> {
	if (rows.length === 0) return [];
	const seats = await seatsOf(actor.countyId, rows);
	const veil = await veilsOf(actor, rows, carriedOff);
	return rows.map((row) => cardOf(actor, row, veil(row), seats(row), names));
}

/** A row as the pages show it: names instead of ids, its light, its tags. */
function cardOf(
	actor: Actor,
	row: CardRow,
	veil: Veil,
	seats: Seats,
	{ campaigns, units, findings, today }: CardNames
): CardView {
	const { campaignId, findingId, problem, responsiblePerson, ...rest } = row;
	const { returns, relapses, missed, extensions, originalDueOn, beyondReason, ...head } = rest;
	const finding = findings.get(findingId);
	const light = lightFor(actor, head);
	return {
		head: head satisfies LeanRow,
		standing: standingOf(row, actor, seats),
		campaign: campaigns.get(campaignId) ?? '',
		findingId,
		findingTitle: finding?.title ?? '',
		number: `${finding?.number ?? ''}-${row.ordinal}`,
		// Masked before it is cut: half a number would no longer be known as one.
		title: veil.text(problem).slice(0, shownLength) || (finding?.title ?? ''),
		unit: units.get(row.unitId)?.shortName ?? '',
		township:
			row.townshipId && row.townshipId !== row.unitId
				? (units.get(row.townshipId)?.shortName ?? null)
				: null,
		person: responsiblePerson,
		light,
		tags: [...tagsOf(row, lateReview(row, seats, units, today)), ...senderTag(head, light)]
	};
}

/** One row as a card on the board, a line of a list, an item of 待办. */
export interface CardView {
	head: LeanRow;
	/** How this person stands to the step that waits: what `moveTo` of ledger/workflow asks for. */
	standing: Standing;
	/** The name of its campaign where rows of several stand together; '' otherwise. */
	campaign: string;
	findingId: string;
	findingTitle: string;
	/** As printed: 6-2. */
	number: string;
	/** The concrete problem, or the finding's title while there is none. */
	title: string;
	unit: string;
	/** Null for rows that lie in no township, and where the unit is the township itself. */
	township: string | null;
	person: string;
	light: Light;
	/** 退回 1 次 · 待补 7月12日, 代填, 未发现待核实, 延期 1 次（原 7月15日）. */
	tags: TagView[];
}

/** Answer of /board/cards?column=…&after=…&<filter>, and of /rows/more?after=…&<filter>. */
export interface CardPage {
	cards: CardView[];
	/** Where the next page begins; null at the end. */
	next: string | null;
}
