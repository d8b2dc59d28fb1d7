import { isAway, OutcomeUnknown } from './away.ts';
import { codeOf } from './error-code.ts';

/**
 * Whether an error of PostgreSQL leaves nothing written and may be gone at the next try: a lost race (serialization
 * failure, deadlock), or a server that broke off before the commit.
 */
export function isPassing(error: unknown): boolean {
	const code = codeOf(error);
	if (code === '40001' || code === '40P01') return true;
	return isAway(error) && !(error instanceof OutcomeUnknown);
}

/** What in a server's settings would lose rows it has acknowledged. */
export function pgProblems(shown: Record<string, unknown>): string[] {
	const problems: string[] = [];
	if (shown.fsync !== 'on')
		problems.push(`PostgreSQL 的 fsync 应为 on，实际是 ${shown.fsync}：断电时会丢失已保存的内容。`);
	if (shown.commits === 'off')
		problems.push('PostgreSQL 的 synchronous_commit 是 off：断电时会丢失已保存的内容。');
	return problems;
}
