import { z } from 'zod';
import { evidenceSchemas, fileIds } from './evidence.ts';
import { households, ids, needed, odd, neededDay, optional, shortText } from './fields.ts';
import { fieldWord } from './field-words.ts';
import { claimFields, onBehalf, planFields } from './plan-form.ts';
import { householdFields, marking } from './people-form.ts';
import { requestSchemas } from './requests.ts';
import { supervisionSchemas } from './supervision.ts';
import { transferSchemas } from './transfers.ts';
import { identityIn, maskNumbers } from '#lib/ledger/mask/numbers.ts';
import { refuseFields, type Refusal } from '#lib/ledger/refusal.ts';

/** How a reviewer looked. */
export const ways = ['site', 'phone', 'documents'] as const;
export type Way = (typeof ways)[number];
export const wayNames: Record<Way, string> = { site: '现场', phone: '电话', documents: '资料' };

/** Why a settled row comes back. */
export const causes = ['false', 'relapse', 'belowStandard'] as const;
export type Cause = (typeof causes)[number];
export const causeNames: Record<Cause, string> = {
	false: '虚假',
	relapse: '反弹',
	belowStandard: '标准不够'
};

const way = z.enum(ways, { error: '请选择核查方式：现场、电话或资料' });

/** One schema per verb, as its form sends it; what a verb requires of the row stands in its rule. */
export const commandSchemas = {
	claim: z.object({ verb: z.literal('claim'), ...claimFields, ...onBehalf }),
	reportNotFound: z.object({
		verb: z.literal('reportNotFound'),
		method: needed('请写明怎样排查的'),
		households,
		checker: needed('请填写排查人姓名', shortText),
		checkedOn: neededDay('请填写排查日期'),
		...onBehalf
	}),
	confirmNotFound: z.object({
		verb: z.literal('confirmNotFound'),
		way,
		conclusion: needed('请填写核实结论')
	}),
	plan: z.object({ verb: z.literal('plan'), ...planFields, ...onBehalf }),
	amend: z.object({
		verb: z.literal('amend'),
		...z.object(planFields).partial().shape,
		facetIds: ids.unwrap().optional(),
		measureIds: ids.unwrap().optional(),
		alsoFindingIds: ids.unwrap().optional(),
		reason: needed('请写明修改原因'),
		...onBehalf
	}),
	addProblem: z.object({
		verb: z.literal('addProblem'),
		problem: planFields.problem,
		why: needed('请写明为何增加：自查、回头看或上级指出'),
		responsiblePerson: optional(shortText),
		...onBehalf
	}),
	reportProgress: z.object({
		verb: z.literal('reportProgress'),
		on: neededDay('请填写进展日期'),
		text: optional(),
		nextSteps: optional(),
		noChange: z.boolean(odd).optional(),
		fileIds,
		...onBehalf
	}),
	requestClosure: z.object({
		verb: z.literal('requestClosure'),
		completedOn: neededDay('请填写完成日期'),
		outcome: needed('请写明整改情况及成效'),
		extendedCheck: needed('请写明举一反三情况：同类问题排查了哪些户、结果如何'),
		/** Where the paper lies; may be left out where files say enough. */
		evidence: optional(),
		fileIds,
		remark: optional(),
		...z.object(planFields).partial().shape,
		...onBehalf
	}),
	withdraw: z.object({ verb: z.literal('withdraw') }),
	verify: z.object({
		verb: z.literal('verify'),
		way,
		conclusion: needed('请填写核查结论'),
		fileIds
	}),
	approve: z.object({
		verb: z.literal('approve'),
		opinion: needed('请填写审定意见'),
		fileIds
	}),
	return: z.object({
		verb: z.literal('return'),
		reason: needed('请写明退回原因'),
		missing: needed('请写明还缺什么、怎样补'),
		amendBy: neededDay('请填写补正期限'),
		fileIds
	}),
	reopen: z.object({
		verb: z.literal('reopen'),
		finder: needed('请写明由谁发现', shortText),
		cause: z.enum(causes, { error: '请选择原因：虚假、反弹或标准不够' }),
		evidence: needed('请写明依据')
	}),
	...requestSchemas,
	...transferSchemas,
	listHouseholds: z.object({ verb: z.literal('listHouseholds'), ...householdFields, ...onBehalf }),
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
	return { refused: true, code: 'incomplete', message, field, fields };
}

/** Whether a word names an act with a form. */
export function isCommandVerb(word: string): word is CommandVerb {
	return Object.hasOwn(commandSchemas, word);
}
