import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
	commandSchemas,
	readCommand,
	refusalOf,
	type CommandVerb
} from '#lib/ledger/command/command.ts';
import { marking } from '#lib/ledger/command/people-form.ts';
import { selfFoundForm } from '#lib/ledger/command/self-found.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { fieldWord } from '#lib/ledger/command/field-words.ts';
import { filled } from '../cast/acts.ts';

/** What a form calls a field otherwise than the ledger does, by the act. */
const otherWords: Record<string, string[]> = {
	reason: ['原因', '为何', '问题还存在在哪里'],
	dueOn: ['延长到哪一天'],
	fileIds: ['文件'],
	listed: ['登记'],
	markNames: ['姓名'],
	notNames: ['姓名'],
	markedNames: ['姓名']
};

type Case = [name: string, value: unknown];
const wrongKinds: Case[] = [
	['a record', { a: 1 }],
	['a list of records', [{ a: 1 }]],
	['a number of another kind', Number.NaN],
	['20,000 characters', '长'.repeat(20_000)],
	['20,001 ticks', Array(20_001).fill('x')]
];
const texts: Case[] = [
	['nothing', undefined],
	['an empty box', ''],
	['only spaces', '  　 '],
	['a word where something else is asked', '不知道']
];

/** Every field of every act, those that any act may carry among them. */
const fields = (Object.keys(commandSchemas) as CommandVerb[]).flatMap((verb) =>
	Object.keys({ ...commandSchemas[verb].shape, ...marking })
		.filter((field) => field !== 'verb')
		.map((field) => [verb, field] as const)
);

function expectSaid(sentence: string | undefined, field: string) {
	expect(sentence).toMatch(/[一-鿿]/);
	expect(sentence).not.toMatch(/[A-Za-z]{2,}/);
	expect(sentence).not.toContain('此项');
	expect(sentence).toMatch(/请[^，。；]/);
	const word = fieldWord(field);
	expect(word).not.toBe('');
	const pairs = [...word].slice(1).map((letter, at) => [...word][at] + letter);
	const named = [...pairs, ...(otherWords[field] ?? [])].some((pair) => sentence!.includes(pair));
	expect(named, `“${sentence}” does not name ${field} (${word})`).toBe(true);
}

describe('what is wrong in a form is said in the words of the form, with how to mend it', () => {
	test.each(fields)('%s: %s', (verb, field) => {
		let refused = 0;
		for (const [name, value] of [...texts, ...wrongKinds]) {
			const read = readCommand({ ...filled[verb], [field]: value });
			if (!isRefusal(read)) {
				// Only what a field may hold passes: no kind of nonsense does.
				expect(
					wrongKinds.map(([kind]) => kind),
					`${verb} ${field} took ${name}`
				).not.toContain(name);
				continue;
			}
			refused += 1;
			expect(Object.keys(read.fields ?? {}), `${verb} ${field} ${name}`).toEqual([field]);
			expect(read).toMatchObject({ kind: 'incomplete', field, message: read.fields?.[field] });
			expectSaid(read.fields?.[field], field);
		}
		expect(refused).toBeGreaterThanOrEqual(wrongKinds.length);
	});

	test('there are as many fields as the acts have', () => {
		expect(fields.length).toBeGreaterThan(150);
		expect(new Set(fields.map(([verb]) => verb)).size).toBe(Object.keys(filled).length);
	});

	test.each(Object.keys(selfFoundForm.shape))('登记自查问题: %s', (field) => {
		for (const [, value] of wrongKinds) {
			const fields: Record<string, unknown> = {
				unitId: 'dongwan',
				origin: '回头看',
				problem: '2 户',
				responsiblePerson: '郑浩',
				[field]: value
			};
			const read = selfFoundForm.safeParse(fields);
			expect(read.success).toBe(false);
			expectSaid(refusalOf(read.error as z.ZodError).fields?.[field], field);
		}
	});
});
