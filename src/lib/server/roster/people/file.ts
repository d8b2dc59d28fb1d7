import { readCsv, type CsvProblem, type CsvRow } from '#lib/exchange/csv/csv.ts';
import { roleNames, type Actor, type Role } from '#lib/ledger/actor.ts';
import { findByName } from '#lib/ledger/roster/owner-names.ts';
import type { OwnerUnit } from '#lib/ledger/roster/owners.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { createPeople, loginProblem, type NewAccount, type PersonForm } from './create.ts';
import { managesRoster, notYours } from '#lib/server/roster/access.ts';
import { ownerRoster } from '#lib/server/roster/units/owners.ts';

export const peopleColumns = ['姓名', '登录名', '单位', '岗位', '职务', '电话'] as const;

const roleOf = new Map(
	Object.entries(roleNames).map(([role, name]) => [name, role as Role] as const)
);

/**
 * Makes accounts from a CSV file with the columns 姓名,登录名,单位,岗位,职务,电话; a unit by name or code.
 * All or none: a bad file comes back with each problem's line.
 */
export async function importPeople(
	actor: Actor,
	bytes: Uint8Array
): Promise<NewAccount[] | { problems: CsvProblem[] } | Refusal> {
	if (!managesRoster(actor)) return notYours('系统管理员', '导入人员');
	const reading = readCsv(bytes, peopleColumns);
	if (!reading.ok) return { problems: reading.problems };
	const { units } = await ownerRoster(db().read, actor.countyId);
	const codes = new Map(units.map((unit) => [(unit as OwnerUnit & { code: string }).code, unit]));
	const firstLine = new Map<string, number>();
	const read = reading.rows.map((row) => readPerson(row, units, codes, firstLine));
	const problems = read.flatMap((person) => person.problems);
	if (problems.length > 0) return { problems };
	return createPeople(
		actor,
		read.map((person) => person.form)
	);
}

function readPerson(
	{ line, cells }: CsvRow,
	units: OwnerUnit[],
	codes: Map<string, OwnerUnit>,
	firstLine: Map<string, number>
): { form: PersonForm; problems: CsvProblem[] } {
	const problems: CsvProblem[] = [];
	const add = (message: string) => problems.push({ line, message });
	const text = (column: (typeof peopleColumns)[number]) => cells[column] ?? '';
	const login = text('登录名').toLowerCase();
	if (!text('姓名')) add('没有姓名：请补上。');
	const bad = loginProblem(login);
	if (bad) add(bad.message);
	const before = firstLine.get(login);
	if (before) add(`登录名“${login}”与第 ${before} 行重复：请改正其中一行。`);
	firstLine.set(login, before ?? line);
	const known = codes.get(text('单位'));
	const found = known ? [known] : findByName(text('单位'), units, today()).units;
	if (found.length === 0) add(`名册里没有单位“${text('单位')}”：请按名册写全称或代码。`);
	if (found.length > 1)
		add(`有 ${found.length} 个单位叫“${text('单位')}”：请写代码，或在前面加乡镇名。`);
	const role = roleOf.get(text('岗位'));
	if (!role) add(`岗位“${text('岗位')}”不认识：只能是${[...roleOf.keys()].join('、')}。`);
	return {
		problems,
		form: {
			unitId: found[0]?.id ?? '',
			name: text('姓名'),
			login,
			role: role ?? 'clerk',
			position: text('职务'),
			phone: text('电话')
		}
	};
}
