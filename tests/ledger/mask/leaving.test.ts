import { expect, test } from 'vitest';
import { hiddenInWords, hiddenQuery, maskLeaving, readHidden } from '#lib/ledger/mask/leaving.ts';

const marked = ['卢守田', '郑浩', '欧阳春'];

test.each([
	['石门村卢守田家电话13812345678', '石门村卢某某家电话138****5678', 1, 1],
	['欧阳春户、卢守田户已改', '欧阳某户、卢某某户已改', 2, 0],
	['郑浩书记带队，责任人郑浩，郑浩家未改', '郑浩书记带队，责任人郑浩，郑某家未改', 1, 0],
	[
		'号码412821 19620304 1234，电话138-0374-1234',
		'号码412*************1234，电话138-*****1234',
		0,
		2
	],
	['办公室0374-6200001，共排查2100户', '办公室0374-6200001，共排查2100户', 0, 0]
])('%s leaves as %s, and the person is told of it', (text, masked, names, numbers) => {
	expect(maskLeaving(text, marked)).toEqual({ text: masked, hidden: { names, numbers } });
	expect(maskLeaving(masked, marked).text).toBe(masked);
	expect(readHidden(new URLSearchParams(hiddenQuery({ names, numbers })).get('hidden'))).toEqual({
		names,
		numbers
	});
});

test('the sentence says how much was masked, and nothing where nothing was', () => {
	expect(hiddenInWords({ names: 1, numbers: 2 })).toContain('1 处农户姓名、2 处身份证号或手机号');
	expect(hiddenInWords({ names: 0, numbers: 0 })).toBe('');
	expect(hiddenInWords(readHidden('<b>'))).toBe('');
});
