import { z } from 'zod';
import { isDay } from '#lib/ledger/day.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import {
	cityUnitFunctions,
	unitFunctionNames,
	type UnitFunction
} from '#lib/ledger/roster/units.ts';
import type { Option } from '#lib/ledger/command/option.ts';
import { listIn, textsIn, tickedIn } from '#lib/server/forms/fields.ts';
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
export function readUnitForm(form: FormData) {
	const values = textsIn(form);
	const { version, code, ...rest } = fields.parse(values);
	const functions = listIn(form, 'functions').filter((name): name is UnitFunction =>
		(cityUnitFunctions as readonly unknown[]).includes(name)
	);
	const unit: UnitForm = { ...rest, functions, keepName: tickedIn(form, 'keepName') };
	return { version, code, unit, values: { ...values, functions: functions.join(';') } };
}

export function functionOptions(words: LevelWords): Option[] {
	const names = unitFunctionNames(words);
	return cityUnitFunctions.map((value) => ({ value, label: names[value] }));
}
