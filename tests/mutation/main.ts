import { fork, type ChildProcess } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Trial, Verdict } from './child.ts';
import { equivalent } from './equivalent.ts';
import { mutantsOf, type Mutant } from './mutants.ts';

// npm run -s mutants -- [--sample N] [--file PART] [--least PERCENT]
const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({
	options: { sample: { type: 'string' }, file: { type: 'string' }, least: { type: 'string' } }
});

/** Left out: random walks are slow, and the file of permissions is written from the tables themselves. */
const leftOut = ['walks.test.ts', 'permissions-file.test.ts'];
const tests = globSync('tests/ledger/**/*.test.ts', { cwd: root })
	.filter((file) => !leftOut.some((name) => file.endsWith(name)))
	.filter((file) => /acts\.ts|rows\.ts|permissions|workflow/.test(text(file)))
	.map((file) => join(root, file));
/** What notices most first, the slowest last. */
const rank = ['guards', 'leads-to', 'rights', '', 'who-may'];
const inOrder = tests.toSorted((a, b) => rankOf(a) - rankOf(b));
/** A trial that takes longer has gone round in circles: noticed. */
const patience = 20_000;
/** Modules of past trials stay in memory. */
const trialsPerChild = 120;

process.exitCode = await main();

async function main(): Promise<number> {
	const began = Date.now();
	const all = mutants();
	const every = Math.max(1, Math.floor(all.length / Number(values.sample ?? all.length)));
	const chosen = all.filter((_mutant, at) => at % every === 0);
	const survivors = await survivorsOf(chosen);
	const known = survivors.filter(changesNothing);
	const counted = chosen.length - known.length;
	const killed = chosen.length - survivors.length;
	const rate = counted > 0 ? (100 * killed) / counted : 100;
	const seconds = Math.round((Date.now() - began) / 1000);
	console.log(
		`${killed} of ${counted} mutants noticed (${rate.toFixed(1)} %), ${known.length} more change nothing, ${seconds} s`
	);
	return rate >= Number(values.least ?? 95) ? 0 : 1;
}

function mutants(): Mutant[] {
	const files = ['permissions.ts', 'workflow/**/*.ts'].flatMap((name) =>
		globSync(`src/lib/ledger/${name}`, { cwd: root })
	);
	return files
		.sort()
		.filter((file) => file.includes(values.file ?? ''))
		.flatMap((file) => mutantsOf(file, text(file)));
}

async function survivorsOf(chosen: Mutant[]): Promise<Mutant[]> {
	const survivors: Mutant[] = [];
	const likely = new Map<string, string>();
	let child: ChildProcess | null = null;
	for (const [id, mutant] of [...chosen.entries()]) {
		if (id % trialsPerChild === 0) {
			child?.kill();
			child = null;
		}
		child ??= fork(join(import.meta.dirname, 'child.ts'), { execArgv: ['--no-warnings'] });
		const first = likely.get(mutant.file);
		const order = first ? [first, ...inOrder.filter((file) => file !== first)] : inOrder;
		const trial = { id, file: join(root, mutant.file), source: mutant.source, tests: order };
		const verdict = await verdictOn(child, trial);
		if (verdict === 'none') {
			child.kill();
			child = null;
		} else if (!verdict.by) survivors.push(told(mutant));
		else likely.set(mutant.file, verdict.by.file);
	}
	child?.kill();
	return survivors;
}

/** `none` when the child fell or did not come back. */
function verdictOn(child: ChildProcess, trial: Trial): Promise<Verdict | 'none'> {
	return new Promise((resolve) => {
		const late = setTimeout(() => done('none'), patience);
		const fell = () => done('none');
		const said = (verdict: unknown) => done(verdict as Verdict);
		const done = (verdict: Verdict | 'none') => {
			clearTimeout(late);
			child.off('message', said).off('exit', fell);
			resolve(verdict);
		};
		child.once('message', said).once('exit', fell);
		child.send(trial);
	});
}

function told(mutant: Mutant): Mutant {
	const { file, line, kind, from, to } = mutant;
	if (!changesNothing(mutant))
		console.log(`${file}:${line} ${kind}: ${oneLine(from)} → ${oneLine(to)}`);
	return mutant;
}

function changesNothing({ file, from, to, kind }: Mutant): boolean {
	return equivalent.some(
		(one) =>
			file.endsWith(one.file) &&
			[kind, `${oneLine(from)} → ${oneLine(to)}`].some((words) => words === one.change)
	);
}

function rankOf(file: string): number {
	const at = rank.findIndex((name) => name !== '' && file.includes(`/${name}.`));
	return at < 0 ? rank.indexOf('') : at;
}

function oneLine(words: string): string {
	return words.replace(/\s+/g, ' ').slice(0, 90);
}

function text(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}
