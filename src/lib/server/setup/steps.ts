import { eq } from 'drizzle-orm';
import { adminRoles, type Role } from '#lib/ledger/actor.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { overlong } from '#lib/ledger/command/typed-length.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { newId } from '#lib/server/ids.ts';
import { insertPeople, loginProblem, prepare } from '#lib/server/roster/people/create.ts';
import { hashPassword, passwordProblem } from '#lib/server/roster/people/passwords.ts';
import { logRoster } from '#lib/server/roster/events.ts';
import { newUnit } from '#lib/server/roster/import/write.ts';
import { endSetup, isSetupToken, setupState } from './setup.ts';

const { counties, people, units } = tables;

export interface OfficeForm {
	/** Division code of the county, six digits. */
	code: string;
	name: string;
	office: string;
}

export interface AdminForm {
	name: string;
	login: string;
	role: Role;
	position: string;
	phone: string;
	password: string;
}

/** Step ①: the county with its own unit and the office of its leading group. */
export async function setUpOffice(token: string, form: OfficeForm): Promise<Refusal | null> {
	if (!(await isSetupToken(token))) return linkOver();
	if (!/^\d{6}$/.test(form.code))
		return refuse('said', '行政区划代码是 6 位数字，例如禹州市 411081。', 'code');
	if (!form.name) return refuse('said', '请填写县（市、区）的名称。', 'name');
	if (!form.office) return refuse('said', '请填写领导小组办公室的名称。', 'office');
	return overlong(form) ?? inTurn(() => openFirstCounty(form));
}

// The link lies in the DATA_DIR of one server, so taking turns inside it is enough: there is no county to lock yet.
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const mine = turn.then(work);
	turn = mine.catch(() => {});
	return mine;
}

/**
 * Step ②: the first person. They belong to the office and hold all three administrator roles until others
 * take them over; the link ends.
 */
export async function setUpAdmin(
	token: string,
	form: AdminForm
): Promise<{ personId: string } | Refusal> {
	const { county } = await setupState();
	if (!county || !(await isSetupToken(token))) return linkOver();
	const wrong = adminProblem(form);
	if (wrong) return wrong;
	const office = await officeId(county.id);
	const { password, ...details } = form;
	const prepared = await prepare({ ...details, unitId: office });
	const passwordHash = await hashPassword(password);
	const done = await db().write(county.id, 'roster', async (tx) => {
		const existing = await tx.select({ id: people.id }).from(people).limit(1);
		if (existing.length > 0) return linkOver();
		await insertPeople(tx, county.id, [{ ...prepared, passwordHash }], [...adminRoles]);
		await tx.update(people).set({ mustChangePassword: false }).where(eq(people.id, prepared.id));
		const by = { countyId: county.id, personId: prepared.id, unitId: office };
		await logRoster(tx, by, 'personCreated', {
			subject: prepared.id,
			name: form.name,
			login: prepared.login,
			unit: '领导小组办公室，三种管理员'
		});
		return { personId: prepared.id };
	});
	if (!isRefusal(done)) await endSetup();
	return done;
}

function openFirstCounty(form: OfficeForm): Promise<Refusal | null> {
	const countyId = newId();
	return db().openCounty(countyId, async (tx) => {
		const existing = await tx.select({ id: counties.id }).from(counties).limit(1);
		if (existing.length > 0) return refuse('said', '这一步已经办过了，请刷新页面继续。');
		await insertCounty(tx, countyId, form);
		return null;
	});
}

/** Writes a county with its own unit and its office, inside the write that opens it. @returns the id of the office */
export async function insertCounty(
	tx: Tx,
	countyId: string,
	{ code, name, office }: OfficeForm
): Promise<string> {
	await tx.insert(counties).values({ id: countyId, code, name, demo: false, createdAt: now() });
	const none = { kind: '', functions: [] };
	const own = newUnit(countyId, { code, name, level: 'city', ...none }, undefined);
	const officeUnit = newUnit(
		countyId,
		{
			code: `${code}-00`,
			name: office,
			level: 'department',
			kind: 'leading-group office',
			functions: ['office']
		},
		own
	);
	await tx.insert(units).values([own, officeUnit]);
	const by = { countyId, personId: null, unitId: officeUnit.id };
	await logRoster(tx, by, 'countyOpened', { code, name, office });
	return officeUnit.id;
}

function adminProblem(form: AdminForm): Refusal | null {
	if (!form.name) return refuse('said', '请填写姓名。', 'name');
	const wrong = loginProblem(form.login.trim()) ?? overlong(form);
	if (wrong) return wrong;
	const password = passwordProblem(form.password, form.login);
	return password ? refuse('said', password, 'password') : null;
}

async function officeId(countyId: string): Promise<string> {
	const all = await db().read.select().from(units).where(eq(units.countyId, countyId));
	const office = all.find((unit) => unit.functions.includes('office'));
	if (!office) throw new Error(`county ${countyId} has no office`);
	return office.id;
}

function linkOver(): Refusal {
	return refuse(
		'said',
		'这个设置链接已经失效：请用程序启动时最后一次显示的链接；设置完成后请直接登录。'
	);
}
