import { and, asc, eq } from 'drizzle-orm';
import type { Actor, Role } from '#lib/ledger/actor.ts';
import { readCommand, type CommandInput } from '#lib/ledger/command/command.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { setClock } from '#lib/server/clock.ts';
import { databaseOn, db, type Database } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { dispatch } from '#lib/server/dispatch/dispatch.ts';
import { confirmGroup, listGroups } from '#lib/server/roster/groups.ts';
import { record, type Recorded } from '#lib/server/record/record.ts';
import { noticeDraft, startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { takeShippedRoster } from '#lib/server/roster/import/shipped.ts';
import type { CountyNotice } from '../../county-notices.ts';
import { edit, liMin, markAll, unwrap } from '../dispatch/cast.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const countyId = 'yuzhou';
const office = { ...liMin, countyId, admin: ['system' as const] };

/** 禹州市 with its real roster, a notice handed out to all its units. */
export async function openYuzhou(
	notice: CountyNotice
): Promise<TestStore & { campaignId: string }> {
	const store = await openStore({
		name: `yuzhou_${notice.name.replaceAll(/\W/g, '_')}`,
		fill: (engine) => handOut(databaseOn(engine), notice)
	});
	at('2022-06-02T10:00');
	const [campaign] = await store.database.read.select().from(tables.campaigns);
	return { ...store, campaignId: campaign!.id };
}

async function handOut(database: Database, notice: CountyNotice): Promise<void> {
	at('2022-06-02T10:00');
	await database.openCounty(countyId, async (tx) => {
		await tx.insert(tables.counties).values({
			id: countyId,
			code: '411081',
			name: '禹州市',
			demo: false,
			createdAt: '2022-06-01T00:00:00.000Z'
		});
	});
	await takeShippedRoster(office);
	const { id } = unwrap(await startNoticeDraft(office, notice));
	const [group] = await listGroups(office);
	await confirmGroup(office, group!.id, group!.version);
	const { name, ledgerTitle, startOn, ledgersDueOn, endOn } = unwrap(await noticeDraft(office, id))
		.draft.campaign;
	await markAll(office, id);
	const version = await edit(office, id, {
		type: 'setCampaign',
		name,
		ledgerTitle,
		startOn,
		ledgersDueOn,
		endOn,
		expectedTownships: 22,
		expectedVillages: 617
	});
	unwrap(await dispatch(office, id, version, 'k'));
}

/** Sets the clock to a time in 禹州. */
export function at(time: string): void {
	setClock(new Date(`${time}:00+08:00`).toISOString());
}

/** A unit by its name as shown; villages whose name stands twice are named 神垕镇/郭村. */
export async function unitId(name: string): Promise<string> {
	const [township, village] = name.includes('/') ? name.split('/') : [undefined, name];
	const units = [...(await directory(countyId)).values()];
	const unit = units.find(
		(each) =>
			[each.shortName, each.name].includes(village ?? '') &&
			(!township || units.find(({ id }) => id === each.parentId)?.shortName === township)
	);
	if (!unit) throw new Error(`no unit ${name}`);
	return unit.id;
}

/** An account in a unit, made for the test, as its next request would see it. */
export async function personIn(unit: string, name: string, role: Role = 'clerk'): Promise<Actor> {
	const id = `${unit}-${name}`;
	const person = {
		id,
		countyId,
		unitId: await unitId(unit),
		name,
		login: id,
		passwordHash: '',
		role,
		substitute: false,
		admin: [],
		position: '',
		phone: '',
		mustChangePassword: false,
		failures: 0,
		version: 1
	};
	await db().write(countyId, 'roster', (tx) => tx.insert(tables.people).values(person));
	return (await readPerson(id))!.actor;
}

/** The row of a unit for a finding of the notice. */
export async function rowOf(finding: string, unit: string, ordinal = 1): Promise<LedgerRow> {
	const { ledgerRows: r, findings } = tables;
	const [found] = await db()
		.read.select({ row: r })
		.from(r)
		.innerJoin(findings, eq(findings.id, r.findingId))
		.where(
			and(eq(findings.number, finding), eq(r.unitId, await unitId(unit)), eq(r.ordinal, ordinal))
		);
	if (!found) throw new Error(`no row ${finding}-${ordinal} of ${unit}`);
	return found.row;
}

export async function rowAt(id: string): Promise<LedgerRow> {
	const { ledgerRows: r } = tables;
	const [row] = await db().read.select().from(r).where(eq(r.id, id));
	if (!row) throw new Error(`no row ${id}`);
	return row;
}

/** A person's act on a row as it stands now. */
export async function act(
	actor: Actor,
	{ id }: { id: string },
	input: CommandInput
): Promise<Recorded | Refusal> {
	const command = readCommand(input);
	if (isRefusal(command)) throw new Error(`${input.verb}: ${command.message}`);
	return record(actor, id, command, { version: (await rowAt(id)).version });
}

/** The same where it has to work. @returns the row after it */
export async function done(actor: Actor, row: { id: string }, input: CommandInput) {
	unwrap(await act(actor, row, input));
	return rowAt(row.id);
}

/** The same where it has to be refused. @returns why */
export async function refused(actor: Actor, row: { id: string }, input: CommandInput) {
	const answer = await act(actor, row, input);
	if (!isRefusal(answer)) throw new Error(`${input.verb} was done`);
	return answer.kind;
}

/** What happened to a row, in order. */
export async function eventsOf(rowId: string) {
	const { events } = tables;
	return db()
		.read.select()
		.from(events)
		.where(and(eq(events.rowId, rowId), eq(events.kind, 'ledger')))
		.orderBy(asc(events.seq));
}

/** 填写问题 as a unit does it, due on a day. */
export const plan = (dueOn: string, more: object = {}): CommandInput => ({
	verb: 'plan',
	problem: '4 户合作医疗未参保',
	measure: '逐户核实参保状态并代办',
	rectification: 'byDeadline',
	dueOn,
	responsiblePerson: '张建',
	...more
});

export const closure = (completedOn: string, more: object = {}): CommandInput => ({
	verb: 'requestClosure',
	completedOn,
	outcome: '4 户均已办结',
	extendedCheck: '全镇同类情况已排查，无遗漏',
	evidence: '镇档案盒 3 号',
	...more
});

export const verify: CommandInput = { verb: 'verify', way: 'site', conclusion: '入户看过，属实' };
export const approve: CommandInput = { verb: 'approve', opinion: '同意销号' };
