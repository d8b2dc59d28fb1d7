import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Words that people read beside the one that is used: the one that is used. */
const oneWord: Record<string, string> = {
	抽签: '随机抽取、抽取记录',
	抽取核实: '随机抽取',
	抽查比例: '抽取比例',
	抽查记录: '抽取记录',
	下级汇总: '本项汇总'
};

test.each(['src/routes', 'src/lib', 'src/commands', 'docs/handbook'])(
	'%s calls one thing by one word',
	(folder) => {
		const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(
			(path) => /\.(ts|svelte|md)$/.test(path)
		);
		expect(files.length).toBeGreaterThan(3);
		const found = files.flatMap((path) => {
			const text = readFileSync(join(root, folder, path), 'utf8');
			const words = Object.keys(oneWord).filter((word) => text.includes(word));
			return words.map((word) => `${path}: ${word} (use ${oneWord[word]})`);
		});
		expect(found).toEqual([]);
	}
);
