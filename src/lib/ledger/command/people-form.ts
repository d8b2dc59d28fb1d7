import { z } from 'zod';
import type { Household } from '#lib/ledger/household.ts';
import { withOneDot, withoutGaps } from '#lib/ledger/mask/gaps.ts';
import type { BoxesOf } from './box.ts';
import { odd } from './fields.ts';
import { onBehalf } from './plan-form.ts';

const longestName = 20;
/** Names marked on one row. */
const mostNames = 500;
export const mostHouseholds = 300;

/** A name as it is kept: without what was typed between its signs, every middle dot the same. */
export function tidyName(name: string): string {
	return withOneDot(name).split('·').map(withoutGaps).filter(Boolean).join('·');
}

/** Why a word cannot be a person's name; null when it can. */
export function nameFault(name: string): string | null {
	const bare = withoutGaps(name);
	if (bare.length < 2 || name.length > longestName || !/^[\p{Script=Han}]+$/u.test(bare))
		return `“${name.slice(0, longestName)}”不像姓名：请写 2 到 ${longestName} 个汉字，不带称呼和标点`;
	return null;
}

const names = z
	.array(z.string(odd).transform(tidyName), odd)
	.max(mostNames, `一条最多标记 ${mostNames} 个姓名，请减少后再提交`)
	.superRefine((list, context) => {
		const fault = list.map(nameFault).find((found) => found !== null);
		if (fault) context.addIssue({ code: 'custom', message: fault });
	})
	.optional();

/** On every act: which names of villagers stand in what was typed, and which words proposed as names are none. */
export const marking = { markNames: names, notNames: names };

/** 登记涉及农户: both lists whole; what is left out stays as it is. Identity numbers are sealed before they come here. */
export const householdSchemas = {
	listHouseholds: z.object({
		verb: z.literal('listHouseholds'),
		listed: z
			.array(
				z.object(
					{
						name: z.string(odd),
						what: z.string(odd),
						done: z.boolean(odd),
						idSealed: z.string(odd),
						phone: z.string(odd)
					},
					odd
				) satisfies z.ZodType<Household>,
				odd
			)
			.max(mostHouseholds, `一条最多登记 ${mostHouseholds} 户，请分条登记`)
			.optional(),
		markedNames: names,
		...onBehalf
	})
};

export const householdBoxes: BoxesOf<typeof householdSchemas> = {
	listHouseholds: [{ part: 'households' }, { part: 'proposedNames' }]
};
