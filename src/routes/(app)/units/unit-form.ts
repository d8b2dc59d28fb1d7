import { z } from 'zod';
import { isDay } from '#lib/ledger/day.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import {
	cityUnitFunctions,
	unitFunctionNames,
	type UnitFunction
} from '#lib/ledger/roster/units.ts';
import type { Option } from '#lib/ledger/command/option.ts';
import type { UnitForm } from '#lib/server/roster/units/correct.ts';

const text = z.string().trim().default('');
const day = text.transform((value) => (isDay(value) ? value : null));

const fields = z.object({
	name: text,
	contactPerson: text,
	contactPhone: text,
	kind: text,
	aliases: z.string().default(''),
	validFrom: day,
	validTo: day,
	version: z.coerce.number().int().catch(0),
	code: text
});

/** A unit's form as it was sent, and as it is to be given back when it is refused. */
export function readUnitForm(data: FormData) {
	const { version, code, ...rest } = fields.parse(Object.fromEntries(data));
	const functions = data
		.getAll('functions')
		.filter((name): name is UnitFunction =>
			(cityUnitFunctions as readonly unknown[]).includes(name)
		);
	const form: UnitForm = { ...rest, functions, keepName: data.get('keepName') === 'on' };
	const values = Object.fromEntries(
		[...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
	);
	return { version, code, form, values: { ...values, functions: functions.join(';') } };
}

export function functionOptions(words: LevelWords): Option[] {
	const names = unitFunctionNames(words);
	return cityUnitFunctions.map((value) => ({ value, label: names[value] }));
}
