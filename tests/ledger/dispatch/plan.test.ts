import { describe, expect, it } from 'vitest';
import { resolverOf } from '#lib/ledger/dispatch/owners.ts';
import { planDispatch } from '#lib/ledger/dispatch/plan.ts';
import type { Draft } from '#lib/ledger/notices/draft.ts';
import type { OwnerRoster, OwnerUnit } from '#lib/ledger/roster/owners.ts';
import { edited, started } from '../notices/cast.ts';

type Level = OwnerUnit['level'];
const unit = (id: string, name: string, level: Level, parentId: string | null = null) => ({
	id,
	name,
	shortName: name,
	level,
	parentId,
	functions: [],
	aliases: []
});
/** 清河县: three departments, two townships, three villages. */
const units = [
	unit('c', '清河县', 'city'),
	unit('d1', '县水利局', 'department'),
	unit('d2', '县财政局', 'department'),
	unit('d3', '县委组织部', 'department'),
	unit('t1', '东河镇', 'township'),
	unit('t2', '西山乡', 'township'),
	unit('v11', '柳林村', 'village', 't1'),
	unit('v12', '石桥村', 'village', 't1'),
	unit('v21', '南坡村', 'village', 't2')
];

function planned(draft: Draft, groups: OwnerRoster['groups'] = []) {
	const plan = planDispatch(draft, units, resolverOf(draft, { units, groups }, '2023-06-01'));
	const { total, city, named, byGroup, pending, township, village } = plan.counts;
	return { plan, counts: [total, city, named, byGroup, pending, township, village] };
}

const members = (confirmed: boolean) => [
	{ id: 'g', name: '领导小组成员单位', confirmed, members: ['d1', 'd2', 'd3'] }
];
const withMembers = () =>
	edited(started(), { type: 'addOwner', itemId: started().items[0]!.id, name: '各成员单位' });

describe('rows of a dispatch', () => {
	it('are one for the city and finding, one for each owner, one for each village below', () => {
		const { plan, counts } = planned(started());
		expect(counts).toEqual([10, 2, 3, 0, 0, 2, 3]);
		expect(plan.rows.find(({ unitId }) => unitId === 'v21')).toMatchObject({
			level: 'village',
			townshipId: 't2',
			leadUnitId: 'd1'
		});
	});

	it('of an unconfirmed group are shown beside, without those named anyway', () => {
		const { plan, counts } = planned(withMembers(), members(false));
		expect(counts).toEqual([10, 2, 3, 0, 1, 2, 3]);
		expect(plan.pending.map(({ unitId }) => unitId)).toEqual(['d3']);
	});

	it('count a unit once that is named and a member of a confirmed group', () => {
		expect(planned(withMembers(), members(true)).counts).toEqual([11, 2, 3, 1, 0, 2, 3]);
	});

	it('of a group nobody keeps are those of the units named in the draft, unconfirmed', () => {
		const { plan, counts } = planned(withMembers());
		expect(counts[4]).toBe(1);
		expect(plan.findings[0]!.owners.at(-1)!.group).toMatchObject({ id: null, confirmed: false });
	});

	it('follow the lead a person set', () => {
		const [water] = started().items;
		const draft = edited(started(), {
			type: 'setLead',
			itemId: water!.id,
			ownerId: water!.owners[1]!.id
		});
		const rows = planned(draft).plan.rows.filter(({ itemId }) => itemId === water!.id);
		expect(new Set(rows.map(({ leadUnitId }) => leadUnitId))).toEqual(new Set(['d2']));
	});
});

describe('what stands in the way', () => {
	const errors = (draft: Draft) =>
		planned(draft)
			.plan.problems.filter(({ severity }) => severity === 'error')
			.map(({ message }) => message);

	it('is said once per wording, with every finding it concerns', () => {
		let draft = started();
		for (const { id } of started().items)
			draft = edited(draft, { type: 'addOwner', itemId: id, name: '县河长办' });
		expect(errors(draft)[1]).toMatch(/^第1、2项“县河长办”/);
		const owner = draft.items[0]!.owners.at(-1)!;
		const told = edited(draft, {
			type: 'chooseUnits',
			itemId: draft.items[0]!.id,
			ownerId: owner.id,
			unitIds: ['d3'],
			everywhere: 'true'
		});
		expect(errors(told)).toHaveLength(1);
		const gone = draft.items.reduce(
			(left, { id }) => edited(left, { type: 'leaveOutItem', itemId: id, on: 'true' }),
			draft
		);
		expect(errors(gone)[0]).toBe('没有要交办的问题。');
	});

	it('is a township whose number is not the one the notice counts: a warning, not an error', () => {
		const [water, ...rest] = started().items;
		const owners = water!.owners.map((owner) => (owner.group ? { ...owner, expected: 22 } : owner));
		const draft = { ...started(), items: [{ ...water!, owners }, ...rest] };
		const [warning] = planned(draft).plan.problems.filter(({ ownerId }) => ownerId !== null);
		expect(warning).toMatchObject({ severity: 'warning' });
		expect(warning!.message).toContain('应22，实际2');
	});
});
