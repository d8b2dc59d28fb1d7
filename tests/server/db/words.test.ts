import { expect, test } from 'vitest';
import { OutcomeUnknown } from '#lib/server/db/away.ts';
import { StoreFileError } from '#lib/server/db/store-file.ts';
import { errorWords } from '#lib/server/db-words.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), {
	code: 'ECONNREFUSED'
});
const failed = new Error('颜某某', { cause: new Error('Connection terminated unexpectedly') });
const reading = { id: 'a1b2', changes: false, begun: true };
const writing = { id: 'a1b2', changes: true, begun: true };

test('a store that is away is named, with when to try again, and no word of the server', () => {
	for (const error of [refused, failed, new OutcomeUnknown(refused)]) {
		const words = errorWords(error, reading);
		expect(words).toEqual({
			id: 'a1b2',
			away: true,
			message: '数据库暂时连不上，请过一分钟再试。'
		});
	}
});

test('a browser that left in the middle of its form says nothing about the store', () => {
	const left = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
	expect(errorWords(left, reading).away).toBeUndefined();
});

test('nobody reads that nothing was saved where something may have been', () => {
	for (const error of [refused, new OutcomeUnknown(failed), new TypeError('bug')]) {
		const { message } = errorWords(error, writing);
		expect(message).toContain('可能已经保存，也可能没有');
		expect(message).not.toMatch(/没有保存任何内容|这一次没有保存/);
	}
	const before = errorWords(refused, { ...writing, begun: false });
	expect(before).toMatchObject({ away: true, sent: true });
	expect(before.message).toBe('数据库暂时连不上，请过一分钟再试。这一次没有保存。');
});

test('a bug says its number and nothing of itself; a store that was taken away says so', () => {
	expect(errorWords(new TypeError('x is not a function'), reading)).toEqual({
		id: 'a1b2',
		message: '程序出错。联系系统管理员时请报编号 a1b2。'
	});
	const gone = errorWords(
		new StoreFileError('/data/taizhang.sqlite', '数据库文件不在原处了。'),
		writing
	);
	expect(gone.message).toContain('数据库文件不在原处了');
	expect(gone.message).not.toContain('/data');
});
