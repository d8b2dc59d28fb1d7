import { readFileSync } from 'node:fs';
import { measure, type Measured } from './names/measure.ts';

const sets = ['tuned', 'heldout', 'fresh', 'worked', 'unseen'] as const;
const titles = {
	tuned: '调试用句',
	heldout: '第二批（第一次测后又据以改过）',
	fresh: '第三批（起初留出，后来据以改过）',
	worked: '第四批调试用句',
	unseen: '留出句（改之前写，未据以改动）'
};

for (const set of sets) {
	const file = new URL(`../../tests/fixtures/names/${set}.txt`, import.meta.url);
	console.log(inWords(titles[set], measure(readFileSync(file, 'utf8'))));
}

/** Hits and misses of the recogniser on sentences whose names are marked, as a report. */
function inWords(title: string, { sentences, names, hits, missed, wrong }: Measured): string {
	const percent = (part: number, of: number) => `${((part / Math.max(1, of)) * 100).toFixed(1)}%`;
	return [
		`${title}：${sentences} 句，其中姓名 ${names} 个`,
		`  认出 ${hits}（召回率 ${percent(hits, names)}），误认 ${wrong.length}（准确率 ${percent(hits, hits + wrong.length)}）`,
		...missed.map((line) => `  漏：${line}`),
		...wrong.map((line) => `  误：${line}`)
	].join('\n');
}
