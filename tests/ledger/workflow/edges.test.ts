import { expect, test } from 'vitest';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { campaign, people, units } from '../../cast.ts';
import { atOnce, done } from '../cast/acts.ts';
import { planned, rowOf } from '../cast/rows.ts';

const { zhengHao } = people;
const assigned = rowOf(units.dongwan);
const rectifying = { ...assigned, ...planned } satisfies LedgerRow;

test('a deadline of today or of the period’s last day needs no reason, and keeps none', () => {
	for (const dueOn of ['2022-06-20', campaign.endOn]) {
		const typed = { dueOn, beyondReason: '不再需要' };
		expect(done(zhengHao, assigned, 'plan', typed).row).toMatchObject({ dueOn, beyondReason: '' });
	}
});

test('work may be done on the campaign’s first day, and today', () => {
	for (const completedOn of [campaign.startOn, '2022-06-20'])
		expect(done(zhengHao, rectifying, 'requestClosure', { completedOn }).row).toMatchObject({
			stage: 'verifying',
			completedOn
		});
});

test('a problem written down before need not be typed again to close at once', () => {
	const added = { ...assigned, stage: 'claimed', ordinal: 2, problem: '2 户未纳入监测' } as const;
	const rest = { ...atOnce, problem: undefined };
	expect(done(zhengHao, added, 'requestClosure', rest).row).toMatchObject({
		stage: 'verifying',
		problem: '2 户未纳入监测'
	});
});

test('what is missing may be asked for by today', () => {
	const up = done(zhengHao, rectifying, 'requestClosure').row;
	expect(done(people.liWen, up, 'return', { amendBy: '2022-06-20' }).row.amendBy).toBe(
		'2022-06-20'
	);
});
