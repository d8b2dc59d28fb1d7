import { afterEach, beforeEach, expect, it } from 'vitest';
import { addAssignment } from '#lib/server/campaigns/assign.ts';
import { planAssignment } from '#lib/server/campaigns/plan.ts';
import { campaignInFull } from '#lib/server/campaigns/campaigns.ts';
import { setClock } from '#lib/server/clock.ts';
import { dispatch } from '#lib/server/dispatch/dispatch.ts';
import { noticeDraft } from '#lib/server/notices/drafts.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { edit, liMin, openQinghe, readyDraft, sunLei, unwrap, zhouJie } from '../dispatch/cast.ts';

let store: TestStore;
let campaignId: string;
let water: string;
let team: string;

/** 石桥村 was left out; 饮水 is 水利局's and 财政局's, the 专班 is 乡村振兴局's alone. */
beforeEach(async () => {
	setClock('2023-06-10T02:00:00.000Z');
	store = await openStore();
	await openQinghe(store.database);
	const { id } = await readyDraft();
	const version = await edit(liMin, id, { type: 'leaveOutUnits', unitIds: ['v12'], on: true });
	campaignId = unwrap(await dispatch(liMin, id, version, 'k')).campaignId;
	const [first, second] = unwrap(await campaignInFull(liMin, campaignId)).findings;
	water = first!.id;
	team = second!.id;
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const add = (actor: typeof liMin, finding: string, units: string[], key?: string) =>
	addAssignment(actor, campaignId, finding, units, '2023-07-01', key);
const sheet = async () => unwrap(await campaignInFull(liMin, campaignId));

it('shows what an addition would write, and who already has the finding', async () => {
	const plan = unwrap(
		await planAssignment(liMin, campaignId, water, ['v12', 'v11', 'd3'], '2023-07-01')
	);
	expect(plan.counts).toEqual({ city: 0, department: 1, township: 0, village: 1 });
	expect(plan.already).toEqual(['v11']);
	expect((await sheet()).counts).toMatchObject({ department: 3, village: 2 });
});

it('the office adds a unit later; owners as dispatched stay, the addition stands beside them', async () => {
	const before = (await sheet()).findings[1]!.owners;
	expect(unwrap(await add(liMin, team, ['d1', 't1']))).toEqual({ made: 2 });
	const { owners, counts } = (await sheet()).findings[1]!;
	expect(owners.slice(0, before.length)).toEqual(before);
	expect(owners.at(-1)).toMatchObject({ name: '补交办', unitIds: ['d1', 't1'] });
	expect(counts).toEqual({ city: 1, department: 2, township: 1 });
});

it('is done once per key, and refuses who has the finding already', async () => {
	unwrap(await add(liMin, water, ['v12'], 'key'));
	expect(await add(liMin, water, ['v12'], 'key')).toEqual({ made: 1 });
	expect(await add(liMin, water, ['v12'], 'next')).toMatchObject({ kind: 'already' });
	expect((await sheet()).counts.village).toBe(3);
});

it('brings the row of the county along when a finding that was left out is handed out later', async () => {
	const { id, version } = await readyDraft();
	const [left] = unwrap(await noticeDraft(liMin, id)).draft.items;
	const without = await edit(liMin, id, { type: 'leaveOutItem', itemId: left!.id, on: true });
	expect(without).toBeGreaterThan(version);
	const later = unwrap(await dispatch(liMin, id, without, 'later')).campaignId;
	const finding = async () => unwrap(await campaignInFull(liMin, later)).findings[0]!;
	const { id: findingId } = await finding();
	expect((await finding()).counts).toEqual({});
	const handOut = (units: string[]) => addAssignment(liMin, later, findingId, units, '2023-07-01');
	expect(unwrap(await handOut(['d1']))).toEqual({ made: 2 });
	expect(unwrap(await handOut(['t1']))).toEqual({ made: 1 });
	expect((await finding()).counts).toEqual({ city: 1, department: 1, township: 1 });
	expect((await finding()).owners.at(-2)).toMatchObject({ name: '补交办', unitIds: ['d1'] });
});

it('lets a township add its own villages and nobody else', async () => {
	expect(await add(sunLei, water, ['v21'])).toMatchObject({ kind: 'notPermitted' });
	expect(await add(sunLei, water, ['v12', 'd3'])).toMatchObject({ kind: 'notPermitted' });
	expect(await add(zhouJie, water, ['v12'])).toMatchObject({ kind: 'notPermitted' });
	expect(unwrap(await add(sunLei, water, ['v12']))).toEqual({ made: 1 });
});

it('says what is missing beside its field', async () => {
	expect(await add(liMin, water, [])).toMatchObject({ field: 'unitIds' });
	expect(await add(liMin, 'nothing', ['v12'])).toMatchObject({ field: 'findingId' });
	const late = await addAssignment(liMin, campaignId, water, ['v12'], '2023-06-09');
	expect(late).toMatchObject({ field: 'replyBy' });
	const elsewhere = { ...liMin, countyId: 'other' };
	expect(await add(elsewhere, water, ['v12'])).toMatchObject({ kind: 'unseen' });
	expect(await campaignInFull(elsewhere, campaignId)).toMatchObject({ kind: 'unseen' });
});
