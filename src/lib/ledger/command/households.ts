import { mostHouseholds, nameFault, tidyName } from './people-form.ts';
import { identityFault, identityFaults } from '#lib/ledger/mask/identity.ts';
import { identityIn, plainNumber } from '#lib/ledger/mask/numbers.ts';
import { identityInText } from './command.ts';
import { refuse, refuseFields, type Refusal } from '#lib/ledger/refusal.ts';

/** A line of the form 登记涉及农户 as typed, its identity number still readable: it is sealed before anything keeps it. */
export interface HouseholdLine {
	name: string;
	what: string;
	done: boolean;
	identity: string;
	phone: string;
	/** Place in the row's list that the line was opened with; null for a new one. */
	was: number | null;
}

type Typed = Record<string, string | string[] | boolean>;

const longestWhat = 200;

/** `household.3.name`: the fields of the form by line. */
export function householdField(line: number, part: keyof HouseholdLine): string {
	return `household.${line}.${part}`;
}

/** Whether a form carries the list at all; one that only marks names does not. */
export function listsHouseholds(typed: Typed): boolean {
	return 'household.lines' in typed;
}

/** Reads the lines of the form; lines with nothing in them are left out. @returns each fault under its field */
export function readHouseholds(typed: Typed): HouseholdLine[] | Refusal {
	const many = Number(typed['household.lines']);
	if (!Number.isInteger(many) || many < 0 || many > mostHouseholds + 10)
		return refuse('incomplete', `一条最多登记 ${mostHouseholds} 户，更多的请分到几条问题里。`);
	const faults: Record<string, string> = {};
	const lines: HouseholdLine[] = [];
	const seen = new Map<string, number>();
	for (let at = 0; at < many; at++) {
		const line = lineAt(typed, at);
		if (![line.name, line.what, line.identity, line.phone].some(Boolean)) continue;
		const twice = seen.get(`${line.name} ${line.what}`);
		if (twice !== undefined)
			faults[householdField(at, 'name')] = `与第 ${twice + 1} 行重复：同一户同一事项只登记一次`;
		seen.set(`${line.name} ${line.what}`, at);
		for (const [part, fault] of Object.entries(faultsOf(line)))
			faults[householdField(at, part as keyof HouseholdLine)] ??= fault;
		lines.push(line);
	}
	return Object.keys(faults).length > 0 ? refuseFields(faults) : lines;
}

function lineAt(typed: Typed, at: number): HouseholdLine {
	const said = (part: keyof HouseholdLine) => {
		const value = typed[householdField(at, part)];
		return typeof value === 'string' ? value.trim() : '';
	};
	const was = said('was');
	return {
		name: tidyName(said('name')),
		what: said('what'),
		done: said('done') === 'true',
		identity: plainNumber(said('identity')),
		phone: said('phone').normalize('NFKC'),
		was: /^\d{1,3}$/.test(was) ? Number(was) : null
	};
}

function faultsOf({ name, what, identity, phone }: HouseholdLine) {
	const faults: Partial<Record<keyof HouseholdLine, string>> = {};
	const wrongName = name ? nameFault(name) : '请填写户主或当事人姓名；这一行不要了请清空';
	if (wrongName) faults.name = wrongName;
	const number = identityIn(what);
	if (number) faults.what = identityInText(number);
	else if (what.length > longestWhat) faults.what = `最多 ${longestWhat} 字，请精简`;
	const wrong = identity ? identityFault(identity) : null;
	if (wrong) faults.identity = identityFaults[wrong];
	if (phone && !/^\+?[\d\- ()]{7,20}$/.test(phone))
		faults.phone = '电话请填数字，如 13800000000 或 0374-8200001';
	return faults;
}
