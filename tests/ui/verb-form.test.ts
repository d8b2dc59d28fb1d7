import { expect, test } from 'vitest';
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
