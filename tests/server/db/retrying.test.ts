import { expect, test } from 'vitest';
import { retrying } from '#lib/server/db/retrying.ts';

class LostRace extends Error {}
const isPassing = (error: unknown) => error instanceof LostRace;

function losing(times: number) {
	const calls = { made: 0 };
	const work = async () => {
		calls.made++;
		if (calls.made <= times) throw new LostRace();
		return '办好了';
	};
	return { calls, work };
}

test('a lost race is run again', async () => {
	const { calls, work } = losing(2);
	expect(await retrying(isPassing, work)).toBe('办好了');
	expect(calls.made).toBe(3);
});

test('a race lost again and again is told when patience is used up, and not before', async () => {
	const { calls, work } = losing(1000);
	const start = performance.now();
	await expect(retrying(isPassing, work, 400)).rejects.toThrow(LostRace);
	expect(performance.now() - start).toBeGreaterThan(400);
	expect(calls.made).toBeGreaterThan(3);
});

test('any other error is told at once', async () => {
	const { calls, work } = losing(1);
	await expect(retrying(() => false, work)).rejects.toThrow(LostRace);
	expect(calls.made).toBe(1);
});
