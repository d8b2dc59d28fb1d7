import { z } from 'zod';
import { isDay } from '#lib/ledger/day.ts';

/** Longest text of one field, in characters. */
export const longText = 2000;
export const shortText = 100;

// In these sentences 此项 stands for the field's name, which `refusalOf` puts in.
export const odd = { error: '此项无法识别，请重新填写' };
const tooLong = (max: number) => ({
	error: ({ input }: { input?: unknown }) =>
		`此项最多 ${max} 字，现有 ${String(input).length} 字，请精简后再提交`
});

/** A text that must be there; `ask` is the sentence under an empty field. */
export const needed = (ask: string, max = longText) =>
	z.string({ error: ask }).trim().min(1, ask).max(max, tooLong(max));

/** A text that may be left out; `''` and nothing mean the same. */
export const optional = (max = longText) => z.string(odd).trim().max(max, tooLong(max)).optional();

const dayHint = '此项请按“2022-07-05”的样子填写日期';

export const neededDay = (ask: string) =>
	z.string({ error: ask }).trim().min(1, ask).refine(isDay, dayHint);

/** A day that may be left out; forms send `''` for an empty field. */
export const optionalDay = z
	.string(odd)
	.trim()
	.refine((text) => text === '' || isDay(text), dayHint)
	.optional();

/** One of a list; forms send `''` when nothing is chosen. */
export const optionalChoice = <T extends string>(choices: readonly T[]) =>
	z.enum(['', ...choices], { error: '此项请从列表中选择' }).optional();

/** Ids ticked in a form. */
export const ids = z
	.array(z.string(odd), odd)
	.max(100, '此项最多选 100 个，请减少后再提交')
	.default([]);

/** A whole number of households; an empty field is no zero. */
export const households = z
	.union([z.string().trim(), z.number()], { error: '请填写排查户数' })
	.refine((value) => value !== '', '请填写排查户数')
	.refine((value) => /^\d{1,6}$/.test(String(value)), '排查户数请填写整数，没有填 0')
	.transform(Number);
