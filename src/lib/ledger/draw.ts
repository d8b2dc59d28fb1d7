/**
 * The recorded random draw: which of these rows are looked at themselves. The same ids, percent and seed give
 * the same rows on any machine and in any order of `ids`, so that anybody can repeat it.
 * @param percent 1 to 100; a draw takes the next whole number and at least one row
 * @returns the drawn ids, sorted
 */
export function draw(ids: string[], percent: number, seed: string): string[] {
	const pool = [...new Set(ids)].sort();
	const size = Math.min(pool.length, Math.max(1, Math.ceil((pool.length * percent) / 100)));
	const random = sfc32(seed);
	for (let i = 0; i < size; i++) {
		const j = i + Math.floor(random() * (pool.length - i));
		const [a, b] = [pool[i] as string, pool[j] as string];
		pool[i] = b;
		pool[j] = a;
	}
	return pool.slice(0, size).sort();
}

/** 不存在抽取比例 where the campaign sets none. */
export const usualPercent = 10;

/** How much of a batch is drawn: all of a 重点 finding, else as the campaign says. */
export function drawPercent(finding: { key: boolean }, percent = usualPercent): number {
	return finding.key ? 100 : percent;
}

/** Where a draw stands: passed when every drawn row did, failed as soon as one row did not. */
export function drawStands(rows: { drawn: boolean; result: 'passed' | 'failed' | null }[]) {
	return {
		passed: rows.every((row) => !row.drawn || row.result === 'passed'),
		failed: rows.some((row) => row.result === 'failed')
	};
}

/** Chris Doty-Humphrey's sfc32, its state filled from the text by FNV-1a with four offsets. */
function sfc32(seed: string): () => number {
	let [a, b, c, d] = [fnv1a(seed, 1), fnv1a(seed, 2), fnv1a(seed, 3), 1];
	const next = () => {
		const sum = (a + b + d) | 0;
		d = (d + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		return (sum >>> 0) / 2 ** 32;
	};
	for (let i = 0; i < 15; i++) next();
	return next;
}

function fnv1a(text: string, offset: number): number {
	let hash = (2166136261 + offset * 374761393) | 0;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 16777619);
	return hash;
}
