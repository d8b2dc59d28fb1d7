import { expect, test } from 'vitest';
import { lightOf } from '#lib/ledger/due/due.ts';
import { people, units } from '../../cast.ts';
import { done, refused } from '../cast/acts.ts';
import { planned, rowOf, today } from '../cast/rows.ts';

const { chenJing, hanBing, zhengHao } = people;
const closed = rowOf(units.dongwan, {
	...planned,
	stage: 'closed',
	closedOn: '2022-06-12',
	dueOn: '2022-06-15',
	originalDueOn: '2022-06-15'
});

test('a row that came back asks for a new deadline instead of being late from the first minute', () => {
	const { row } = done(chenJing, closed, 'reopen');
	expect(row).toMatchObject({ stage: 'rectifying', dueOn: null, originalDueOn: '2022-06-15' });
	expect(lightOf(row, today).kind).toBe('noDeadline');
	const { row: again } = done(zhengHao, row, 'amend', {
		dueOn: '2022-07-08',
		reason: '反弹后重定时限'
	});
	expect(again).toMatchObject({ dueOn: '2022-07-08', originalDueOn: '2022-06-15' });
});

test('the review date of a long-term row may come nearer, never go away', () => {
	const watched = rowOf(units.dongwan, {
		...planned,
		rectification: 'longTerm',
		dueOn: null,
		originalDueOn: null,
		reviewOn: '2022-08-01'
	});
	expect(
		refused(zhengHao, watched, 'amend', { reviewOn: '2022-12-31', reason: '想晚些复核' }).fields
	).toHaveProperty('reviewOn');
	expect(
		done(zhengHao, watched, 'amend', { reviewOn: '2022-07-20', reason: '提前复核' }).row.reviewOn
	).toBe('2022-07-20');
});

test('漏报 found by 重新挂账 fails the draw in which the row had passed; a row struck off has none', () => {
	const settled = rowOf(units.dongwan, { stage: 'notFound' });
	const facts = { draw: { id: 'd', drawn: true, passed: true, failed: false } };
	const hung = done(hanBing, settled, 'reopen', {}, facts);
	expect(hung.row).toMatchObject({ stage: 'claimed', missed: 1 });
	expect(hung.alsoDo).toEqual([{ kind: 'drawResult', drawId: 'd', result: 'failed' }]);
	expect(done(hanBing, settled, 'reopen').alsoDo).toEqual([]);
	expect(done(hanBing, closed, 'reopen', {}, facts).alsoDo).toEqual([]);
});
