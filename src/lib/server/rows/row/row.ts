import { asc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { dayInWords } from '#lib/ledger/day.ts';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import { fieldNames } from '#lib/ledger/events/field-names.ts';
import { namesEver } from '#lib/ledger/mask/names-on.ts';
import { Veil } from '#lib/ledger/mask/veil.ts';
import { villagersOn, type Villager } from '#lib/ledger/mask/villagers.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { verbNames } from '#lib/ledger/verb.ts';
import type { Move } from '#lib/ledger/workflow/moves.ts';
import { offerTo } from '#lib/ledger/workflow/offer.ts';
import { isRejected } from '#lib/ledger/workflow/verbs/reopening.ts';
import { type FileView, openFileViews, withdrawable } from '#lib/server/evidence/view.ts';
import type { ProgressView, Reading, RowView } from './view.ts';
import { logRowRead } from '#lib/server/record/access.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { uploadView } from '#lib/server/evidence/uploads.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { knownCampaign, readAround } from '#lib/server/record/around.ts';
import { notesOfRow } from '#lib/server/supervision/notes.ts';
import { askedOf, chainDots } from './asked.ts';
import { hindranceView } from './hindrance.ts';
import { householdsThrough, openHouseholds } from './households.ts';
import { namingOf } from './naming.ts';
import {
	findingOf,
	findingThrough,
	peopleNames,
	placeView
} from '#lib/server/sight/finding-of-row.ts';
import { requestView } from './request.ts';
import { rollupOf } from './rollup.ts';
import { formNeeds } from './form-needs.ts';
import { seatsOf } from '#lib/server/sight/seats.ts';
import { lightFor, senderTag } from '#lib/server/rows/light.ts';
import { lateReview, tagsOf } from '#lib/server/rows/tags.ts';
import { tiesOf } from './ties.ts';
import { signOffsOf, timelineOf } from './timeline.ts';
import { happenedTo } from '#lib/server/sight/happened.ts';

/**
 * One row with all that stands around it, or undefined when the actor may not see it.
 * @param verb the act whose form is to stand open, when the page was opened for one
 * @param fileId the file that the act is about
 */
export async function rowView(
	actor: Actor,
	rowId: string,
	verb: string | null,
	{ fileId = '' } = {}
): Promise<RowView | undefined> {
	return (await readRow(actor, rowId, verb, { fileId, shown: null }))?.view;
}

/**
 * The same, with the villagers that stand on it: what those are called in full stays on the server.
 * @param shown one whom the actor said why to read in full, and that was written down
 */
export async function readRow(
	actor: Actor,
	rowId: string,
	verb: string | null,
	{ shown, fileId = '' }: { shown: Villager | null; fileId?: string }
): Promise<{ view: RowView; villagers: Villager[]; veil: Veil } | undefined> {
	const row = await seenRow(db().read, actor, rowId);
	if (!row) return undefined;
	await logRowRead(actor, row, { what: 'row' });
	const found = await findingOf(row.countyId, row.findingId);
	const happened = await happenedTo(row.id);
	const events = happened.map(({ event }) => event);
	const names = namesEver(row, events, found.counted);
	const veil = new Veil(names, seesNames(actor, row), shown);
	const seen = rowThrough(veil, row);
	const finding = findingThrough(veil, found);
	const seats = (await seatsOf(row.countyId, [row]))(row);
	const standing = standingOf(row, actor, seats);
	const light = lightFor(actor, row);
	const late = lateReview(row, seats, await directory(row.countyId), today());
	const campaign = await knownCampaign(row.countyId, row.campaignId);
	const around = await readAround(row, campaign);
	const { moves, asked, hindrance } = offerTo(actor, row, standing, around, verb);
	const files = await openFileViews(actor, row, standing, veil.at('佐证材料'));
	const [beside] = verb === 'withdrawEvidence' ? besides(files) : [];
	const ordered = [
		...(beside ? [beside] : []),
		...moves.filter((move) => move.verb === verb),
		...moves.filter((move) => move.verb !== verb)
	];
	const signOffs = await signOffsOf(row, veil.at('签署'), happened);
	const progress = await progressViews(row, veil);
	const timeline = await timelineOf(row, finding, happened, veil);
	const listed = openHouseholds(row.households);
	const households = householdsThrough(veil, listed);
	const notes = await notesOfRow(row, happened, veil.at('督导记录'));
	const villagers = veil.open ? [] : villagersOn(listed, veil.met);
	const view: RowView = {
		row: seen,
		place: await placeView(row, found),
		light,
		tags: [...tagsOf(row, late), ...senderTag(row, light)],
		finding,
		moves: ordered.map(({ verb, name, aside }) => ({ verb, label: name, aside })),
		open: beside?.verb ?? asked?.verb ?? null,
		hindrance: hindranceView(actor, hindrance, around),
		asked: await askedOf(row, asked, hindrance, seats),
		needs: await formNeeds(
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
		reading: readingOf(veil, villagers),
		villagers: villagers.map(({ label }) => label),
		shown: shown?.told ?? '',
		request: await requestView(seen),
		rollup: await rollupOf(actor, row),
		ties: await tiesOf(actor, row),
		notes
	};
	return { view, villagers, veil };
}

function readingOf(veil: Veil, villagers: Villager[]): Reading {
	if (veil.open) return 'full';
	return villagers.length > 0 ? 'masked' : 'plain';
}

/** Its own fields, each by its name; 涉及农户 and the list of marked names are no texts that anybody stands in. */
function rowThrough(veil: Veil, row: LedgerRow): LedgerRow {
	const { id, countyId, version, markedNames, households: _, ...texts } = row;
	const fields = Object.entries(texts).map(([field, value]) => {
		const through = veil.at(fieldNames[field as keyof typeof texts]);
		return Object.entries(through.record({ [field]: value }));
	});
	return {
		...(Object.fromEntries(fields.flat()) as unknown as typeof texts),
		id,
		countyId,
		version,
		markedNames: markedNames.map((name) => veil.name(name)),
		households: []
	};
}

async function progressViews(row: LedgerRow, veil: Veil): Promise<ProgressView[]> {
	const p = tables.progress;
	const entries = await db()
		.read.select({ id: p.id, on: p.on, text: p.text, next: p.next, personId: p.personId, at: p.at })
		.from(p)
		.where(eq(p.rowId, row.id))
		.orderBy(asc(p.on), asc(p.id));
	const names = await peopleNames(row.countyId);
	return entries.reverse().map(({ personId, at, text, next, ...entry }) => {
		const there = veil.at(`${dayInWords(entry.on)}整改进展`);
		return {
			...entry,
			text: there.text(text),
			next: next && there.text(next),
			person: names.get(personId) ?? '',
			files: row.files
				.filter((file) => file.at === at && file.personId === personId)
				.map((file) => uploadView({ ...file, name: there.text(file.name) }))
		};
	});
}

/** What is done to a file stands beside the file; a page opened for it has its form. */
function besides(files: FileView[]): Omit<Move, 'to'>[] {
	if (withdrawable(files).length === 0) return [];
	return [{ verb: 'withdrawEvidence', name: verbNames.withdrawEvidence, aside: true }];
}
