import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { overlong } from '#lib/ledger/command/typed-length.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { newId } from '#lib/server/ids.ts';
import { managesRoster, notYours, stale } from './access.ts';
import { logRoster } from './events.ts';

const { unitGroups, unitGroupMembers, units } = tables;

export interface Group {
	id: string;
	name: string;
	confirmed: boolean;
	version: number;
	members: { id: string; shortName: string }[];
}

export interface GroupForm {
	name: string;
	members: string[];
}

/** The county's groups with their members. Everyone may look. */
export async function listGroups(actor: Actor): Promise<Group[]> {
	const read = db().read;
	const groups = await read
		.select()
		.from(unitGroups)
		.where(eq(unitGroups.countyId, actor.countyId))
		.orderBy(unitGroups.name);
	const members = await read
		.select({ groupId: unitGroupMembers.groupId, id: units.id, shortName: units.shortName })
		.from(unitGroupMembers)
		.innerJoin(units, eq(units.id, unitGroupMembers.unitId))
		.where(eq(unitGroupMembers.countyId, actor.countyId))
		.orderBy(units.code);
	const byGroup = Map.groupBy(members, (member) => member.groupId);
	return groups.map((group) => ({ ...group, members: byGroup.get(group.id) ?? [] }));
}

/** Makes a group; it waits for the office to confirm it. @returns the id of the new group */
export async function createGroup(
	actor: Actor,
	form: GroupForm
): Promise<{ id: string } | Refusal> {
	if (!managesGroups(actor)) return notYours('领导小组办公室或系统管理员', '新建单位组');
	return db().write(actor.countyId, 'roster', async (tx) => {
		const wrong = await formProblem(tx, actor, form, '');
		if (wrong) return wrong;
		const id = newId();
		const { countyId } = actor;
		await tx
			.insert(unitGroups)
			.values({ id, countyId, name: form.name, confirmed: false, version: 1 });
		await setMembers(tx, countyId, id, form.members);
		const body = { subject: id, name: form.name, members: form.members.length };
		await logRoster(tx, actor, 'groupCreated', body);
		return { id };
	});
}

/** Changes name and members; the office has to confirm the group again. What was dispatched stays. */
export async function changeGroup(
	actor: Actor,
	groupId: string,
	version: number,
	form: GroupForm
): Promise<Refusal | null> {
	if (!managesGroups(actor)) return notYours('领导小组办公室或系统管理员', '修改单位组');
	return db().write(actor.countyId, 'roster', async (tx) => {
		if (!(await groupOf(tx, actor, groupId))) return unseen();
		const wrong = await formProblem(tx, actor, form, groupId);
		if (wrong) return wrong;
		if (!(await touch(tx, actor, groupId, version, { name: form.name, confirmed: false })))
			return stale(`单位组“${form.name}”`);
		await tx.delete(unitGroupMembers).where(eq(unitGroupMembers.groupId, groupId));
		await setMembers(tx, actor.countyId, groupId, form.members);
		const body = {
			subject: groupId,
			...form,
			memberIds: form.members,
			members: form.members.length
		};
		await logRoster(tx, actor, 'groupChanged', body);
		return null;
	});
}

/** The office says that the members are right; from now on the group takes part in dispatches. */
export async function confirmGroup(
	actor: Actor,
	groupId: string,
	version: number
): Promise<Refusal | null> {
	if (!isOffice(actor)) return notYours('领导小组办公室', '核实单位组');
	return db().write(actor.countyId, 'roster', async (tx) => {
		const group = await groupOf(tx, actor, groupId);
		if (!group) return unseen();
		const members = await tx
			.select({ id: unitGroupMembers.unitId })
			.from(unitGroupMembers)
			.where(eq(unitGroupMembers.groupId, groupId));
		if (members.length === 0)
			return refuse('said', `“${group.name}”还没有成员：请先选好成员再核实。`, 'members');
		if (!(await touch(tx, actor, groupId, version, { confirmed: true })))
			return stale(`单位组“${group.name}”`);
		const body = { subject: groupId, name: group.name, members: members.length };
		await logRoster(tx, actor, 'groupConfirmed', body);
		return null;
	});
}

/** Who may make and change groups. */
export function managesGroups(actor: Actor): boolean {
	return isOffice(actor) || managesRoster(actor);
}

async function groupOf(tx: Tx, { countyId }: Actor, groupId: string) {
	const [group] = await tx
		.select()
		.from(unitGroups)
		.where(and(eq(unitGroups.id, groupId), eq(unitGroups.countyId, countyId)));
	return group;
}

function unseen(): Refusal {
	return refuse('unseen', '没有这个单位组。');
}

async function formProblem(
	tx: Tx,
	actor: Actor,
	form: GroupForm,
	groupId: string
): Promise<Refusal | null> {
	if (!form.name) return refuse('said', '请填写单位组的名称。', 'name');
	const long = overlong(form);
	if (long) return long;
	if (form.members.length === 0) return refuse('said', '请至少选一个成员单位。', 'members');
	const inCounty = eq(unitGroups.countyId, actor.countyId);
	const named = await tx
		.select({ id: unitGroups.id })
		.from(unitGroups)
		.where(and(inCounty, eq(unitGroups.name, form.name), ne(unitGroups.id, groupId)));
	if (named.length > 0)
		return refuse('said', `已有名为“${form.name}”的单位组，请换个名称。`, 'name');
	const found = await tx
		.select({ id: units.id })
		.from(units)
		.where(and(eq(units.countyId, actor.countyId), inArray(units.id, form.members)));
	return found.length === new Set(form.members).size
		? null
		: refuse('said', '有成员不在名册里，请重新选择。', 'members');
}

async function touch(
	tx: Tx,
	actor: Actor,
	id: string,
	version: number,
	change: { name?: string; confirmed: boolean }
): Promise<boolean> {
	const changed = await tx
		.update(unitGroups)
		.set({ ...change, version: version + 1 })
		.where(
			and(
				eq(unitGroups.id, id),
				eq(unitGroups.countyId, actor.countyId),
				eq(unitGroups.version, version)
			)
		)
		.returning({ id: unitGroups.id });
	return changed.length > 0;
}

function setMembers(tx: Tx, countyId: string, groupId: string, members: string[]): Promise<void> {
	const rows = [...new Set(members)].map((unitId) => ({ groupId, unitId, countyId }));
	return insertMany(tx, unitGroupMembers, rows);
}
