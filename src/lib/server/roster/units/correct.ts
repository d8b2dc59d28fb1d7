import { and, eq, ne } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { onOwnFunctions } from '#lib/ledger/roster/own-rights.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { overlong } from '#lib/ledger/command/typed-length.ts';
import { unitFunctionNames, type UnitFunction } from '#lib/ledger/roster/units.ts';
import { today } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { levelWordsOf } from '#lib/server/directory.ts';
import { managesRoster, notYours, stale } from '#lib/server/roster/access.ts';
import {
	aliasHint,
	readAlias,
	writeAlias,
	type DatedName
} from '#lib/server/roster/import/aliases.ts';
import { logRoster } from '#lib/server/roster/events.ts';
import { addAliases, newUnit, unitShortName } from '#lib/server/roster/import/write.ts';

const { units, unitAliases } = tables;

export interface UnitForm {
	name: string;
	contactPerson: string;
	contactPhone: string;
	/** Of city units; townships and villages keep theirs. */
	kind: string;
	functions: UnitFunction[];
	/** One a line, as `readAlias` reads them. */
	aliases: string;
	validFrom: Day | null;
	validTo: Day | null;
	/** Keep the name it had as an alias until today. */
	keepName: boolean;
}

/** Corrects a unit's own data; its code and place in the tree stay. */
export async function correctUnit(
	actor: Actor,
	unitId: string,
	version: number,
	form: UnitForm
): Promise<Refusal | null> {
	if (!managesRoster(actor)) return notYours('系统管理员', '修改单位');
	const aliases = readForm(form);
	if (isRefusal(aliases)) return aliases;
	// Before the write: a directory read in the middle of one would be kept as it then was.
	const names = unitFunctionNames(await levelWordsOf(actor.countyId));
	return db().write(actor.countyId, 'roster', async (tx) => {
		const [before] = await tx
			.select()
			.from(units)
			.where(and(eq(units.id, unitId), eq(units.countyId, actor.countyId)));
		if (!before) return refuse('unseen', '没有这个单位。');
		const ownsFunctions = before.level === 'department';
		const functions = ownsFunctions ? form.functions : before.functions;
		const wrong =
			(ownsFunctions ? await functionsProblem(tx, actor, unitId, functions) : null) ??
			onOwnFunctions(actor, before, functions);
		if (wrong) return wrong;
		const changed = await tx
			.update(units)
			.set({
				name: form.name,
				shortName: unitShortName(before.level, form.name),
				contactPerson: form.contactPerson,
				contactPhone: form.contactPhone,
				kind: ownsFunctions ? form.kind : before.kind,
				functions,
				validFrom: form.validFrom,
				validTo: form.validTo,
				version: version + 1
			})
			.where(and(eq(units.id, unitId), eq(units.version, version)))
			.returning({ id: units.id });
		if (changed.length === 0) return stale(`“${before.shortName}”`);
		if (form.keepName && before.name !== form.name)
			aliases.push({ name: before.name, validFrom: null, validTo: today() });
		const oldAliases = await tx.select().from(unitAliases).where(eq(unitAliases.unitId, unitId));
		await tx.delete(unitAliases).where(eq(unitAliases.unitId, unitId));
		await addAliases(tx, actor.countyId, unitId, aliases);
		const after = { ...form, functions, aliases: aliases.map(writeAlias).join('、') };
		const what = differences(
			names,
			{ ...before, aliases: oldAliases.map(writeAlias).join('、') },
			after
		);
		if (what)
			await logRoster(tx, actor, 'unitAltered', { subject: unitId, name: before.name, what });
		return null;
	});
}

/** Adds one city unit by hand. @returns the id of the new unit */
export async function addCityUnit(
	actor: Actor,
	code: string,
	form: UnitForm
): Promise<{ id: string } | Refusal> {
	if (!managesRoster(actor)) return notYours('系统管理员', '新增单位');
	if (!/^[0-9A-Za-z-]{1,40}$/.test(code))
		return refuse(
			'said',
			'代码不能为空，最多 40 个字符，只能用数字、字母和短横线，例如 411081-23。',
			'code'
		);
	const aliases = readForm(form);
	if (isRefusal(aliases)) return aliases;
	return db().write(actor.countyId, 'roster', async (tx) => {
		const inCounty = eq(units.countyId, actor.countyId);
		const [taken] = await tx
			.select()
			.from(units)
			.where(and(inCounty, eq(units.code, code)));
		if (taken) return refuse('said', `代码 ${code} 已是“${taken.shortName}”的，请换一个。`, 'code');
		const wrong = await functionsProblem(tx, actor, '', form.functions);
		if (wrong) return wrong;
		const [county] = await tx
			.select()
			.from(units)
			.where(and(inCounty, eq(units.level, 'city')));
		const unit = newUnit(actor.countyId, { ...form, code, level: 'department' }, county);
		const { contactPerson, contactPhone, validFrom, validTo } = form;
		await tx.insert(units).values({ ...unit, contactPerson, contactPhone, validFrom, validTo });
		await addAliases(tx, actor.countyId, unit.id, aliases);
		await logRoster(tx, actor, 'unitAdded', { subject: unit.id, code, name: form.name });
		return { id: unit.id };
	});
}

function readForm(form: UnitForm): DatedName[] | Refusal {
	if (!form.name) return refuse('said', '请填写单位名称。', 'name');
	const long = overlong(form);
	if (long) return long;
	if (form.validFrom && form.validTo && form.validTo < form.validFrom)
		return refuse('said', '失效日期早于生效日期，请改正。', 'validTo');
	const aliases: DatedName[] = [];
	for (const line of form.aliases.split('\n').map((text) => text.trim())) {
		const alias = line ? readAlias(line) : null;
		if (line && !alias) return refuse('said', `别名“${line}”看不懂：${aliasHint}`, 'aliases');
		if (alias) aliases.push(alias);
	}
	return aliases;
}

async function functionsProblem(
	tx: Tx,
	actor: Actor,
	unitId: string,
	functions: UnitFunction[]
): Promise<Refusal | null> {
	if (functions.length === 0) return refuse('said', '请至少选一项职能。', 'functions');
	const others = await tx
		.select()
		.from(units)
		.where(
			and(eq(units.countyId, actor.countyId), eq(units.level, 'department'), ne(units.id, unitId))
		);
	const office = others.find((unit) => unit.functions.includes('office'));
	if (functions.includes('office') && office)
		return refuse('said', `领导小组办公室已是“${office.shortName}”，只能有一个。`, 'functions');
	if (!functions.includes('office') && !office)
		return refuse('said', '这是唯一的领导小组办公室，不能去掉这项职能。', 'functions');
	return null;
}

type Told = Pick<UnitForm, 'name' | 'contactPerson' | 'contactPhone' | 'kind' | 'aliases'> &
	Pick<UnitForm, 'functions' | 'validFrom' | 'validTo'>;

function differences(names: Record<UnitFunction, string>, before: Told, after: Told): string {
	const words = (told: Told): [string, string][] => [
		['名称', told.name],
		['联系人', told.contactPerson],
		['电话', told.contactPhone],
		['性质', told.kind],
		['职能', told.functions.map((f) => names[f]).join('、')],
		['别名', told.aliases],
		['生效', told.validFrom ?? ''],
		['失效', told.validTo ?? '']
	];
	const now = new Map(words(after));
	return words(before)
		.filter(([name, value]) => now.get(name) !== value)
		.map(([name, value]) => `${name} ${value || '空'} → ${now.get(name) || '空'}`)
		.join('；');
}
