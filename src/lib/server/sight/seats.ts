import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { stepUnitId } from '#lib/ledger/chain/chain.ts';
import type { StepPerson } from '#lib/ledger/workflow/facts.ts';
import { standingOf, type Seats, type Standing } from '#lib/ledger/chain/panel.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import { db, type Reader } from '#lib/server/db/database.ts';
import { ofRoster } from '#lib/server/db/of-roster.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, officeOf } from '#lib/server/directory.ts';

const { people, signOffs } = tables;
const chunk = 500;

/** Accounts that can sign in, by unit; kept in memory until units or people change. */
export const accounts = ofRoster(async (countyId, read): Promise<Map<string, StepPerson[]>> => {
	const found = await read
		.select({
			unitId: people.unitId,
			id: people.id,
			name: people.name,
			role: people.role,
			substitute: people.substitute
		})
		.from(people)
		.where(and(eq(people.countyId, countyId), isNull(people.disabledAt)));
	const byUnit = new Map<string, StepPerson[]>();
	for (const { unitId, ...person } of found)
		byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), person]);
	return byUnit;
});

/** Who could sign a row's waiting step, and who has signed since it was put up for closing. */
export async function seatsOf(
	countyId: string,
	rows: LeanRow[],
	read: Reader = db().read
): Promise<(row: LeanRow) => Seats> {
	const office = officeOf(await directory(countyId, read));
	if (!office) throw new Error(`county ${countyId} has rows but no office`);
	const byUnit = await accounts(countyId, read);
	const signed = await signersOf(read, rows);
	return (row) => ({
		officeId: office.id,
		stepPeople: byUnit.get(stepUnitId(row, office.id)) ?? [],
		officePeople: byUnit.get(office.id) ?? [],
		signers: signed.get(row.id) ?? []
	});
}

/** How an actor stands to the waiting step of each row, by row id. */
export async function standings(
	actor: Actor,
	rows: LeanRow[],
	read: Reader = db().read
): Promise<Map<string, Standing>> {
	if (rows.length === 0) return new Map();
	const seats = await seatsOf(actor.countyId, rows, read);
	return new Map(rows.map((row) => [row.id, standingOf(row, actor, seats(row))]));
}

async function signersOf(read: Reader, rows: LeanRow[]): Promise<Map<string, string[]>> {
	const steps = new Map(
		rows.filter((row) => row.chainStep > 0).map((row) => [row.id, row.chainStep])
	);
	const ids = [...steps.keys()];
	const signers = new Map<string, string[]>();
	for (let start = 0; start < ids.length; start += chunk) {
		const found = await read
			.select({ rowId: signOffs.rowId, personId: signOffs.personId })
			.from(signOffs)
			.where(
				and(inArray(signOffs.rowId, ids.slice(start, start + chunk)), eq(signOffs.verb, 'verify'))
			)
			.orderBy(asc(signOffs.at));
		for (const { rowId, personId } of found)
			signers.set(rowId, [...(signers.get(rowId) ?? []), personId]);
	}
	// Only this round counts: as many signatures as steps have been passed.
	for (const [rowId, ids] of signers) signers.set(rowId, ids.slice(-(steps.get(rowId) ?? 0)));
	return signers;
}
