import { expect, test } from 'vitest';
import { overlong } from '#lib/ledger/command/typed-length.ts';

test('a text longer than its box is refused by the name of the box, with its limit and its length', () => {
	expect(overlong({ name: '张'.repeat(100), position: '', functions: ['office'] })).toBeNull();
	const both = overlong({
		name: '张'.repeat(101),
		aliases: '镇'.repeat(2001),
		other: 'x'.repeat(9999)
	});
	expect(both).toMatchObject({
		field: 'name',
		message: '“名称或姓名”最多 100 字，现有 101 字，请精简后再提交',
		fields: { aliases: expect.stringContaining('“别名”最多 2000 字，现有 2001 字') }
	});
});
