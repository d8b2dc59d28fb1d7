import { z } from 'zod';
import { evidenceSchemas } from './evidence.ts';
import { fieldWord } from './field-words.ts';
import { householdSchemas, marking } from './people-form.ts';
import { requestSchemas } from './requests.ts';
import { reviewSchemas } from './reviews.ts';
import { supervisionSchemas } from './supervision.ts';
import { transferSchemas } from './transfers.ts';
import { workSchemas } from './work.ts';
import { identityIn, maskNumbers } from '#lib/ledger/mask/numbers.ts';
import { refuseFields, type Refusal } from '#lib/ledger/refusal.ts';

/** One schema per verb, as its form sends it; what a verb requires of the row stands in its rule. */
export const commandSchemas = {
	...workSchemas,
	...reviewSchemas,
	...requestSchemas,
	...transferSchemas,
	...householdSchemas,
	...supervisionSchemas,
	...evidenceSchemas
};

export type CommandVerb = keyof typeof commandSchemas;
export type CommandOf<V extends CommandVerb> = z.output<(typeof commandSchemas)[V]> & Marked;
export type Command = { [V in CommandVerb]: CommandOf<V> }[CommandVerb];
export type CommandInput = {
	[V in CommandVerb]: z.input<(typeof commandSchemas)[V]> & Marked;
}[CommandVerb];

/** Every act may say which names stand in what was typed. */
type Marked = { [name in keyof typeof marking]?: z.output<(typeof marking)[name]> };

/** An act on an existing row, as typed: `verb` and the fields of that verb. */
const command = z.discriminatedUnion(
	'verb',
	Object.values(commandSchemas).map((schema) => schema.extend(marking)) as unknown as [
		(typeof commandSchemas)[CommandVerb],
		...(typeof commandSchemas)[CommandVerb][]
	],
	{ error: '没有这种办理方式，请重新打开这一条再办理' }
);

/**
 * Reads what a form or a file sent.
 * @returns the command with texts trimmed, or a refusal with a sentence for each field
 */
export function readCommand(input: unknown): Command | Refusal {
	const read = command.safeParse(input);
	if (!read.success) return refusalOf(read.error);
	return identityRefusal(read.data) ?? (read.data as Command);
}

/** An identity number is kept nowhere but sealed in 涉及农户 (domain §8): no text may carry one. */
export function identityRefusal(typed: object): Refusal | null {
	const faults = Object.entries(typed).flatMap(([field, value]) => {
		const found = typeof value === 'string' ? identityIn(value) : null;
		return found ? [[field, identityInText(found)] as const] : [];
	});
	return faults.length > 0 ? refuseFields(Object.fromEntries(faults)) : null;
}

/** What a field says whose text carries an identity number. */
export function identityInText(number: string): string {
	return `这里写有身份证号（${maskNumbers(number)}）：请从文字里删去，需要登记的填到“登记涉及农户”的身份证号一栏，那里加密保存`;
}

/** The first sentence of a zod error as the refusal, and one for each field. */
export function refusalOf(error: z.ZodError): Refusal {
	const fields: Record<string, string> = {};
	for (const { path, message } of error.issues) {
		const field = String(path[0] ?? '');
		const word = fieldWord(field);
		fields[field] ??= word ? message.replace(/^此项/, `“${word}”`) : message;
	}
	const [field, message] = Object.entries(fields)[0] ?? ['', '填写内容无法识别，请重新打开后再试'];
	return { refused: true, kind: 'incomplete', message, field, fields };
}

/** Whether a word names an act with a form. */
export function isCommandVerb(word: string): word is CommandVerb {
	return Object.hasOwn(commandSchemas, word);
}
