import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { takeTold } from './vitest.ts';

/** One mutant to try: the mutated source stands in the place of its file. */
export interface Trial {
	id: number;
	file: string;
	source: string;
	/** Test files in the order in which they are likely to notice. */
	tests: string[];
}
export interface Verdict {
	id: number;
	/** The test file and test that failed; null when all passed. */
	by: { file: string; test: string } | null;
}

const root = new URL('../../', import.meta.url).href;
const shim = new URL('vitest.ts', import.meta.url).href;
const plain = new Map<string, string>();
let trial: Trial | null = null;

// Every trial imports its files anew, under its own number; text and types are read once.
registerHooks({
	resolve(specifier, context, next) {
		const number = /\?trial=\d+$/.exec(context.parentURL ?? '')?.[0];
		if (number && specifier === 'vitest') return { url: shim, shortCircuit: true };
		const found = next(specifier, context);
		const ours = found.url.startsWith(`${root}src/`) || found.url.startsWith(`${root}tests/`);
		return number && ours ? { ...found, url: found.url + number } : found;
	},
	load(url, context, next) {
		if (!/\?trial=\d+$/.test(url)) return next(url, context);
		const file = fileURLToPath(url.replace(/\?.*/, ''));
		const mutated = trial && file === trial.file;
		return { format: 'module', shortCircuit: true, source: mutated ? stripped(trial) : read(file) };
	}
});

process.on('message', (asked: Trial) => void tryOut(asked).then((said) => process.send?.(said)));

function stripped(of: Trial | null): string {
	return stripTypeScriptTypes(of?.source ?? '');
}

function read(file: string): string {
	const known = plain.get(file) ?? stripTypeScriptTypes(readFileSync(file, 'utf8'));
	plain.set(file, known);
	return known;
}

async function tryOut(asked: Trial): Promise<Verdict> {
	trial = asked;
	for (const file of asked.tests) {
		takeTold();
		let test = 'import';
		try {
			await import(`${pathToFileURL(file).href}?trial=${asked.id}`);
			for (const { name, run } of takeTold()) {
				test = name;
				await run();
			}
		} catch {
			return { id: asked.id, by: { file, test } };
		}
	}
	return { id: asked.id, by: null };
}
