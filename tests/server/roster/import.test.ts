import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { resolveOwners } from '#lib/ledger/roster/owners.ts';
import { listGroups } from '#lib/server/roster/groups.ts';
import { db } from '#lib/server/db/database.ts';
import { applyRoster, previewRoster, type RosterKind } from '#lib/server/roster/import/import.ts';
import { shippedRoster, takeShippedRoster } from '#lib/server/roster/import/shipped.ts';
import { correctUnit } from '#lib/server/roster/units/correct.ts';
import { unitOf } from '#lib/server/roster/units/one.ts';
import { searchUnits, unitTree } from '#lib/server/roster/units/units.ts';
import { ownerRoster } from '#lib/server/roster/units/owners.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { done, only, setUpYuzhou } from '../cast/yuzhou.ts';

let store: TestStore;
let chen: Actor;

/** A store for one story; files that are refused write nothing, so they share one. */
function freshYuzhou() {
	beforeAll(async () => {
		store = await openStore();
		chen = await setUpYuzhou();
	});
	afterAll(() => store.close());
}

const bytes = (text: string) => new TextEncoder().encode(text);
const small = [
	'code,parent_code,level,name',
	'411081,,city,禹州市',
	'411081105,411081,township,梁北镇',
	'411081111,411081,township,范坡镇',
	'411081105209,411081105,village,彭庄村委会',
	'411081111206,411081111,village,彭庄村委会'
];

async function take(kind: RosterKind, content: Uint8Array) {
	const preview = done(await previewRoster(chen, kind, content));
	if ('problems' in preview) throw new Error(JSON.stringify(preview.problems));
	const applied = done(await applyRoster(chen, kind, content, preview.digest, '名册.csv'));
	if ('problems' in applied) throw new Error(JSON.stringify(applied.problems));
	return applied;
}

async function problemsOf(kind: RosterKind, content: string | Uint8Array) {
	const preview = done(
		await previewRoster(chen, kind, typeof content === 'string' ? bytes(content) : content)
	);
	return 'problems' in preview ? preview.problems : [];
}

describe('the roster of 禹州市', () => {
	freshYuzhou();

	test('gives 22 townships, 626 villages and 23 city units, and a group to be confirmed', async () => {
		expect(done(await takeShippedRoster(chen))).toEqual({ added: 22 + 626 + 22 });
		const tree = await unitTree(chen);
		expect(tree.counts).toEqual({ townships: 22, villages: 626, cityUnits: 23 });
		const [group] = await listGroups(chen);
		expect(group).toMatchObject({ name: '领导小组成员单位', confirmed: false });
		expect(group?.members).toHaveLength(22);
		expect(await searchUnits(chen, '彭庄')).toMatchObject([
			{ shortName: '彭庄村', township: '梁北镇' },
			{ shortName: '彭庄村', township: '范坡镇' }
		]);
		expect(await searchUnits(chen, '市扶贫办')).toMatchObject([
			{ shortName: '市乡村振兴局', alias: '市扶贫办' }
		]);
	});

	test('taken again changes nothing, not even the revision', async () => {
		await takeShippedRoster(chen);
		const before = await db().revision(chen.countyId, 'roster');
		expect(done(await takeShippedRoster(chen))).toEqual({ added: 0 });
		expect(await db().revision(chen.countyId, 'roster')).toBe(before);
	});

	test('resolves the owners that a notice names, old names by their day', async () => {
		await takeShippedRoster(chen);
		const roster = await ownerRoster(db().read, chen.countyId);
		const resolve = (name: string, day: string) =>
			resolveOwners({ name, wording: name, group: false, expected: null }, roster, day);
		expect(resolve('各乡镇（褚河街道）党委（党工委）和政府', '2022-06-02').units).toHaveLength(22);
		expect(resolve('市巩固拓展脱贫攻坚成果领导小组成员单位', '2022-06-02')).toMatchObject({
			kind: 'group',
			pending: true
		});
		expect(resolve('小吕乡', '2020-04-01').kind).toBe('unit');
		expect(resolve('小吕乡', '2022-06-02').kind).toBe('unknown');
		expect(resolve('市金融办', '2020-04-01').kind).toBe('unit');
	});

	const shared = '/work/shared/data/';
	test.runIf(existsSync(shared))('is the same in the shared files', async () => {
		for (const [kind, name] of [
			['divisions', 'yuzhou-units.csv'],
			['cityUnits', 'yuzhou-city-units.csv']
		] as const)
			expect(Buffer.from(await shippedRoster(kind)).equals(readFileSync(shared + name))).toBe(true);
	});
});

describe('a changed file', () => {
	freshYuzhou();

	test('shows what it would do before it does it; what it does not name stays', async () => {
		await take('divisions', bytes(small.join('\n')));
		const changed = bytes(
			[
				...small.slice(0, 4),
				'411081105209,411081105,village,彭庄社区居委会',
				'411081111207,411081111,village,郭村村委会'
			].join('\n')
		);
		const preview = done(await previewRoster(chen, 'divisions', changed));
		if ('problems' in preview) throw new Error('a good file was refused');
		expect(preview.changes.added.map((unit) => unit.name)).toEqual(['郭村村委会']);
		expect(preview.changes.renamed.map(({ unit, to }) => [unit.name, to])).toEqual([
			['彭庄村委会', '彭庄社区居委会']
		]);
		expect(preview.changes.missing.map((unit) => unit.code)).toEqual(['411081111206']);
		expect((await unitTree(chen)).counts.villages).toBe(2);

		await applyRoster(chen, 'divisions', changed, preview.digest, '名册.csv');
		expect((await unitTree(chen)).counts.villages).toBe(3);
		expect(await searchUnits(chen, '彭庄社区')).toHaveLength(1);
		expect(await searchUnits(chen, '彭庄村委会')).toMatchObject([
			{ shortName: '彭庄社区', alias: '彭庄村委会' },
			{ shortName: '彭庄村', township: '范坡镇' }
		]);
	});
});

describe('a file', () => {
	freshYuzhou();

	test('only the system administrator imports', async () => {
		const answer = await previewRoster(only(chen, 'audit'), 'divisions', bytes(small.join('\n')));
		expect(isRefusal(answer) && answer.kind).toBe('forbidden');
	});

	test('is not applied when it is not what was looked at', async () => {
		const preview = done(await previewRoster(chen, 'divisions', bytes(small.join('\n'))));
		if ('problems' in preview) throw new Error('a good file was refused');
		const other = bytes(small.slice(0, 4).join('\n'));
		const answer = await applyRoster(chen, 'divisions', other, preview.digest, '名册.csv');
		expect(isRefusal(answer) && answer.kind).toBe('stale');
		expect((await unitTree(chen)).counts.townships).toBe(0);
	});
});

describe('a bad file is refused whole, each problem with its line', () => {
	freshYuzhou();

	const swap = (line: number, text: string) => small.map((l, i) => (i + 1 === line ? text : l));
	test.each([
		['an unknown parent', swap(5, '411081105209,411081999,village,彭庄村委会'), 5, '411081999'],
		['a doubled code', swap(6, '411081105209,411081105,village,郭村村委会'), 6, '第 5 行重复'],
		['a wrong level', swap(5, '411081105209,411081105,hamlet,彭庄村委会'), 5, 'hamlet'],
		['a village under the city', swap(5, '411081105209,411081,village,彭庄村委会'), 5, '级别不对'],
		['an empty name', swap(4, '411081111,411081,township,'), 4, '没有名称'],
		['an empty code', swap(4, ',411081,township,范坡镇'), 4, '代码'],
		['a circle', swap(4, '411081111,411081111,township,范坡镇'), 4, '自己的上级'],
		['another county', swap(2, '411082,,city,长葛市'), 2, '411082'],
		['a missing column', swap(1, 'code,level,name,parent'), 1, 'parent_code']
	])('%s', async (_, lines, line, words) => {
		const problems = await problemsOf('divisions', lines.join('\n'));
		const found = problems.find((problem) => problem.line === line);
		expect(found?.message).toContain(words);
		const applied = await applyRoster(chen, 'divisions', bytes(lines.join('\n')), '', '名册.csv');
		expect(applied).toHaveProperty('problems');
		expect((await unitTree(chen)).counts).toEqual({ townships: 0, villages: 0, cityUnits: 1 });
	});

	test('no rows, or bytes that are no text', async () => {
		expect(await problemsOf('divisions', 'code,parent_code,level,name\n')).toMatchObject([
			{ line: 1, message: expect.stringContaining('没有数据行') }
		]);
		expect(await problemsOf('divisions', Uint8Array.of(0x63, 0xff, 0xff, 0xff))).toMatchObject([
			{ line: null, message: expect.stringContaining('编码') }
		]);
	});

	test('city units: unknown functions, aliases and a second office', async () => {
		const file = [
			'code,name,kind,functions,aliases',
			'411081-01,市乡村振兴局,government department,department;boss,市扶贫办(至2021)',
			'411081-02,市水利局,government department,department,市水务局(去年)',
			'411081-09,办公室二,leading-group office,office,'
		].join('\n');
		expect(await problemsOf('cityUnits', file)).toMatchObject([
			{ line: 2, message: expect.stringContaining('boss') },
			{ line: 3, message: expect.stringContaining('市水务局(去年)') }
		]);
		const second = [file.split('\n')[0], file.split('\n')[3]].join('\n');
		expect(await problemsOf('cityUnits', second)).toMatchObject([
			{ line: 2, message: expect.stringContaining('411081-00') }
		]);
	});

	test('city units: the office without its function', async () => {
		const file = [
			'code,name,kind,functions,aliases',
			'411081-00,市巩固拓展脱贫攻坚成果领导小组办公室,leading-group office,department,'
		].join('\n');
		expect(await problemsOf('cityUnits', file)).toMatchObject([
			{ line: 2, message: expect.stringContaining('唯一的领导小组办公室') }
		]);
	});

	test('a village that moved to another township under its old code', async () => {
		await take('divisions', bytes(small.join('\n')));
		const moved = swap(5, '411081105209,411081111,village,彭庄村委会').join('\n');
		expect(await problemsOf('divisions', moved)).toMatchObject([
			{ line: 5, message: expect.stringContaining('不改隶属关系') }
		]);
	});
});

describe('an import beside an open form', () => {
	freshYuzhou();

	test('a form opened before the import does not put the old functions back unseen', async () => {
		const line = (functions: string) =>
			bytes(`code,name,kind,functions,aliases\n411081-01,市乡村振兴局,,${functions},`);
		await take('cityUnits', line('department'));
		const opened = (await unitTree(chen)).cityUnits.find(({ code }) => code === '411081-01')!;
		const { id, name } = opened;
		const before = (await unitOf(chen, id))?.version ?? 0;
		await take('cityUnits', line('department;office-host'));
		const form = { name, kind: '', functions: ['department' as const], aliases: '' };
		const refused = await correctUnit(chen, id, before, {
			...form,
			contactPerson: '',
			contactPhone: '',
			validFrom: null,
			validTo: null,
			keepName: false
		});
		expect(refused).toMatchObject({ kind: 'stale' });
		expect((await unitOf(chen, id))?.functions).toEqual(['department', 'office-host']);
	});
});
