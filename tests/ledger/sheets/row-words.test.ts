import { expect, test } from 'vitest';
import { completionInWords, dueInWords } from '#lib/ledger/sheets/row-words.ts';
import { people, units } from '../../cast.ts';
import { done } from '../cast/acts.ts';
import { planned, putUp, rowOf } from '../cast/rows.ts';

const { chenJing, zhengHao, liWen } = people;
const open = rowOf(units.dongwan, planned);

test('an extended deadline keeps the first beside it, in the words of the notice where there are any', () => {
	expect(dueInWords(open)).toBe('7月10日');
	const asked = done(zhengHao, open, 'requestExtension').row;
	const later = done(liWen, asked, 'grantExtension').row;
	expect(dueInWords(later)).toBe('7月10日（延至7月25日）');
	const worded = { ...later, dueWording: '2022年7月上旬' };
	expect(dueInWords(worded)).toBe('2022年7月上旬（延至7月25日）');
	expect(dueInWords({ ...open, dueWording: '2022年7月上旬' })).toBe('2022年7月上旬');
	expect(dueInWords({ ...later, originalDueOn: '2021-12-31' }, '2022')).toBe(
		'2021年12月31日（延至7月25日）'
	);
});

test('a deadline brought nearer is no extension, and one set after a relapse is said to be that', () => {
	const nearer = done(zhengHao, open, 'amend', { dueOn: '2022-07-01', reason: '提前' }).row;
	expect(dueInWords(nearer)).toBe('7月1日');
	const closed = rowOf(units.dongwan, { ...putUp, stage: 'closed', closedOn: '2022-06-19' });
	const back = done(chenJing, closed, 'reopen').row;
	expect(dueInWords(back)).toBe('');
	const again = done(zhengHao, back, 'amend', { dueOn: '2022-07-08', reason: '重定时限' }).row;
	expect(dueInWords(again)).toBe('7月10日（重新挂账后7月8日）');
	const extended = { ...closed, extensions: 1, dueOn: '2022-07-25' };
	const relapsed = done(chenJing, extended, 'reopen').row;
	const anew = done(zhengHao, relapsed, 'amend', { dueOn: '2022-07-30', reason: '重定时限' }).row;
	expect(dueInWords(anew)).toBe('7月10日（重新挂账后7月30日）');
});

test('a long-term row has no day, and a row without a deadline no words', () => {
	const none = { ...open, dueOn: null, originalDueOn: null };
	expect(dueInWords({ ...none, rectification: 'longTerm' })).toBe('长期坚持');
	expect(dueInWords({ ...none, dueWording: '2022年7月底，并长期坚持' })).toBe(
		'2022年7月底，并长期坚持'
	);
	expect(dueInWords({ ...none, rectification: null })).toBe('');
});

test('the day of completion is said only while the row is put up or struck off', () => {
	const up = rowOf(units.dongwan, putUp);
	for (const stage of ['verifying', 'approving', 'closed'] as const)
		expect(completionInWords({ ...up, stage })).toBe('6月18日完成');
	expect(completionInWords(done(liWen, up, 'return').row)).toBe('正在整改');
	const closed = { ...up, stage: 'closed', closedOn: '2022-06-19' } as const;
	expect(completionInWords(done(chenJing, closed, 'reopen').row)).toBe('正在整改');
	expect(completionInWords({ ...up, stage: 'longTerm' })).toBe('长期坚持');
	expect(completionInWords({ ...up, stage: 'assigned' })).toBe('');
});
