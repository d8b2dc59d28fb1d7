import { asc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { standingOf } from '#lib/ledger/panel.ts';
import { namesEver } from '#lib/ledger/mask/names-on.ts';
import { Veil } from '#lib/ledger/mask/veil.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { verbNames } from '#lib/ledger/verb.ts';
import type { Move } from '#lib/ledger/workflow/moves.ts';
import { offerTo } from '#lib/ledger/workflow/offer.ts';
import { isRejected } from '#lib/ledger/workflow/reopening.ts';
import type { FileView } from '#lib/ledger/files-view.ts';
import type { ProgressView, RowView } from '#lib/ledger/row-view.ts';
import { recordRowRead } from '../access-log.ts';
import { today } from '../clock.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { directory } from '../directory.ts';
import { uploadView } from '../evidence/uploads.ts';
import { openFileViews, withdrawable } from '../evidence/view.ts';
import { seenRow } from '../ledger.ts';
import { campaignFacts, readAround } from '../ledger/around.ts';
import { notesOfRow } from '../supervision-notes.ts';
import { askedOf, chainDots } from './asked.ts';
import { hindranceView } from './hindrance.ts';
import { householdsThrough } from './households.ts';
import { namingOf } from './naming.ts';
import { findingOf, findingThrough, peopleNames, placeView } from './place.ts';
import { requestView } from './request-view.ts';
import { rollupOf } from './rollup.ts';
import { sheetOf } from './sheet.ts';
import { seatsOf } from './standings.ts';
import { lightFor, senderTag } from './light.ts';
import { lateReview, tagsOf } from './tags.ts';
import { tiesOf } from './ties.ts';
import { happenedTo, signOffsOf, timelineOf } from './timeline.ts';

/**
 * One row with all that stands around it, or undefined when the actor may not see it.
 * @param verb the act whose form is to stand open, when the page was opened for one
 * @param revealed the actor said why names and numbers are to be read in full, and that was written down
 * @param fileId the file that the act is about
 */
export async function rowView(
	actor: Actor,
	rowId: string,
	verb: string | null,
	{ revealed = false, fileId = '' } = {}
): Promise<RowView | undefined> {
	const row = await seenRow(db().read, actor, rowId);
	if (!row) return undefined;
	await recordRowRead(actor, row, { what: 'row' });
	const found = await findingOf(row.findingId);
	const happened = await happenedTo(row.id);
	const events = happened.map(({ event }) => event);
	const names = namesEver(row, events, found.markedNames);
	const veil = new Veil(names, revealed || seesNames(actor, row));
	const seen = { ...veil.record(row), households: [] };
	const finding = findingThrough(veil, found.finding);
	const seats = (await seatsOf(row.countyId, [row]))(row);
	const standing = standingOf(row, actor, seats);
	const light = lightFor(actor, row);
	const late = lateReview(row, seats, await directory(row.countyId), today());
	const campaign = await campaignFacts(db().read, row.campaignId);
	const around = await readAround(row, campaign);
	const { moves, asked, hindrance } = offerTo(actor, row, standing, around, verb);
	const files = await openFileViews(actor, row, standing, veil);
	const [beside] = verb === 'withdrawEvidence' ? besides(files) : [];
	const ordered = [
		...(beside ? [beside] : []),
		...moves.filter((move) => move.verb === verb),
		...moves.filter((move) => move.verb !== verb)
	];
	const signOffs = await signOffsOf(row, veil, happened);
	const progress = await progressViews(row, veil);
	const timeline = await timelineOf(row, finding, happened, veil);
	const households = householdsThrough(veil, row);
	return {
		row: seen,
		place: await placeView(row, found),
		light,
		tags: [...tagsOf(row, late), ...senderTag(row, light)],
		finding,
		moves: ordered.map(({ verb, name, aside }) => ({ verb, label: name, aside })),
		open: beside?.verb ?? asked?.verb ?? null,
		hindrance: hindranceView(actor, hindrance, around),
		asked: await askedOf(row, asked, hindrance, seats),
		sheet: await sheetOf(
			actor,
			seen,
			finding,
			moves.map((move) => move.verb),
			{
				households,
				files,
				fileId,
				endOn: campaign.endOn,
				naming: await namingOf(actor, row, events, progress),
				rejected: isRejected(events)
			}
		),
		files,
		progress,
		chain: await chainDots(row, signOffs, seats),
		timeline,
		signOffs,
		households,
		reading: veil.open ? 'full' : veil.hides ? 'masked' : 'plain',
		request: await requestView(seen),
		rollup: await rollupOf(actor, row),
		ties: await tiesOf(actor, row),
		notes: await notesOfRow(row, veil)
	};
}

async function progressViews(row: LedgerRow, veil: Veil): Promise<ProgressView[]> {
	const p = tables.progress;
	const entries = await db()
		.read.select({ id: p.id, on: p.on, text: p.text, next: p.next, personId: p.personId, at: p.at })
		.from(p)
		.where(eq(p.rowId, row.id))
		.orderBy(asc(p.on), asc(p.id));
	const names = await peopleNames(entries.map((entry) => entry.personId));
	return entries.reverse().map(({ personId, at, text, next, ...entry }) => ({
		...entry,
		text: veil.text(text),
		next: next && veil.text(next),
		person: names.get(personId) ?? '',
		files: row.files
			.filter((file) => file.at === at && file.personId === personId)
			.map((file) => uploadView({ ...file, name: veil.text(file.name) }))
	}));
}

/** What is done to a file stands beside the file; a page opened for it has its form. */
function besides(files: FileView[]): Omit<Move, 'to'>[] {
	if (withdrawable(files).length === 0) return [];
	return [{ verb: 'withdrawEvidence', name: verbNames.withdrawEvidence, aside: true }];
}
