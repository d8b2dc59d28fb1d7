import { expect as realExpect } from 'vitest';

/** What the test files of the rules use of vitest, so that a mutant costs no worker of its own. */
export const expect = realExpect;

interface Told {
	name: string;
	run: () => unknown;
}

let told: Told[] = [];

/** The tests that the files imported since the last call have told of. */
export function takeTold(): Told[] {
	const taken = told;
	told = [];
	return taken;
}

type Body = (...args: never[]) => unknown;

export const test = Object.assign(
	(name: string, run: Body) => void told.push({ name, run: () => run() }),
	{ each: eachOf((name, run) => void told.push({ name, run })) }
);

export const describe = Object.assign((_name: string, tell: Body) => void tell(), {
	each: eachOf((_name, tell) => void tell())
});

function eachOf(tell: (name: string, run: () => unknown) => void) {
	return (lines: readonly unknown[]) => (name: string, body: Body) => {
		for (const line of lines) {
			const args = (Array.isArray(line) ? line : [line]) as never[];
			tell(`${name} ${JSON.stringify(line)?.slice(0, 80)}`, () => body(...args));
		}
	};
}
