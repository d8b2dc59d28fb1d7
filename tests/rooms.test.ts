import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

// How the house is kept (STYLE.md): read from the files themselves, so that nobody has to remember it.
const root = join(import.meta.dirname, '..');
const code = ['src', 'tests'].flatMap(codeIn);
/** Of draft-apply.ts and of DraftView.svelte. */
const firstWord = /^(?:[a-z0-9]+-|[A-Z][a-z]+(?=[A-Z]))/;
const folders = Map.groupBy(code, (file) => dirname(file));

test('no folder has more than 30 code files of its own', () => {
	const full = [...folders].filter(([, files]) => files.length > 30);
	expect(full.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
});

test('no family of four files is told apart by a prefix: that is a folder', () => {
	const families = [...folders].flatMap(([folder, files]) => {
		const prefixed = files.map((file) => basename(file)).filter((name) => firstWord.test(name));
		const heads = Map.groupBy(prefixed, (name) => firstWord.exec(name)?.[0] ?? '');
		return [...heads]
			.filter(([, names]) => names.length >= 4)
			.map(([head, names]) => `${folder}/${head}: ${names.join(' ')}`);
	});
	expect(families).toEqual([]);
});

test('files are named in words with hyphens, components with a capital', () => {
	const odd = code.filter((file) => {
		const name = basename(file).replace(/^\+/, '');
		if (name.endsWith('.svelte'))
			return !/^(?:[A-Z][A-Za-z]*|page@?|layout|error)\.svelte$/.test(name);
		return !/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:ts|mjs)$/.test(name);
	});
	expect(odd).toEqual([]);
});

test('every file that the documents and comments name is there', () => {
	const documents = ['README.md', 'STYLE.md', ...textsIn('docs'), ...code].filter((file) =>
		existsSync(join(root, file))
	);
	const lost = documents.flatMap((file) =>
		[
			...readFileSync(join(root, file), 'utf8').matchAll(
				/(?<![\w/.@-])(?:src|tests|docs)\/[\w/.()[\]{},+-]+/g
			)
		]
			.flatMap(([path]) => spelledOut(path.replace(/[.,)]+$/, '')))
			.filter((path) => /\.(?:ts|mjs|svelte|md|csv|txt|css)$/.test(path) || path.endsWith('/'))
			.filter((path) => !path.includes('NNN') && !existsSync(join(root, path)))
			.map((path) => `${file}: ${path}`)
	);
	expect(lost).toEqual([]);
});

test('a room’s file that a sentence names by its short path is there', () => {
	const documents = ['README.md', 'STYLE.md', ...textsIn('docs'), ...code];
	const lost = documents.flatMap((file) =>
		readFileSync(join(root, file), 'utf8')
			.split('\n')
			.filter((line) => !/^\s*(?:import|export)\b|from '|import\(/.test(line))
			.flatMap((line) => [...line.matchAll(shortPath)].map(([path]) => path))
			.filter((path) => !['src/lib', 'src'].some((at) => existsSync(join(root, at, path))))
			.map((path) => `${file}: ${path}`)
	);
	expect(lost).toEqual([]);
});

/** server/record/save.ts, as comments and decisions say it. */
const shortPath =
	/(?<![\w/.#@-])(?:server|ledger|ui|exchange|notice|web|routes|seed|commands)\/[\w/.()[\]-]+\.(?:ts|svelte|mjs)/g;

/** a/{b,c}.ts as a/b.ts and a/c.ts */
function spelledOut(path: string): string[] {
	const [, before, choices, after] = /^(.*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
	if (choices === undefined) return [path];
	return choices.split(',').flatMap((choice) => spelledOut(`${before}${choice}${after}`));
}

function codeIn(folder: string): string[] {
	return filesIn(folder).filter((file) => /\.(?:ts|svelte|mjs)$/.test(file));
}

function textsIn(folder: string): string[] {
	return filesIn(folder).filter((file) => file.endsWith('.md'));
}

function filesIn(folder: string): string[] {
	return readdirSync(join(root, folder))
		.map((name) => `${folder}/${name}`)
		.flatMap((path) => (statSync(join(root, path)).isDirectory() ? filesIn(path) : [path]));
}
