import { expect, test } from 'vitest';
import { isWorkingDay, lastDayBefore, workingDays } from '#lib/server/working-days.ts';

test('端午 2022 is no working day, and neither is 国庆; the exchanged Saturday is one', () => {
	expect(isWorkingDay('2022-06-03')).toBe(false);
	expect(isWorkingDay('2022-10-05')).toBe(false);
	expect(isWorkingDay('2022-10-08')).toBe(true);
	expect(isWorkingDay('2022-07-02')).toBe(false);
});

test('three working days from the eve of 端午 end in the week after', () => {
	expect(workingDays('2022-06-02', '2022-06-06')).toBe(1);
	expect(workingDays('2022-06-02', '2022-06-08')).toBe(3);
	expect(workingDays('2022-06-08', '2022-06-02')).toBe(0);
});

test('the day before which a reviewer is late is the last with more working days passed', () => {
	expect(workingDays(lastDayBefore('2022-06-09', 3), '2022-06-09')).toBeGreaterThan(3);
	expect(lastDayBefore('2022-06-09', 3)).toBe('2022-06-05');
});
