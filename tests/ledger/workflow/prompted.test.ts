import { describe, expect, test } from 'vitest';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { movesFor } from '#lib/ledger/workflow/moves.ts';
import { prompted } from '#lib/ledger/workflow/prompt.ts';
import { answerBy } from '#lib/ledger/workflow/receiver.ts';
import { isRejected } from '#lib/ledger/workflow/verbs/reopening.ts';
import { people, units } from '../../cast.ts';
import { planned, rowOf, today } from '../cast/rows.ts';

const watched = (reviewOn: string | null): LedgerRow =>
	rowOf(units.dongwan, { ...planned, stage: 'longTerm', rectification: 'longTerm', reviewOn });
const request = (kind: string, refused = '') =>
	({ kind, since: '2022-06-18', reason: '', personId: 'x', refused }) as never;

describe('what is asked of a person now', () => {
	test.each([
		['2022-06-22', true],
		['2022-06-19', true],
		['2022-05-30', true],
		[null, true],
		['2022-12-01', false]
	])('a review on %s of a row that stays watched: %s', (reviewOn, asked) => {
		expect(prompted('reviewLongTerm', watched(reviewOn), today)).toBe(asked);
	});

	test('a transfer, until the receiver refuses it', () => {
		const sent = (refused: string) =>
			rowOf(units.dongwan, {
				...planned,
				stage: 'transferPending',
				transferToId: 'water',
				request: request('transfer', refused)
			});
		expect(prompted('acceptTransfer', sent(''), today)).toBe(true);
		expect(prompted('acceptTransfer', sent('不是我局职责'), today)).toBe(false);
	});

	test('a correction only where a deadline is wanting', () => {
		expect(prompted('amend', rowOf(units.dongwan, planned), today)).toBe(false);
		expect(prompted('amend', rowOf(units.dongwan, { ...planned, dueOn: null }), today)).toBe(true);
	});
});

test('an answer that somebody waits for stands before a deadline that is wanting', () => {
	const row = rowOf(units.liuhe, {
		...planned,
		dueOn: null,
		leadUnitId: 'farming',
		request: request('extension')
	});
	const verbs = movesFor(row, people.chenJing, 'elsewhere').map(({ verb }) => verb);
	expect(verbs.slice(0, 2).toSorted()).toEqual(['grantExtension', 'refuseExtension']);
});

describe('the last day of a receiver', () => {
	/** Working days counted from how many calendar days are passed. */
	const counting = (days: number, needed: number) => (_from: string, to: string) =>
		to >= `2022-06-${String(days).padStart(2, '0')}` ? needed : 0;
	test('is the first with three working days', () => {
		expect(answerBy('2022-06-01', counting(9, 3))).toBe('2022-06-09');
	});
	test('is three weeks on at the latest, whatever the calendar says', () => {
		expect(answerBy('2022-06-01', () => 0)).toBe('2022-06-22');
	});
});

test('what a row says of its outcome is rejected once it was put up and hung up again, and not before', () => {
	const walk = (...types: string[]) => isRejected(types.map((type) => ({ type })) as never);
	expect(walk('requestClosure', 'reopen')).toBe(true);
	expect(walk('reopen')).toBe(false);
	expect(walk('requestClosure', 'reopen', 'requestClosure')).toBe(false);
	expect(walk('claim', 'plan')).toBe(false);
});
