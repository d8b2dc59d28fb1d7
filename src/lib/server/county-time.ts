import type { Instant } from '#lib/ledger/day.ts';

/** An instant as 2022-07-05 16:20:31 in Asia/Shanghai, for files and paper. */
export function shanghaiTime(at: Instant): string {
	const there = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
	return `${there.slice(0, 10)} ${there.slice(11, 19)}`;
}
