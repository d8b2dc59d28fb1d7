import { expect, test } from 'vitest';
import { readCommand, type CommandVerb } from '#lib/ledger/command/command.ts';
import { boxesIn, daysOf, isAskedOn, startsOf, type Part } from '#lib/ledger/command/box.ts';
import { verbBoxes } from '#lib/ledger/command/boxes.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { transitions } from '#lib/ledger/workflow/transitions.ts';
import { noted, unshown } from '#lib/ui/forms/verb-form.ts';

const merged = '接收单位已并入其他单位，请由办公室裁定退回后重新移交。';

test('what no field of a form shows is told by the form itself, and only that', () => {
	const errors = { '': merged, dueOn: '办结时限不能早于今天', markNames: '“张”不像姓名' };
	const asked = new Set<string>();
	const told = noted(errors, asked);
	expect([told.dueOn, told.opinion]).toEqual([errors.dueOn, undefined]);
	expect(unshown(errors, asked)).toEqual([merged, errors.markNames]);
});

test('an error mended meanwhile says nothing any more, nor does a form without one', () => {
	expect(unshown({ '': '' }, new Set())).toEqual([]);
	expect(unshown({}, new Set(['dueOn']))).toEqual([]);
});

/** Fields that a part of a form asks for. */
const asksFor: Record<Part['part'], string[]> = {
	deadline: ['dueOn', 'reviewOn', 'beyondReason'],
	evidence: ['fileIds'],
	households: ['listed', 'markedNames'],
	proposedNames: ['markNames', 'notNames'],
	rejected: [],
	handOverMany: []
};
const quiet = transitions.filter((line) => line.quiet).map(({ verb }) => verb as CommandVerb);
const verbs = (Object.keys(verbBoxes) as CommandVerb[]).filter((verb) => !quiet.includes(verb));

test.each(verbs)(
	'the form of %s asks for all that its schema requires, each thing once',
	(verb) => {
		const empty = readCommand({ verb });
		const required = isRefusal(empty) ? Object.keys(empty.fields ?? {}) : [];
		const items = verbBoxes[verb];
		const boxes = boxesIn(items).map(({ name }) => name);
		const parts = items.flatMap((item) => ('part' in item ? asksFor[item.part] : []));
		const asked = [...boxes, ...parts];
		expect(asked).toEqual(expect.arrayContaining(required));
		expect([...new Set(asked)]).toEqual(asked);
	}
);

test('a box is asked on rows of its stage, with something to tick, or once another says so', () => {
	const [problem, , , , person] = verbBoxes.plan;
	expect(isAskedOn(problem!, { stage: 'claimed' }, {})).toBe(true);
	expect(isAskedOn(person!, { stage: 'claimed' }, {})).toBe(false);
	expect(isAskedOn(person!, { stage: 'assigned' }, {})).toBe(true);
	const inPlan = (name: string) => boxesIn(verbBoxes.plan).find((box) => box.name === name)!;
	expect(isAskedOn(inPlan('facetIds'), { facets: [] }, {})).toBe(false);
	expect(isAskedOn(inPlan('facetIds'), { facets: [{ id: 'f', label: '', text: '' }] }, {})).toBe(
		true
	);
	const sector = inPlan('sectorUnitId');
	const typed: Record<string, string>[] = [
		{},
		{ problemKind: 'policy' },
		{ problemKind: 'local' },
		{ sectorUnitId: 'water' }
	];
	expect(typed.map((texts) => isAskedOn(sector, {}, texts))).toEqual([false, true, false, true]);
});

test('what a form begins with whatever the row says, and the days it takes', () => {
	expect(startsOf(verbBoxes.reviewLongTerm, '2022-06-20')).toEqual({
		on: '2022-06-20',
		reviewOn: ''
	});
	expect(startsOf(verbBoxes.handOver, '2022-06-20')).toEqual({
		responsiblePerson: '',
		officePhone: ''
	});
	expect(startsOf(verbBoxes.claim, '2022-06-20')).toEqual({});
	const [until] = boxesIn(verbBoxes.requestExtension);
	const today = '2022-06-20';
	expect(daysOf(until!, { today, values: { dueOn: '2022-07-10' } })).toEqual({ min: '2022-07-10' });
	expect(daysOf(until!, { today, values: {} })).toEqual({ min: today });
});
