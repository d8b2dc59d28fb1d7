import { timingOf, type Answer, type Timing } from './statistics.ts';

/** Asks the same thing one time after another; the first times are not counted. */
export async function oneByOne(
	ask: () => Promise<Answer>,
	{ times, warmUp }: { times: number; warmUp: number }
): Promise<Timing> {
	const answers: Answer[] = [];
	for (let i = -warmUp; i < times; i++) {
		const answer = await ask();
		if (i >= 0) answers.push(answer);
	}
	return timingOf(answers);
}

/** Lets several people work at once, each as fast as the server answers, for so many seconds. */
export async function allAtOnce(
	people: (() => Promise<Answer>)[],
	seconds: number
): Promise<Timing> {
	const start = performance.now();
	const end = start + seconds * 1000;
	const answers = await Promise.all(
		people.map(async (ask) => {
			const own: Answer[] = [];
			while (performance.now() < end) own.push(await ask());
			return own;
		})
	);
	const took = (performance.now() - start) / 1000;
	const timing = timingOf(answers.flat());
	return { ...timing, rate: (timing.count - timing.errors) / took };
}
