import { and, eq, max } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import { Veil } from '#lib/ledger/mask/veil.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import { rowIn } from '#lib/ledger/row.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import type { VersionView } from './view.ts';
import { logRowRead } from '#lib/server/record/access.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { fileViews } from '#lib/server/evidence/view.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { householdsThrough, openHouseholds } from './households.ts';
import {
	findingOf,
	findingThrough,
	peopleNames,
	placeView
} from '#lib/server/sight/finding-of-row.ts';
import { signOffsOf } from './timeline.ts';
import { happenedTo } from '#lib/server/sight/happened.ts';

const { events, rowVersions } = tables;

/** A row as it stood in one of its versions, for those who may see the row today. */
export async function versionView(
	actor: Actor,
	rowId: string,
	version: number
): Promise<VersionView | undefined> {
	const today = await seenRow(db().read, actor, rowId);
	if (!today || !Number.isInteger(version) || version > today.version) return undefined;
	const [kept] = await db()
		.read.select()
		.from(rowVersions)
		.where(and(eq(rowVersions.rowId, rowId), eq(rowVersions.version, version)));
	if (!kept) return undefined;
	await logRowRead(actor, today, { what: 'version', version });
	const row = rowIn(kept.body);
	const found = await findingOf(row.countyId, row.findingId);
	const named = [...namesOn(today, found.counted), ...namesOn(row)];
	const veil = new Veil(named, seesNames(actor, today));
	const finding = findingThrough(veil, found);
	const [event] = await db()
		.read.select()
		.from(events)
		.where(and(eq(events.rowId, rowId), eq(events.kind, 'ledger'), eq(events.at, kept.at)));
	const [last] = await db()
		.read.select({ version: max(rowVersions.version) })
		.from(rowVersions)
		.where(eq(rowVersions.rowId, rowId));
	const people = await peopleNames(row.countyId);
	return {
		row: { ...veil.record(row), households: [] },
		households: householdsThrough(veil, openHouseholds(row.households)),
		finding,
		place: await placeView({ ...row, markedNames: named }, found),
		at: kept.at,
		act: verbNames[event?.type as Verb] ?? '',
		person: people.get(event?.personId ?? '') ?? '',
		unit: (await directory(actor.countyId)).get(event?.unitId ?? '')?.shortName ?? '',
		latest: last?.version ?? version,
		files: await fileViews(row, veil),
		signOffs: (await signOffsOf(row, veil, await happenedTo(rowId))).filter(
			(signed) => signed.version === version
		)
	};
}
