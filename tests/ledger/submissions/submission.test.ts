import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	lateDays,
	mendingVerb,
	submissionRefusal,
	submissionStates,
	submissionTransitions,
	submissionVerbs
} from '#lib/ledger/submissions/submission.ts';
import { longestUrging, urgingText } from '#lib/server/submissions/urging.ts';

test('every act leads only from the states its table names', () => {
	for (const verb of submissionVerbs)
		for (const state of submissionStates)
			expect(submissionRefusal(verb, state) === null).toBe(
				submissionTransitions[verb].from.includes(state)
			);
});

test('the due day itself is in time; every day after it counts', () => {
	expect(lateDays('2022-07-05', '2022-07-05')).toBe(0);
	expect(lateDays('2022-07-06', '2022-07-05')).toBe(1);
	expect(lateDays('2022-07-31', '2022-07-05')).toBe(26);
});

test('each lack is mended by the act its stage allows', () => {
	expect(mendingVerb({ stage: 'assigned' }, 'unclaimed')).toBe('claim');
	expect(mendingVerb({ stage: 'claimed' }, 'deadline')).toBe('plan');
	expect(mendingVerb({ stage: 'rectifying' }, 'person')).toBe('amend');
	expect(mendingVerb({ stage: 'approving' }, 'person')).toBe(null);
});

const line = (name: string, state: 'missing' | 'returned' | 'received') => ({ name, state });
const figures = { expected: 44, submitted: 41 };

test('the urging text names who is missing and who was sent back', () => {
	const lines = [line('古城镇', 'missing'), line('范坡镇', 'returned'), line('方山镇', 'received')];
	const text = urgingText(lines, figures, '2022-07-05', '2022-07-06T01:00:00.000Z');
	expect(text).toBe(
		'【对照整改】台账应于7月5日前报送。截至7月6日9时，应报44个单位，已报41个。未报1个：古城镇。退回1个：范坡镇。报送时限已过，请上述单位今天报送；退回的按退回原因补正后再报。'
	);
	expect(
		urgingText([line('方山镇', 'received')], figures, '2022-07-05', '2022-07-06T01:00:00.000Z')
	).toBe('');
});

test('it stays within 300 characters however many names there are, and loses no number', () => {
	const name = fc.string({ minLength: 2, maxLength: 20, unit: fc.constantFrom(...'古城镇乡市局') });
	const lines = fc.array(
		fc.record({ name, state: fc.constantFrom('missing' as const, 'returned' as const) }),
		{ minLength: 1, maxLength: 60 }
	);
	fc.assert(
		fc.property(lines, (some) => {
			const text = urgingText(some, figures, '2022-07-05', '2022-07-05T01:00:00.000Z');
			expect(text.length).toBeLessThanOrEqual(longestUrging);
			for (const [word, state] of [
				['未报', 'missing'],
				['退回', 'returned']
			]) {
				const count = some.filter((one) => one.state === state).length;
				if (count > 0) expect(text).toContain(`${word}${count}个`);
			}
		})
	);
});
