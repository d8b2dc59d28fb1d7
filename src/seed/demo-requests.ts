import { eq } from 'drizzle-orm';
import type { CommandInput } from '#lib/ledger/command/command.ts';
import { readCommand } from '#lib/ledger/command/command.ts';
import { addDays } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { addUpload } from '#lib/server/evidence/uploads.ts';
import { record } from '#lib/server/record/record.ts';
import { registerSelfFound } from '#lib/server/rows/self-found/self-found.ts';
import { momentOf, type Calendar } from './calendar.ts';
import { done } from './done.ts';
import { drawnPhoto } from './drawn-photo.ts';
import { seedActor } from './set-up-county.ts';

/** Somebody, a row of a unit at a stage, and what is done to it. */
interface Wanted {
	login: string;
	/** Codes of units, the first with such a row is taken. */
	of: RegExp;
	stage: LedgerRow['stage'];
	command: (row: LedgerRow, unitId: (code: string) => string) => CommandInput;
}

/** What ordinary work seldom needs, so that each can be seen: on the afternoon before the demo opens. */
function wanted({ endOn, today }: Calendar): Wanted[] {
	return [
		{
			login: 'zhangdefu',
			of: /^990421101201$/,
			stage: 'rectifying',
			command: (row) => ({
				verb: 'requestExtension',
				reason: '连阴雨，厕改施工停了六天',
				dueOn: addDays(row.dueOn ?? today, 5)
			})
		},
		{
			login: 'handong',
			of: /^990421101$/,
			stage: 'rectifying',
			command: (_row, unitId) => ({
				verb: 'transfer',
				problemKind: 'policy',
				toUnitId: unitId('990421-04'),
				reason: '签约服务的经费由卫健部门核定，镇里解决不了，请核定后拨付'
			})
		},
		{
			login: 'sunyufen',
			of: /^990421-02$/,
			stage: 'rectifying',
			command: () => ({
				verb: 'requestLongTerm',
				goalReached: 'yes',
				reviewOn: addDays(endOn, 90),
				stageGoal: '产业项目每月巡查一遍，已连续巡查两个月',
				mechanism: '巡查记录按月归档，每季抽查'
			})
		},
		{
			login: 'shenjing',
			of: /^990421102$/,
			stage: 'rectifying',
			command: () => ({
				verb: 'noteSupervision',
				finding: '走访三户，一户说不清帮扶政策',
				suggestion: '入户补讲，讲完请本人复述',
				answerBy: addDays(today, 5)
			})
		}
	];
}

/** Lets people ask, list households, send a photo and find a problem themselves. */
export async function requestAndAttach(campaignId: string, calendar: Calendar): Promise<void> {
	const day = addDays(calendar.startOn, calendar.days);
	let minutes = 400;
	const next = () => setClock(momentOf(day, (minutes += 4)));
	const cast = await logins();
	const rows = await rowsOf(campaignId);
	const taken = new Set<string>();
	const take = (of: RegExp, stage: LedgerRow['stage']) => {
		const found = rows.find(
			({ row, code }) => of.test(code) && row.stage === stage && !taken.has(row.id)
		);
		if (found) taken.add(found.row.id);
		return found?.row;
	};
	const units = await directory((await seedActor(cast('zhangdefu'))).countyId);
	const unitId = (code: string) => [...units.values()].find((unit) => unit.code === code)?.id ?? '';
	for (const { login, of, stage, command } of wanted(calendar)) {
		const row = take(of, stage);
		if (!row) continue;
		next();
		await act(await seedActor(cast(login)), row, command(row, unitId));
	}
	const village = await seedActor(cast('zhangdefu'));
	const row = take(/^990421101201$/, 'rectifying') ?? take(/^990421101201$/, 'claimed');
	next();
	if (row) await attach(village, row);
	next();
	done(
		await registerSelfFound(village, campaignId, {
			unitId: village.unitId,
			origin: '回头看',
			problem: '二组通组路有三处坑洼，雨天积水',
			responsiblePerson: village.name,
			officePhone: ''
		})
	);
}

async function attach(actor: Actor, row: LedgerRow): Promise<void> {
	const upload = done(
		await addUpload(actor, row.id, '整改前后对比.jpg', pieces(await drawnPhoto()))
	);
	const { version } = await act(actor, row, { verb: 'addEvidence', fileIds: [upload.id] });
	const listed = [
		{ name: '卢守田', what: '院内污水沟未盖', done: true, idSealed: '', phone: '' },
		{ name: '任秀娥', what: '厕屋未接水', done: false, idSealed: '', phone: '' }
	];
	await act(actor, { ...row, version }, { verb: 'listHouseholds', listed });
}

async function act(actor: Actor, row: LedgerRow, input: CommandInput) {
	const command = done(readCommand(input));
	return done(await record(actor, row.id, command, { version: row.version }));
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

async function logins(): Promise<(login: string) => string> {
	const { people } = tables;
	const all = await db().read.select({ id: people.id, login: people.login }).from(people);
	return (login) => all.find((person) => person.login === login)?.id ?? '';
}

/** By finding and unit code, as the story goes through them. */
async function rowsOf(
	campaignId: string
): Promise<{ row: LedgerRow; code: string; key: string }[]> {
	const { ledgerRows: r, units: u, findings: f } = tables;
	const found = await db()
		.read.select({ row: r, code: u.code, number: f.number })
		.from(r)
		.innerJoin(u, eq(u.id, r.unitId))
		.innerJoin(f, eq(f.id, r.findingId))
		.where(eq(r.campaignId, campaignId));
	return found
		.map(({ row, code, number }) => ({ row, code, key: `${number} ${code} ${row.ordinal}` }))
		.sort((a, b) => (a.key < b.key ? -1 : 1));
}
