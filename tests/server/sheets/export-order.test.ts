import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { readOrder } from '../../../src/commands/export/order.ts';
import { outProblem, writeWhole } from '../../../src/commands/export/out.ts';

const order = (line: string) => readOrder(line.split(' ').filter(Boolean));

describe('what npm run export is told', () => {
	test.each([
		['--template 2 --unit 411081104 --format xlsx --out a.xlsx', { template: 'township' }],
		['--template 1 --unit 411081 --out a.xlsx', { template: 'city', format: 'xlsx' }],
		['--template department --unit 411081-01 --running --out a.xlsx', { running: true }],
		['--template 3 --blank --out a.xlsx', { template: 'village', blank: true }],
		['--template 2 --unit 1 --submission 2 --out a.xlsx', { submission: 2 }],
		['--all --out a.zip', { all: true, format: 'zip' }],
		['--all --format xlsx --out a.xlsx --county 411081', { format: 'xlsx', county: '411081' }]
	])('%s', (line, expected) => expect(order(line)).toMatchObject(expected));

	test.each([
		['--template 2 --unit 1', '--out'],
		['--template 4 --unit 1 --out a', '--template'],
		['--unit 1 --out a', '--template'],
		['--template 2 --out a', '--unit'],
		['--template 2 --unit 1 --running --out a', '--running'],
		['--template 2 --unit 1 --submission x --out a', '--submission'],
		['--template 2 --unit 1 --format pdf --out a', '--format'],
		['--template 2 --unit 1 --format zip --out a', '--format'],
		['--template 2 --unit 1 --nonsense --out a', '参数'],
		['--template', '参数']
	])('%s is refused for its %s', (line, named) => {
		const answer = order(line);
		expect(isRefusal(answer) && answer.message).toContain(named);
	});
});

describe('where it is written', () => {
	let folder: string;
	beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'taizhang-out-test-'))));
	afterEach(() => rmSync(folder, { recursive: true }));

	test('a folder, or a file in a folder that is not there, is told before any work', async () => {
		expect(await outProblem(folder)).toContain('是一个目录');
		expect(await outProblem(join(folder, 'none', 'a.xlsx'))).toContain('不存在');
		expect(await outProblem(join(folder, 'a.xlsx'))).toBeNull();
	});

	test('a failure leaves what was there and nothing beside it', async () => {
		const file = join(folder, 'a.xlsx');
		await writeWhole(file, Buffer.from('whole'));
		expect(readdirSync(folder)).toEqual(['a.xlsx']);
		writeFileSync(join(folder, 'b'), '');
		await expect(writeWhole(join(folder, 'b', 'c.xlsx'), Buffer.from('x'))).rejects.toThrow();
		expect(readdirSync(folder)).toEqual(['a.xlsx', 'b']);
	});
});
