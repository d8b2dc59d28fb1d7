import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const files = execFileSync('git', ['ls-files', 'src', 'tests', 'docs/decisions'], {
	cwd: root,
	encoding: 'utf8'
})
	.split('\n')
	.filter((file) => /\.(ts|svelte|css|md)$/.test(file) && !file.endsWith('law.test.ts'));

/** docs/domain.md, its text by section number. */
const law = new Map(
	read('docs/domain.md')
		.split(/^## /m)
		.slice(1)
		.map((section) => [Number.parseInt(section), section])
);

test('what a comment cites of the domain stands in docs/domain.md', () => {
	const wrong: string[] = [];
	let cited = 0;
	for (const file of files)
		for (const [, first = '', after = ''] of read(file).matchAll(/domain[\s*]+§(\d+)(.{0,60})/gi)) {
			const also = [...(/^(?:[,;] §\d+)+/.exec(after)?.[0] ?? '').matchAll(/\d+/g)].map(String);
			const named = /^, [“"]?([A-Z][A-Za-z -]+)/.exec(after)?.[1]?.trim() ?? '';
			cited += 1;
			for (const number of [first, ...also])
				if (!law.get(Number(number))?.includes(named)) wrong.push(`${file}: §${number} ${named}`);
		}
	expect(cited).toBeGreaterThan(100);
	expect(wrong).toEqual([]);
});

test('the law quotes no sentence of a notice', () => {
	for (const quoted of read('docs/domain.md').matchAll(/“[^”]*”/g))
		expect(quoted[0].length, quoted[0]).toBeLessThan(30);
});

test('every decision has its day', () => {
	for (const file of files.filter((name) => name.startsWith('docs/decisions/')))
		expect(read(file).split('\n')[2], file).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('a comment is no longer than 130 characters', () => {
	const long = files
		.filter((file) => !file.endsWith('.md'))
		.flatMap((file) =>
			read(file)
				.split('\n')
				.map((line, at) => ({ text: line.trim(), at: `${file}:${at + 1}` }))
		)
		.filter(({ text }) => /^(\/\/|\/?\*)/.test(text) && text.length > 130);
	expect(long.map(({ at }) => at)).toEqual([]);
});

test('a docstring names no parameter twice', () => {
	const twice = files.flatMap((file) =>
		[...read(file).matchAll(/\/\*\*.*?\*\//gs)]
			.map(([doc]) => [...doc.matchAll(/@param (\w+)/g)].map(([, name]) => name))
			.filter((names) => new Set(names).size < names.length)
			.map((names) => `${file}: ${names.join(', ')}`)
	);
	expect(twice).toEqual([]);
});
