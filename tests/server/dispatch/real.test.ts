import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { campaignInFull } from '#lib/server/campaigns/campaigns.ts';
import { previewDispatch } from '#lib/server/notices/preview.ts';
import { dispatch } from '#lib/server/dispatch/dispatch.ts';
import { confirmGroup, listGroups } from '#lib/server/roster/groups.ts';
import { noticeDraft, startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { expectedUnits } from '#lib/server/submissions/expected.ts';
import { takeShippedRoster } from '#lib/server/roster/import/shipped.ts';
import { countiesFilled } from '../../county-notices.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { edit, liMin, markAll, unwrap } from './cast.ts';

const office = { ...liMin, countyId: 'yuzhou', admin: ['system' as const] };

describe.each(countiesFilled)('$name and the real roster', (notice) => {
	let store: TestStore;
	let id: string;
	beforeAll(async () => {
		store = await openStore();
		await store.database.openCounty('yuzhou', async (tx) => {
			await tx.insert(tables.counties).values({
				id: 'yuzhou',
				code: '411081',
				name: '禹州市',
				demo: false,
				createdAt: '2022-06-01T00:00:00.000Z'
			});
		});
		await takeShippedRoster(office);
		id = unwrap(await startNoticeDraft(office, notice)).id;
	});
	afterAll(() => store.close());

	const preview = async () =>
		(await previewDispatch(office, unwrap(await noticeDraft(office, id)).draft)).plan;

	it('proposes the days of the notice', async () => {
		const { campaign } = unwrap(await noticeDraft(office, id)).draft;
		expect(campaign).toMatchObject({
			startOn: '2022-06-02',
			ledgersDueOn: '2022-07-05',
			endOn: '2022-07-31',
			name: '2021年度考核评估反馈问题对照整改'
		});
		expect(campaign.ledgerTitle).toMatch(/^关于.*2021年度.*对照整改台账$/);
	});

	it('市级 11，市直 60 点名 + 61 成员单位（名单待核实），乡镇 220，村 6,260', async () => {
		const plan = await preview();
		expect(plan.counts).toEqual({
			total: 6551,
			city: 11,
			township: 220,
			village: 6260,
			department: 60,
			named: 60,
			byGroup: 0,
			pending: 61
		});
		expect(plan.villages).toEqual({ expected: 617, found: 626, leftOut: 0 });
		expect(plan.townships).toEqual({ expected: 22, found: 22, leftOut: 0 });
	});

	it('brings the members in once the office confirmed the group', async () => {
		const [group] = await listGroups(office);
		await confirmGroup(office, group!.id, group!.version);
		const plan = await preview();
		expect(plan.counts).toMatchObject({ total: 6612, department: 121, byGroup: 61, pending: 0 });
		expect(plan.problems.filter(({ severity }) => severity === 'error')).toHaveLength(1);
	});

	it('hands out 6,612 rows, and the write itself is one short pause', async () => {
		const { name, ledgerTitle, startOn, ledgersDueOn, endOn } = unwrap(
			await noticeDraft(office, id)
		).draft.campaign;
		await markAll(office, id);
		const version = await edit(office, id, {
			type: 'setCampaign',
			name,
			ledgerTitle,
			startOn,
			ledgersDueOn,
			endOn,
			expectedTownships: 22,
			expectedVillages: 617
		});
		let used = 0;
		const write = db().write;
		db().write = async (...args) => {
			const before = process.threadCpuUsage();
			const result = await write(...args);
			used = process.threadCpuUsage(before).user / 1000;
			return result;
		};
		const { campaignId } = unwrap(await dispatch(office, id, version, 'k'));
		db().write = write;
		// Time of the processor, not of the wall: tests share the machine. A second on a quiet one, nearly two where
		// another thread sits on the same core; more would be another way of writing.
		if (db().engine === 'sqlite') expect(used).toBeLessThan(3000);
		const { counts } = unwrap(await campaignInFull(office, campaignId));
		expect(counts).toEqual({ city: 11, department: 121, township: 220, village: 6260 });
	});

	it('expects 22 townships and 22 departments to submit', async () => {
		const [campaign] = await db().read.select().from(tables.campaigns);
		const expected = await expectedUnits(db().read, 'yuzhou', campaign!.id);
		const of = (level: string) => expected.filter((unit) => unit.level === level).length;
		expect([of('township'), of('department'), expected.length]).toEqual([22, 22, 44]);
	});
});
