import type { Happened } from '#lib/server/sight/happened.ts';
import { asc, eq } from 'drizzle-orm';
import { wayNames, type Way } from '#lib/ledger/command/reviews.ts';
import { dayInWords, dayOf } from '#lib/ledger/day.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import type { Veil } from '#lib/ledger/mask/veil.ts';
import { reviewTime, timeInWords } from '#lib/ledger/due/review-time.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { changeLines, details } from '#lib/ledger/events/sentence.ts';
import { verbNames } from '#lib/ledger/verb.ts';
import type { SignOffView, TimelineEntry } from './view.ts';
import { type FindingView, peopleNames } from '#lib/server/sight/finding-of-row.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { workingDays } from '#lib/server/working-days.ts';

const { signOffs } = tables;

/** Acts whose fields, old and new, say all there is to say. */
const selfEvident: LedgerEvent['type'][] = ['claim', 'plan', 'requestClosure', 'reportNotFound'];

/** Everything that happened to a row as somebody reads it, the latest first. */
export async function timelineOf(
	row: LedgerRow,
	finding: FindingView,
	happened: Happened[],
	veil: Veil
): Promise<TimelineEntry[]> {
	const units = await directory(row.countyId);
	const people = await peopleNames(row.countyId);
	const names = namesIn(units, finding);
	const unitName = (id: string | null) => (id ? (units.get(id)?.shortName ?? '') : '');
	return happened.map(({ kept, event: told }) => {
		const event = veil.at(`${dayInWords(dayOf(kept.at))}办理记录`).record(told);
		return {
			id: kept.id,
			act: verbNames[event.type],
			unit: unitName(kept.unitId),
			person: people.get(kept.personId ?? '') ?? '',
			onBehalf: event.onBehalfOf ? unitName(event.onBehalfOf) + event.applicantName : null,
			at: kept.at,
			text: selfEvident.includes(event.type) ? '' : details(event, names),
			changes: changeLines(event.changes, names, today().slice(0, 4)),
			delay: delayOf({ kept, event }),
			tone: event.type === 'return' || event.type === 'reopen' ? 'returned' : 'done'
		};
	});
}

/** Units, facets and measures by id, as sentences name them. */
function namesIn(
	units: Map<string, DirectoryUnit>,
	{ facets, measures }: FindingView
): Record<string, string> {
	return Object.fromEntries([
		...[...units.values()].map((unit) => [unit.id, unit.shortName]),
		...[...facets, ...measures].map((part) => [part.id, part.label || part.text.slice(0, 12)])
	]);
}

/** Who signed what, in order. */
export async function signOffsOf(
	row: LedgerRow,
	veil: Veil,
	happened: Happened[]
): Promise<SignOffView[]> {
	const found = await db()
		.read.select()
		.from(signOffs)
		.where(eq(signOffs.rowId, row.id))
		.orderBy(asc(signOffs.at));
	const units = await directory(row.countyId);
	const people = await peopleNames(row.countyId);
	const delays = new Map(happened.map((each) => [each.event.version - 1, delayOf(each)]));
	return found.map((signed) => ({
		step: `第${signed.step + 1}步`,
		act: verbNames[signed.verb as keyof typeof verbNames],
		unit: units.get(signed.unitId)?.shortName ?? '',
		person: people.get(signed.personId) ?? '',
		at: signed.at,
		way: signed.way ? wayNames[signed.way as Way] : '',
		opinion: veil.text(signed.opinion),
		version: signed.rowVersion,
		fellToOffice: signed.fellToOffice === 1,
		files: signed.evidenceHashes.length,
		delay: delays.get(signed.rowVersion) ?? ''
	}));
}

/** What a reviewer took too long, in words; it stands against the unit of who signed. */
function delayOf({ kept, event }: Happened): string {
	return timeInWords(reviewTime(event, dayOf(kept.at), workingDays));
}
