import type { Day, Instant } from '#lib/ledger/day.ts';
import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { ledgerEvent } from '#lib/ledger/events/events.ts';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import { Veil } from '#lib/ledger/mask/veil.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import { doneNames, type Verb } from '#lib/ledger/verb.ts';
import { verbsOfUnit } from '#lib/ledger/workflow/transition-of.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { countedOn, namesInFindings } from '#lib/server/findings/names.ts';
import { peopleNames } from '#lib/server/sight/finding-of-row.ts';
import { whereVisible } from '#lib/server/sight/where.ts';

const { events: e, findings, ledgerRows: r } = tables;
type StoredEvent = typeof e.$inferSelect;
const noteType = 'noteSupervision';
const isNote = and(eq(e.kind, 'ledger'), eq(e.type, noteType));

/** The 督导记录 among what happened to a row, in the same order. */
export async function notesOfRow(
	row: LedgerRow,
	happened: { kept: StoredEvent }[],
	veil: Veil
): Promise<SupervisionNote[]> {
	const kept = happened.map(({ kept }) => kept).filter(({ type }) => type === noteType);
	return (await notesIn(row.countyId, kept)).map((note) => through(veil, note));
}

const pageSize = 30;

/**
 * What the actor's unit wrote down as supervisor in a campaign, the latest first.
 * @param after `next` of the page before, '' for the first
 */
export async function notesOfUnit(
	actor: Actor,
	campaignId: string,
	after: string
): Promise<SupervisionList> {
	const seq = Number(after);
	const found = await db()
		.read.select({ kept: e, row: r, number: findings.number })
		.from(e)
		.innerJoin(r, eq(r.id, e.rowId))
		.innerJoin(findings, eq(findings.id, r.findingId))
		.where(
			and(
				eq(e.countyId, actor.countyId),
				isNote,
				eq(e.unitId, actor.unitId),
				whereVisible(actor, campaignId),
				Number.isInteger(seq) && seq > 0 ? lt(e.seq, seq) : undefined
			)
		)
		.orderBy(desc(e.seq))
		.limit(pageSize + 1);
	const shown = found.slice(0, pageSize);
	const notes = await notesIn(
		actor.countyId,
		shown.map(({ kept }) => kept)
	);
	const units = await directory(actor.countyId);
	const ofFindings = await namesInFindings(actor.countyId);
	const name = (id: string | null) => units.get(id ?? '')?.shortName ?? '';
	return {
		notes: shown.map(({ row, number }, at) => ({
			...through(
				new Veil(namesOn(row, countedOn(ofFindings, row.findingId)), false),
				notes[at] as SupervisionNote
			),
			rowId: row.id,
			number: `${number}-${row.ordinal}`,
			place: `${row.level === 'village' ? name(row.townshipId) : ''}${name(row.unitId)}`,
			stage: stageNames[row.stage]
		})),
		next: found.length > pageSize ? String(shown.at(-1)?.kept.seq) : null
	};
}

function through(veil: Veil, note: SupervisionNote): SupervisionNote {
	return { ...note, finding: veil.text(note.finding), suggestion: veil.text(note.suggestion) };
}

async function notesIn(countyId: string, kept: StoredEvent[]): Promise<SupervisionNote[]> {
	if (kept.length === 0) return [];
	const units = await directory(countyId);
	const people = await peopleNames(countyId);
	const rowIds = [...new Set(kept.flatMap(({ rowId }) => rowId ?? []))];
	const acts = await db()
		.read.select({ rowId: e.rowId, seq: e.seq, type: e.type, at: e.at })
		.from(e)
		.where(and(inArray(e.rowId, rowIds), eq(e.kind, 'ledger'), inArray(e.type, verbsOfUnit)))
		.orderBy(asc(e.seq));
	return kept.map(({ id, seq, rowId, personId, unitId, at, body }) => {
		const said = ledgerEvent.parse({
			type: 'noteSupervision',
			onBehalfOf: null,
			...(JSON.parse(body) as object)
		});
		if (said.type !== 'noteSupervision') throw new Error(`event ${id} is no 督导记录`);
		const { finding, suggestion, answerBy } = said;
		const first = acts.find((act) => act.rowId === rowId && act.seq > seq);
		return {
			id,
			at,
			finding,
			suggestion,
			answerBy,
			unit: units.get(unitId ?? '')?.shortName ?? '',
			person: people.get(personId ?? '') ?? '',
			answer: first ? { act: doneNames[first.type as Verb], at: first.at } : null,
			late: !first && answerBy !== '' && answerBy < today()
		};
	});
}

/** A 督导记录 as it stands on the row and in the list of the unit that wrote it. */
export interface SupervisionNote {
	id: string;
	unit: string;
	person: string;
	at: Instant;
	finding: string;
	/** '' where none was given. */
	suggestion: string;
	/** Day by which an answer is expected; '' for none. */
	answerBy: Day | '';
	/** What the responsible unit did first after it; null while it has done nothing. */
	answer: { act: string; at: Instant } | null;
	/** No answer came by its day. */
	late: boolean;
}

/** `data.notes` of /supervision. */
export interface SupervisionList {
	notes: (SupervisionNote & { rowId: string; number: string; place: string; stage: string })[];
	/** Where the next, older page begins; null at the end. */
	next: string | null;
}
