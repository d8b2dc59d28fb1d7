import type { Actor, Role } from '#lib/ledger/actor.ts';
import type { DraftEdit } from '#lib/ledger/notices/edit.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import type { UnitFunction, UnitLevel } from '#lib/ledger/roster/units.ts';
import type { Database } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { draftView } from '#lib/server/notices/view.ts';
import { editDraft, noticeDraft, startNoticeDraft } from '#lib/server/notices/drafts.ts';

const countyId = 'qinghe';

/** 清河县: an office, four departments, two townships with three villages, one unconfirmed group. */
export async function openQinghe(database: Database): Promise<void> {
	const unit = (
		id: string,
		name: string,
		level: UnitLevel,
		parentId: string | null,
		functions: UnitFunction[]
	) => ({
		id,
		countyId,
		code: id,
		path: `/${id}/`,
		parentId,
		level,
		name,
		shortName: name,
		kind: '',
		functions,
		contactPerson: '',
		contactPhone: '',
		version: 1
	});
	const department = (id: string, name: string, ...more: UnitFunction[]) =>
		unit(id, name, 'department', 'c', ['department', ...more]);
	await database.openCounty(countyId, async (tx) => {
		await tx.insert(tables.counties).values({
			id: countyId,
			code: '420000',
			name: '清河县',
			demo: false,
			createdAt: '2023-01-01T00:00:00.000Z'
		});
		await tx
			.insert(tables.units)
			.values([
				unit('c', '清河县', 'city', null, []),
				unit('d0', '县巩固拓展脱贫攻坚成果领导小组办公室', 'department', 'c', ['office']),
				department('d1', '县水利局'),
				department('d2', '县财政局'),
				department('d3', '县委组织部', 'supervision'),
				department('d4', '县乡村振兴局'),
				unit('t1', '东河镇', 'township', 'c', ['township']),
				unit('t2', '西山乡', 'township', 'c', ['township']),
				unit('v11', '柳林村', 'village', 't1', ['village']),
				unit('v12', '石桥村', 'village', 't1', ['village']),
				unit('v21', '南坡村', 'village', 't2', ['village'])
			]);
		await tx
			.insert(tables.unitGroups)
			.values({ id: 'g', countyId, name: '领导小组成员单位', confirmed: false, version: 1 });
		await tx
			.insert(tables.unitGroupMembers)
			.values(['d1', 'd2', 'd3', 'd4'].map((unitId) => ({ groupId: 'g', unitId, countyId })));
	});
}

const person = (
	personId: string,
	name: string,
	unitId: string,
	functions: UnitFunction[],
	role: Role = 'clerk'
): Actor => ({
	personId,
	name,
	countyId,
	unitId,
	unitName: unitId,
	unitPath: `/${unitId}/`,
	unitLevel: functions[0] === 'township' ? 'township' : 'department',
	functions,
	role,
	substitute: false,
	admin: [],
	oversees: [],
	liaises: []
});

export const liMin = person('li-min', '李敏', 'd0', ['office']);
export const wangQiang = person('wang-qiang', '王强', 'd0', ['office'], 'head');
export const zhouJie = person('zhou-jie', '周洁', 'd1', ['department']);
export const sunLei = person('sun-lei', '孙磊', 't1', ['township']);

export const notice = `清巩固组〔2023〕2号

清河县巩固拓展脱贫攻坚成果领导小组关于印发2023年度考核评估反馈问题对照整改方案的通知

2023年6月1日

全县2个乡镇、3个行政村要逐项对照。

二、整改任务和措施

（一）责任落实方面

1.饮水管护不到位。省后评估反馈，一是水龙头冬天不出水。二是水费收缴没有记录。

整改措施：一是落实水龙头防冻。二是按月公示水费收缴。

责任单位：县水利局、县财政局，各乡镇党委和政府。

2.工作专班不健全。没有建立专班。

整改措施：成立专班。

责任单位：县乡村振兴局，县巩固拓展脱贫攻坚成果领导小组成员单位。

三、整改要求

集中整改时间到7月底结束。7月5日前各乡镇将对照整改台账报领导小组办公室。
`;

export function unwrap<T>(value: T | Refusal): T {
	if (isRefusal(value)) throw new Error(value.message);
	return value;
}

export async function edit(actor: Actor, id: string, change: DraftEdit): Promise<number> {
	const { version } = unwrap(await noticeDraft(actor, id));
	return unwrap(await editDraft(actor, id, version, change)).version;
}

/** Every proposed name of a draft is said to be one. */
export async function markAll(actor: Actor, id: string): Promise<void> {
	const { names } = await draftView(actor, unwrap(await noticeDraft(actor, id)));
	for (const [itemId, { open }] of Object.entries(names))
		for (const { name } of open)
			await edit(actor, id, { type: 'decideName', itemId, name, isName: true });
}

/** 李敏 reads the notice in and confirms name and days, so that it can be handed out. */
export async function readyDraft(): Promise<{ id: string; version: number }> {
	const { id } = unwrap(await startNoticeDraft(liMin, { name: '通知.txt', text: notice }));
	const { name, ledgerTitle, startOn, ledgersDueOn, endOn } = unwrap(await noticeDraft(liMin, id))
		.draft.campaign;
	const version = await edit(liMin, id, {
		type: 'setCampaign',
		name,
		ledgerTitle,
		startOn,
		ledgersDueOn,
		endOn,
		expectedTownships: 2,
		expectedVillages: 3
	});
	return { id, version };
}
