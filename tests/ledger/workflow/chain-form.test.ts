import { describe, expect, test } from 'vitest';
import { chainFault, stepChoices, stepsIn, wordOf } from '#lib/ledger/chain/form.ts';
import { defaultChains, stepUnitId } from '#lib/ledger/chain/chain.ts';
import { draftEdit } from '#lib/ledger/notices/edit.ts';
import { scopeOf, sees } from '#lib/ledger/permissions.ts';
import { levels, type Level } from '#lib/ledger/row.ts';
import { people, units, type CastUnit } from '../../cast.ts';
import { edited, started } from '../notices/cast.ts';
import { rowOf } from '../cast/rows.ts';

describe('the steps a form offers', () => {
	test('give each default chain back as it was, without a fault', () => {
		for (const level of levels) {
			const words = defaultChains[level].map(wordOf);
			expect(stepsIn(level, words)).toEqual(defaultChains[level]);
			expect([level, chainFault(level, words)]).toEqual([level, null]);
		}
	});

	test('leave nobody to judge an own row', () => {
		const of = (level: (typeof levels)[number]) =>
			[...new Set(stepChoices(level).map(({ value }) => value.split('.')[0]))].join(' ');
		expect(of('village')).toBe('township sector office');
		expect(of('township')).toBe('leadUnit sector office');
		expect(of('city')).toBe('office');
		expect(stepChoices('village').map(({ label }) => label)).toContain(
			'行业部门经办（仅政策落实问题）'
		);
	});
});

describe('a chain is refused in words', () => {
	test.each([
		['village', [], '至少要有一步'],
		['city', ['township.head'], '这一级的条目只能由办公室签'],
		['township', ['township.clerk', 'office.head'], '只能由牵头单位、行业部门、办公室签'],
		['village', ['township.head', 'township.head'], '同一个人不能签两步'],
		['township', ['sector.clerk', 'sector.clerk.policy', 'office.head'], '同一个人不能签两步'],
		['village', ['leadUnit.clerk', 'office.head'], '只能由乡镇、行业部门、办公室签'],
		['village', ['township.clerk', 'sector.clerk.policy'], '最后一步是审定，不能只限政策落实'],
		[
			'village',
			['township.clerk', 'township.head', 'sector.clerk.policy', 'office.clerk', 'office.head'],
			'最多 4 步'
		]
	] as const)('%s %j: %s', (level, steps, words) => {
		expect(chainFault(level, [...steps])).toContain(words);
		const edit = draftEdit.safeParse({ type: 'setChain', level, steps: [...steps] });
		expect(edit.error?.issues[0]).toMatchObject({ path: ['steps'] });
	});
});

test('the office gives villages a chain with the sector department for 政策落实 only', () => {
	const steps = ['township.clerk', 'sector.head.policy', 'office.head'];
	const { campaign } = edited(started(), { type: 'setChain', level: 'village', steps });
	expect(campaign.chains.village).toEqual([
		{ unit: 'township', role: 'clerk' },
		{ unit: 'sector', role: 'head', only: 'policy' },
		{ unit: 'office', role: 'head' }
	]);
	expect(campaign.chains.city).toEqual(defaultChains.city);
});

test('whoever may be asked to sign a step that a form offers sees the row', () => {
	const asked: Record<Level, CastUnit> = {
		village: units.dongwan,
		township: units.liuhe,
		department: units.water,
		city: units.county
	};
	for (const level of levels)
		for (const { value } of stepChoices(level))
			for (const sectorUnitId of ['discipline', null]) {
				const chain = [...(stepsIn(level, [value]) ?? []), ...defaultChains.city];
				const problemKind = sectorUnitId ? ('policy' as const) : null;
				const row = rowOf(asked[level], { chain, sectorUnitId, problemKind, stage: 'verifying' });
				const signer = stepUnitId(row, 'office');
				const there = Object.values(people).filter(({ unitId }) => unitId === signer);
				expect([value, there.length]).not.toEqual([value, 0]);
				for (const person of there.filter(({ role }) => role !== 'leader'))
					expect([level, value, person.name, sees(scopeOf(person), row)]).toEqual([
						...[level, value, person.name, true]
					]);
			}
});
