import { asc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { lightOf } from '#lib/ledger/due.ts';
import { standingOf } from '#lib/ledger/panel.ts';
import { owns } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { verbNames } from '#lib/ledger/verb.ts';
import { movesFor, type Move } from '#lib/ledger/workflow/moves.ts';
import type {
	FileView,
	FindingView,
	ProgressView,
	RowView,
	VerbSheet
} from '#lib/ledger/row-view.ts';
import { today } from '../clock.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { draftOf } from '../drafts.ts';
import { ownUploads, uploadView } from '../evidence/uploads.ts';
import { openFileViews } from '../evidence/view.ts';
import { newId } from '../ids.ts';
import { seenRow } from '../ledger.ts';
import { askedOf, chainDots } from './asked.ts';
import { tagsOf } from './cards.ts';
import { drawView } from './draw-view.ts';
import { findingView, peopleNames, placeView } from './place.ts';
import { accounts, seatsOf } from './standings.ts';
import { signOffsOf, timelineOf } from './timeline.ts';

/**
 * One row with all that stands around it, or undefined when the actor may not see it.
 * @param verb the act whose form is to stand open, when the page was opened for one
 * @param fileId the file that the act is about
 */
export async function rowView(
	actor: Actor,
	rowId: string,
	verb: string | null,
	fileId = ''
): Promise<RowView | undefined> {
	const row = await seenRow(db().read, actor, rowId);
	if (!row) return undefined;
	const finding = await findingView(row.findingId);
	const place = await placeView(row, finding);
	const seats = (await seatsOf(row.countyId, [row]))(row);
	const standing = standingOf(row, actor, seats);
	const moves = movesFor(row, actor, standing);
	const files = await openFileViews(actor, row, standing);
	const chosen = [
		...moves.filter((move) => move.verb === verb),
		...(verb === 'withdrawEvidence' ? besides(files) : [])
	];
	const ordered = [...chosen, ...moves.filter((move) => move.verb !== verb)];
	const signOffs = await signOffsOf(row);
	return {
		row,
		place,
		light: lightOf(row, today()),
		tags: tagsOf(row),
		finding,
		moves: ordered.map((move) => ({ verb: move.verb, label: move.name })),
		asked: await askedOf(actor, row, ordered[0], seats),
		sheet: { ...(await sheetOf(actor, row, finding, fileId)), withdrawable: withdrawable(files) },
		files,
		progress: await progressViews(row),
		chain: await chainDots(row, signOffs, seats),
		timeline: await timelineOf(row, finding),
		signOffs
	};
}

/** What is done to a file stands beside the file; a page opened for it has its form. */
function besides(files: FileView[]): Pick<Move, 'verb' | 'name'>[] {
	if (withdrawable(files).length === 0) return [];
	return [{ verb: 'withdrawEvidence', name: verbNames.withdrawEvidence }];
}

function withdrawable(files: FileView[]): VerbSheet['withdrawable'] {
	return files
		.filter((file) => file.mayWithdraw)
		.map(({ id, name }) => ({ value: id, label: name }));
}

async function sheetOf(
	actor: Actor,
	row: LedgerRow,
	finding: FindingView,
	fileId: string
): Promise<Omit<VerbSheet, 'withdrawable'>> {
	const [campaign] = await db()
		.read.select({ endOn: tables.campaigns.endOn })
		.from(tables.campaigns)
		.where(eq(tables.campaigns.id, row.campaignId));
	const people = (await accounts(row.countyId)).get(row.unitId) ?? [];
	return {
		rowId: row.id,
		stage: row.stage,
		version: row.version,
		key: newId(),
		today: today(),
		endOn: campaign?.endOn ?? '',
		onBehalf: !owns(actor, row),
		values: { ...startValues(row), ...(await draftOf(actor, `row:${row.id}`)), fileId },
		facets: finding.facets,
		measures: finding.measures,
		people: people.map((person) => person.name),
		draw: await drawView(row),
		uploads: (await ownUploads(db().read, actor, row.id)).map(uploadView)
	};
}

/** What the fields of a form hold to begin with: what the row says already. */
function startValues(row: LedgerRow): VerbSheet['values'] {
	const values: VerbSheet['values'] = { facetIds: row.facetIds, measureIds: row.measureIds };
	for (const [name, value] of Object.entries(row))
		if (typeof value === 'string') values[name] = value;
	return values;
}

async function progressViews(row: LedgerRow): Promise<ProgressView[]> {
	const p = tables.progress;
	const entries = await db()
		.read.select({ id: p.id, on: p.on, text: p.text, next: p.next, personId: p.personId, at: p.at })
		.from(p)
		.where(eq(p.rowId, row.id))
		.orderBy(asc(p.on), asc(p.id));
	const names = await peopleNames(entries.map((entry) => entry.personId));
	return entries.reverse().map(({ personId, at, ...entry }) => ({
		...entry,
		person: names.get(personId) ?? '',
		files: row.files.filter((file) => file.at === at && file.personId === personId).map(uploadView)
	}));
}
