import { type CardView, cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { and, count, desc, eq, inArray, isNotNull, ne, or, type SQL } from 'drizzle-orm';
import { roleNames, type Actor } from '#lib/ledger/actor.ts';
import { can } from '#lib/ledger/permissions.ts';
import { requestNames, type Request } from '#lib/ledger/request.ts';
import { reviewStages, stageNames } from '#lib/ledger/stage.ts';
import { registersProblems } from '#lib/ledger/workflow/verbs/birth.ts';
import { dispatchedCampaigns } from '#lib/server/campaigns/current.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { listIn } from '#lib/server/forms/fields.ts';
import { handOverPage, heldBy, typedIn, whereHeld } from './hand-over.ts';
import { newId } from '#lib/server/ids.ts';
import { keeperToken } from '#lib/server/forms/kept.ts';
import { keptPage } from '#lib/server/forms/pages.ts';
import { activePeople } from '#lib/server/roster/people/people.ts';
import { seesPeople } from '#lib/server/roster/access.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import { whereVisible } from '#lib/server/sight/where.ts';

const r = tables.ledgerRows;
const most = 500;

/**
 * What a person answers for, ready to be handed over.
 * @param person by name, as it stands on the rows; '' to choose
 * @param unitId for an administrator: the unit of the account that goes out of use
 * @returns null for who has nothing to hand over and keeps no accounts
 */
export async function handOverView(
	actor: Actor,
	person: string,
	unitId: string
): Promise<HandOverView | null> {
	const works = registersProblems(actor);
	const elsewhere = unitId !== '' && unitId !== actor.unitId && seesPeople(actor);
	if (!works && !elsewhere) return null;
	const empty = nothing(person, await keeperToken(actor, handOverPage.page));
	if (elsewhere) return { ...empty, askHere: await othersHere(actor, person, unitId) };
	const people = await peopleOf(actor);
	const view: HandOverView = { ...empty, people };
	if (!person) return view;
	const left = await keptPage(actor, handOverPage);
	if (left?.get('person') === person) {
		view.left = { values: typedIn(left), ids: listIn(left, 'ids') };
		view.key = view.left.values.key ?? view.key;
	}
	for (const { id, name } of await dispatchedCampaigns(actor)) {
		const theirs = and(whereHeld(actor), eq(r.responsiblePerson, person));
		const lines = await linesOf(actor, id, theirs);
		if (lines.length > 0) view.campaigns.push({ id, name, lines });
		view.applied.push(...(await linesOf(actor, id, whereApplied(person), person)));
	}
	return view;
}

function nothing(person: string, keeper: string): HandOverView {
	const lists = { people: [], campaigns: [], applied: [] };
	return { person, ...lists, left: null, key: newId(), keeper, askHere: null };
}

/** Everybody who answers for rows here, those with the most first. */
function peopleOf(actor: Actor): Promise<HandOverView['people']> {
	return db()
		.read.select({ name: r.responsiblePerson, rows: count() })
		.from(r)
		.where(and(eq(r.countyId, actor.countyId), whereHeld(actor), ne(r.responsiblePerson, '')))
		.groupBy(r.responsiblePerson)
		.orderBy(desc(count()), r.responsiblePerson)
		.limit(most);
}

/** Rows of others on which this person applied and that still lie with who decides. */
function whereApplied(person: string): SQL {
	const reviewed = and(inArray(r.stage, [...reviewStages]), eq(r.applicantName, person));
	return and(ne(r.responsiblePerson, person), or(reviewed, isNotNull(r.request))) as SQL;
}

/** @param asker only rows in review, or with a request of this person */
async function linesOf(
	actor: Actor,
	campaignId: string,
	where: SQL | undefined,
	asker?: string
): Promise<HandOverLine[]> {
	const rows = await selectCards(
		and(whereVisible(actor, campaignId), whereHeld(actor), where),
		most
	);
	const mine = rows.filter((row) => can(actor, 'handOver', row));
	const said = await requestsOf(mine.map(({ id }) => id));
	const cards = await cardsOf(actor, mine, await cardNames(actor, campaignId));
	return cards
		.map((card) => ({ card, request: said.get(card.head.id) }))
		.filter(({ card, request }) => !asker || isReviewed(card) || request?.personName === asker)
		.map(({ card, request }) => ({
			...card,
			stageName: stageNames[card.head.stage],
			waits: [isReviewed(card) ? reviewed(card) : '', request ? requestNames[request.kind] : '']
				.filter(Boolean)
				.join('、')
		}));
}

function isReviewed({ head }: { head: { stage: string } }): boolean {
	return (reviewStages as readonly string[]).includes(head.stage);
}

function reviewed({ head }: { head: { stage: string } }): string {
	return head.stage === 'notFoundPending' ? '“未发现”上报' : '销号申请';
}

async function requestsOf(ids: string[]): Promise<Map<string, Request | null>> {
	if (ids.length === 0) return new Map();
	const found = await db()
		.read.select({ id: r.id, request: r.request })
		.from(r)
		.where(inArray(r.id, ids));
	return new Map(found.map(({ id, request }) => [id, request]));
}

/** The people of the unit who may hand the rows over; for a village without an account those of its township. */
async function othersHere(actor: Actor, name: string, unitId: string): Promise<OthersHere> {
	const units = await directory(actor.countyId);
	const unit = units.get(unitId);
	const all = (await activePeople(actor.countyId)).filter(({ role }) => role !== 'leader');
	const others = (id: string) =>
		all.filter((person) => person.unitId === id && person.name !== name);
	const own = others(unitId);
	const near = own.length > 0 ? own : others(unit?.parentId ?? '');
	const place = { countyId: actor.countyId, unitId, name };
	return {
		unit: unit?.shortName ?? '',
		rows: unit ? await heldBy(db().read, place) : 0,
		people: near.map((person) => ({
			name: person.name,
			role: `${units.get(person.unitId)?.shortName ?? ''}${roleNames[person.role]}`,
			phone: person.phone
		}))
	};
}

/** 人员移交: what a person answers for and another one is to take over. */
export interface HandOverView {
	/** Whose rows; '' while nobody is chosen. */
	person: string;
	/** Everybody who answers for something here, with how many rows. */
	people: { name: string; rows: number }[];
	/** Their rows that are not done with, by campaign. */
	campaigns: { id: string; name: string; lines: HandOverLine[] }[];
	/** What they applied for on rows of somebody else and that still waits: it stands, nothing is to be done. */
	applied: HandOverLine[];
	/** The form as it was left when the session ran out. */
	left: { values: Record<string, string>; ids: string[] } | null;
	/** For `key`: a form sent twice does its work once. */
	key: string;
	/** Whose form it is (server/forms/kept.ts). */
	keeper: string;
	/** Who may hand over, for somebody who may not: an administrator who takes an account out of use. */
	askHere: OthersHere | null;
}

/** The rows of a person lie in a unit of others; these are its people. */
export interface OthersHere {
	unit: string;
	rows: number;
	people: { name: string; role: string; phone: string }[];
}

export interface HandOverLine extends CardView {
	/** 已认领, 待核查 … */
	stageName: string;
	/** What waits on it and goes on waiting; '' when nothing does. */
	waits: string;
}
