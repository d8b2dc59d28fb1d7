import { and, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { onOneself } from '#lib/ledger/roster/own-rights.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, levelWordsOf, type DirectoryUnit } from '#lib/server/directory.ts';
import { changeOne } from './change.ts';
import { activePeople } from './people.ts';
import { managesRoster, notYours } from '#lib/server/roster/access.ts';

const { units, assignments } = tables;

/** A township in which nobody can approve what another has verified (domain §5). */
export interface ThinTownship {
	unit: DirectoryUnit;
	/** What is lacking, in words. */
	lacking: string;
	/** Who could be named to sign for the head. */
	candidates: { id: string; name: string; version: number }[];
}

/** Townships with fewer than two people who can verify and approve, one of them 负责人 or a substitute. */
export async function thinTownships(actor: Actor): Promise<ThinTownship[]> {
	const people = Map.groupBy(await activePeople(actor.countyId), (person) => person.unitId);
	const townships = [...(await directory(actor.countyId)).values()]
		.filter((unit) => unit.level === 'township' && !unit.mergedIntoId)
		.sort((a, b) => (a.code < b.code ? -1 : 1));
	return townships.flatMap((unit) => {
		const here = people.get(unit.id) ?? [];
		const lacking = whatLacks(here);
		const candidates = here.filter(
			({ id, role, substitute }) =>
				role === 'clerk' && !substitute && !onOneself(actor, id, 'substitute')
		);
		return lacking ? [{ unit, lacking, candidates }] : [];
	});
}

type Signer = Awaited<ReturnType<typeof activePeople>>[number];

// As panelOf has it: anybody but a leader verifies, a head or a substitute approves.
function whatLacks(people: Signer[]): string | null {
	const signers = people.filter((person) => person.role !== 'leader');
	if (signers.length === 0) return '没有账号';
	if (signers.length === 1) return '只有一个人，核查和审定不能是同一人';
	const approves = signers.some((person) => person.role === 'head' || person.substitute);
	return approves ? null : '没有负责人或代签人，不能审定';
}

/** Names somebody to sign where the head of the unit may not, or ends it. */
export async function nameSubstitute(
	actor: Actor,
	personId: string,
	version: number,
	substitute: boolean
): Promise<Refusal | null> {
	if (!isOffice(actor) && !managesRoster(actor))
		return notYours('领导小组办公室或系统管理员', '指定代签人');
	return changeOne(actor, personId, version, 'substitute', async (person, tx) => {
		if (person.role === 'head') return refuse('said', `${person.name}是负责人，不用指定代签。`);
		if (person.disabledAt) return refuse('said', '这个账号已停用，请先恢复。');
		const [unit] = await tx.select().from(units).where(eq(units.id, person.unitId));
		return {
			change: { substitute },
			type: substitute ? 'substituteNamed' : 'substituteEnded',
			body: { unit: unit?.shortName ?? '' }
		};
	});
}

export interface Charges {
	/** 分管: departments. */
	oversees: string[];
	/** 分包: townships. */
	liaises: string[];
}

/** Sets which departments a leader oversees (分管) and which townships they liaise with (分包). */
export async function setCharges(
	actor: Actor,
	personId: string,
	version: number,
	charges: Charges
): Promise<Refusal | null> {
	if (!isOffice(actor) && !managesRoster(actor))
		return notYours('领导小组办公室或系统管理员', '设定分管和分包');
	const { departments } = await levelWordsOf(actor.countyId);
	const wanted = [
		...charges.oversees.map((unitId) => ({ unitId, kind: 'oversees' as const })),
		...charges.liaises.map((unitId) => ({ unitId, kind: 'liaises' as const }))
	];
	return changeOne(actor, personId, version, 'charges', async (person, tx) => {
		if (person.role === 'clerk')
			return refuse('said', '只有县级领导和负责人可以分管、分包：请先改岗位。');
		const ids = [...new Set(wanted.map((charge) => charge.unitId))];
		const found = ids.length
			? await tx
					.select({ id: units.id, level: units.level })
					.from(units)
					.where(and(eq(units.countyId, actor.countyId), inArray(units.id, ids)))
			: [];
		const level = new Map(found.map((unit) => [unit.id, unit.level]));
		const misplaced = wanted.some(
			({ unitId, kind }) => level.get(unitId) !== (kind === 'oversees' ? 'department' : 'township')
		);
		if (misplaced) return refuse('said', `分管只能选${departments}，分包只能选乡镇。`, 'oversees');
		await tx.delete(assignments).where(eq(assignments.personId, personId));
		const { countyId } = actor;
		await insertMany(
			tx,
			assignments,
			wanted.map((charge) => ({ ...charge, personId, countyId }))
		);
		return {
			change: {},
			type: 'assignmentsSet',
			body: {
				oversees: charges.oversees.length,
				liaises: charges.liaises.length,
				unitIds: ids
			}
		};
	});
}
