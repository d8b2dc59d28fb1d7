import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resolveOwners, type OwnerRoster, type OwnerUnit } from '#lib/ledger/roster/owners.ts';
import { displayName } from '#lib/ledger/roster/units.ts';

const shipped = new URL('../../../src/lib/server/roster/import/', import.meta.url);
const lines = (name: string) =>
	readFileSync(new URL(name, shipped), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.split(','));

const places = lines('yuzhou-units.csv');
const townshipOf = new Map(places.map(([code = '', , , name = '']) => [code, name]));
const units: OwnerUnit[] = [
	...places.map(([code = '', parent = '', level, name = '']) => ({
		id: code,
		name,
		shortName: displayName(name),
		level: level as OwnerUnit['level'],
		functions: [],
		township: level === 'village' ? (townshipOf.get(parent) ?? null) : null,
		aliases:
			code === '411081119' ? [{ name: '小吕乡', validFrom: null, validTo: '2020-06-30' }] : []
	})),
	...lines('yuzhou-city-units.csv').map(([code = '', name = '', , , aliases = '']) => ({
		id: code,
		name,
		shortName: name,
		level: 'department' as const,
		functions: [],
		aliases: aliases
			.split(';')
			.filter(Boolean)
			.map((alias) => ({
				name: alias.replace(/\(.*/, ''),
				validFrom: alias.includes('(2020)') ? '2020-01-01' : null,
				validTo: alias.includes('(2020)')
					? '2020-12-31'
					: alias.includes('至2021')
						? '2021-12-31'
						: null
			}))
	}))
];
const members = units.filter((u) => u.level === 'department' && u.id !== '411081-00');
const roster = (confirmed = true): OwnerRoster => ({
	units,
	groups: [{ id: 'M', name: '领导小组成员单位', members: members.map((u) => u.id), confirmed }]
});
const resolve = (name: string, onDay = '2022-06-02', expected: number | null = null) =>
	resolveOwners({ name, wording: name, group: false, expected }, roster(), onDay);
const one = (id: string) => ({ kind: 'unit', units: [id] });

describe('a unit is found by the names people use for it', () => {
	test.each([
		['市乡村振兴局', '411081-01'],
		['乡村振兴局', '411081-01'],
		['禹州市乡村振兴局', '411081-01'],
		['市教育局', '411081-05'],
		['市卫生健康委员会', '411081-04'],
		['中共禹州市委组织部', '411081-10'],
		['许昌市生态环境局禹州分局', '411081-18'],
		['许\n昌市生态环境局禹州分局', '411081-18'],
		['顺店镇', '411081101'],
		['褚河街道党工委、办事处', '411081005'],
		['鸿畅镇党委政府', '411081104'],
		['小吕镇', '411081119'],
		['范坡镇彭庄村', '411081111206']
	])('%s', (name, id) => expect(resolve(name)).toEqual(one(id)));

	test('on the day of the notice', () => {
		expect(resolve('市扶贫办', '2020-04-01')).toEqual(one('411081-01'));
		expect(resolve('市城管局', '2020-04-01')).toEqual(one('411081-17'));
		expect(resolve('小吕乡', '2020-04-01')).toEqual(one('411081119'));
	});

	test('a name that is out of date is not taken silently', () => {
		const late = resolve('市扶贫办', '2022-06-02');
		expect(late).toMatchObject({ kind: 'unknown', units: [] });
		expect(late.problem).toContain('市乡村振兴局');
		expect(late.problem).toContain('2021年12月31日');
	});

	test('a village name that stands twice asks which', () => {
		expect(resolve('彭庄村')).toMatchObject({ kind: 'unknown', units: [] });
		expect(resolve('彭庄村').problem).toContain('梁北镇彭庄村、范坡镇彭庄村');
	});

	test('a unit nobody knows is said to be unknown', () => {
		expect(resolve('市商务局')).toMatchObject({ kind: 'unknown', units: [] });
		expect(resolve('市商务局').problem).toContain('名册里没有“市商务局”');
	});
});

describe('every township', () => {
	test.each([
		'各乡镇（褚河街道）党委（党工委）和政府',
		'各乡镇',
		'22个乡镇党委政府',
		'各镇（街道）',
		'各乡镇人民政府、街道办事处',
		'各乡（镇）党委'
	])('%s is all 22', (name) => {
		const found = resolve(name);
		expect(found).toMatchObject({ kind: 'townships' });
		expect(found.units).toHaveLength(22);
		expect(found.problem).toBeUndefined();
	});

	test('a count that does not fit is shown', () => {
		expect(resolve('23个乡镇党委政府').problem).toBe('应23，实际22，请核对。');
		expect(resolve('各乡镇', '2022-06-02', 21).problem).toBe('应21，实际22，请核对。');
	});

	test('the other townships are those not named', () => {
		const six = ['101', '104', '117', '119', '112', '109'].map((code) => `411081${code}`);
		const rest = resolveOwners(
			{ name: '其他15个乡镇党委政府', wording: '', group: true, expected: null },
			roster(),
			'2020-04-01',
			six
		);
		expect(rest.units).toHaveLength(16);
		expect(rest.units).not.toContain('411081104');
		expect(rest.problem).toBe('应15，实际16，请核对。');
	});
});

describe('the group of member units', () => {
	test.each(['市巩固拓展脱贫攻坚成果领导小组成员单位', '领导小组各成员单位', '各成员单位'])(
		'%s',
		(name) => {
			const found = resolve(name);
			expect(found).toMatchObject({ kind: 'group', groupId: 'M' });
			expect(found.units).toHaveLength(22);
			expect(found.problem).toBeUndefined();
		}
	);

	test('the group of another body is taken only with a word', () => {
		const found = resolve('市脱贫攻坚工作领导小组成员单位');
		expect(found.kind).toBe('group');
		expect(found.problem).toContain('按“领导小组成员单位”理解');
	});

	test('shows its units but waits while it is unconfirmed', () => {
		const found = resolveOwners(
			{ name: '各成员单位', wording: '', group: true, expected: null },
			roster(false),
			'2022-06-02'
		);
		expect(found).toMatchObject({ kind: 'group', pending: true });
		expect(found.units).toHaveLength(22);
		expect(found.problem).toContain('待核实');
	});
});

test.each([
	'相关乡镇',
	'市脱贫攻坚工作领导小组相关成员单位',
	'各行业部门',
	'市直相关单位',
	'617个行政村'
])('%s is chosen by hand', (name) => {
	expect(resolve(name)).toMatchObject({ kind: 'manual', units: [] });
	expect(resolve(name).problem).toBeTruthy();
});

test('other counties are no townships of this one', () => {
	expect(resolve('各县（市、区）党委、政府').kind).toBe('unknown');
});
