import { and, eq, inArray } from 'drizzle-orm';
import { roleNames, type Actor, type AdminRole, type Role } from '#lib/ledger/actor.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { overlong } from '#lib/ledger/command/typed-length.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { newId } from '#lib/server/ids.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';
import { managesRoster, notYours } from '#lib/server/roster/access.ts';
import { logRoster, logRosterAll } from '#lib/server/roster/events.ts';

const { people, units } = tables;

export interface PersonForm {
	unitId: string;
	name: string;
	login: string;
	role: Role;
	position: string;
	phone: string;
}

/** A new account with its one-time password: shown once, kept nowhere. */
export interface NewAccount {
	id: string;
	name: string;
	login: string;
	unit: string;
	role: string;
	password: string;
}

/** A person ready to be written; its password exists only as a hash. */
export interface PreparedPerson extends PersonForm {
	id: string;
	passwordHash: string;
	password: string;
}

/** Makes an account. @returns its one-time password, which nobody can look up again */
export async function createPerson(actor: Actor, form: PersonForm): Promise<NewAccount | Refusal> {
	if (!managesRoster(actor)) return notYours('系统管理员', '新增人员');
	const person = await prepare(form);
	const done = await db().write(actor.countyId, 'roster', async (tx) => {
		const wrong = await formProblem(tx, actor.countyId, person);
		if (wrong) return wrong;
		const [account] = await insertPeople(tx, actor.countyId, [person]);
		const { name, login, unit } = account ?? { name: '', login: '', unit: '' };
		await logRoster(tx, actor, 'personCreated', { subject: person.id, name, login, unit });
		return account ?? refuse('unseen', '没有这个单位。');
	});
	return done;
}

/** Writes many accounts at once, all or none. */
export async function createPeople(
	actor: Actor,
	forms: PersonForm[]
): Promise<NewAccount[] | Refusal> {
	if (!managesRoster(actor)) return notYours('系统管理员', '新增人员');
	const prepared = await prepareMany(forms);
	return db().write(actor.countyId, 'roster', async (tx) => {
		for (const person of prepared) {
			const wrong = await formProblem(tx, actor.countyId, person);
			if (wrong)
				return { ...wrong, message: `${person.name}（${person.login}）：${wrong.message}` };
		}
		const accounts = await insertPeople(tx, actor.countyId, prepared);
		await logRosterAll(tx, actor, [
			{ type: 'peopleCreated', body: { count: accounts.length } },
			...accounts.map(({ id, name, login, unit }) => ({
				type: 'personCreated' as const,
				body: { subject: id, name, login, unit }
			}))
		]);
		return accounts;
	});
}

/** Gives a person an id and a one-time password. Slow on purpose (hashing): do it before a write. */
export async function prepare(form: PersonForm): Promise<PreparedPerson> {
	const password = oneTimePassword();
	const login = form.login.trim().toLowerCase();
	return { ...form, login, id: newId(), password, passwordHash: await hashPassword(password) };
}

/** Inserts people inside a write. @param admin administrator roles, for the first person only */
export async function insertPeople(
	tx: Tx,
	countyId: string,
	prepared: PreparedPerson[],
	admin: AdminRole[] = []
): Promise<NewAccount[]> {
	await insertMany(
		tx,
		people,
		prepared.map(({ id, unitId, name, login, role, position, phone, passwordHash }) => ({
			id,
			countyId,
			unitId,
			name,
			login,
			role,
			position,
			phone,
			passwordHash,
			admin,
			substitute: false,
			mustChangePassword: true,
			failures: 0,
			version: 1
		}))
	);
	const ids = [...new Set(prepared.map((person) => person.unitId))];
	const named = await tx
		.select({ id: units.id, shortName: units.shortName })
		.from(units)
		.where(inArray(units.id, ids));
	const names = new Map(named.map((unit) => [unit.id, unit.shortName]));
	return prepared.map(({ id, name, login, role, unitId, password }) => ({
		id,
		name,
		login,
		password,
		unit: names.get(unitId) ?? '',
		role: roleNames[role]
	}));
}

/** Why an account cannot be made so; null when it can. */
async function formProblem(tx: Tx, countyId: string, form: PersonForm): Promise<Refusal | null> {
	if (!form.name) return refuse('said', '请填写姓名。', 'name');
	const wrong = loginProblem(form.login) ?? overlong(form);
	if (wrong) return wrong;
	const [unit] = await tx
		.select({ merged: units.mergedIntoId })
		.from(units)
		.where(and(eq(units.id, form.unitId), eq(units.countyId, countyId)));
	if (!unit) return refuse('said', '请选择单位。', 'unitId');
	if (unit.merged) return refuse('said', '这个单位已并入其他单位，请选合并后的单位。', 'unitId');
	const [taken] = await tx
		.select({ id: people.id })
		.from(people)
		.where(eq(people.login, form.login));
	return taken ? refuse('said', `登录名“${form.login}”已有人用，请换一个。`, 'login') : null;
}

/** Logins are typed on phones and read from paper. */
export function loginProblem(login: string): Refusal | null {
	return /^[\p{L}\p{N}._-]{2,40}$/u.test(login)
		? null
		: refuse('said', '登录名要 2 到 40 个字，只能用字母、汉字、数字和 . _ -。', 'login');
}

async function prepareMany(forms: PersonForm[]): Promise<PreparedPerson[]> {
	const prepared: PreparedPerson[] = [];
	// Four at a time: each hash takes 19 MiB and a thread.
	for (let start = 0; start < forms.length; start += 4)
		prepared.push(...(await Promise.all(forms.slice(start, start + 4).map(prepare))));
	return prepared;
}
