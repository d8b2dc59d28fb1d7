import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { handOverView } from '#lib/server/roster/hand-over/view.ts';
import { handOver } from '#lib/server/roster/hand-over/hand-over.ts';
import { changePerson, setDisabled } from '#lib/server/roster/people/change.ts';
import { personOf } from '#lib/server/roster/people/people.ts';
import { countyId, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { formOf } from '../cast/forms.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act, claim } from '../submissions/cast.ts';

const { liWen, luJia, zhengHao, fengChun, xuNuo, sunQiang, linTao, wuGang } = people;
let store: TestStore;
let village: string;
let town: string;
let other: string;

/** 冯春 answers for a row of 东湾村 and one of 柳河镇; 蒋波 for one of 西岭村. */
beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	village = await assign(store.database, findings.monitoring, units.dongwan);
	town = await assign(store.database, findings.construction, units.liuhe);
	other = await assign(store.database, findings.monitoring, units.xiling);
	await claim(village, town);
	await act(liWen, other, { verb: 'claim', responsiblePerson: '蒋波', applicantName: '蒋波' });
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const leaving = (ids: string[], more: Record<string, string> = {}) =>
	formOf({ person: '冯春', responsiblePerson: '郑浩', reason: '冯春调离', ...more }, ids);
const answering = async () => {
	const rows = await store.database.read.select().from(tables.ledgerRows);
	return Object.fromEntries(rows.map((row) => [row.id, row.responsiblePerson]));
};
const idsOf = async (actor: typeof liWen, person = '冯春') =>
	(await handOverView(actor, person, ''))?.campaigns.flatMap(({ lines }) =>
		lines.map(({ head }) => head.id)
	);

describe('人员移交', () => {
	test('a township sees what is its own and its villages’, a village its own, others nothing', async () => {
		expect((await idsOf(liWen))?.sort()).toEqual([town, village].sort());
		expect(await idsOf(zhengHao)).toEqual([village]);
		expect(await idsOf(sunQiang)).toEqual([]);
		expect((await handOverView(liWen, '', ''))?.people).toEqual([
			{ name: '冯春', rows: 2 },
			{ name: '蒋波', rows: 1 }
		]);
		expect(await handOverView(wuGang, '冯春', '')).toBeNull();
		expect(await handOverView(xuNuo, '冯春', '')).toBeNull();
	});

	test('what is ticked goes over, what is not stays; sent again nothing is done twice', async () => {
		const form = () => leaving([village], { key: 'page-1' });
		const first = await handOver(liWen, form());
		expect(first.lines).toMatchObject([{ id: village, number: '1-1', unit: '东湾村', done: true }]);
		expect(await answering()).toEqual({ [village]: '郑浩', [town]: '冯春', [other]: '蒋波' });
		expect(await handOver(liWen, form())).toEqual(first);
		const events = await store.database.read.select().from(tables.events);
		const handed = events.filter(({ type }) => type === 'handOver');
		expect(handed).toMatchObject([{ rowId: village, onBehalfOf: 'dongwan' }]);
	});

	test('a row that somebody else took over meanwhile is left alone, one of strangers is not found', async () => {
		const result = await handOver(liWen, leaving([other, 'nothing', village]));
		expect(result.lines.map(({ done, message }) => [done, message])).toEqual([
			[false, '责任人已是蒋波，没有移交'],
			[false, '没有找到这一条'],
			[true, '已移交给郑浩']
		]);
		const foreign = await handOver(sunQiang, leaving([town]));
		expect(foreign.lines).toMatchObject([{ done: false, message: '没有找到这一条' }]);
	});

	test('an application of who leaves stands, and is told', async () => {
		await act(zhengHao, village, {
			verb: 'requestClosure',
			rectification: 'immediate',
			problem: '2 户无门',
			measure: '装门',
			completedOn: '2022-06-20',
			outcome: '已装',
			extendedCheck: '同查',
			evidence: '村档案盒'
		});
		const view = await handOverView(liWen, '冯春', '');
		const [line] = view?.campaigns[0]?.lines.filter(({ head }) => head.id === village) ?? [];
		expect(line).toMatchObject({ stageName: '待核查', waits: '销号申请' });
		const applied = await handOverView(liWen, '郑浩', '');
		expect(applied?.campaigns).toEqual([]);
		expect(applied?.applied.map(({ head }) => head.id)).toEqual([village]);
		const { lines } = await handOver(liWen, leaving([village], { responsiblePerson: '王芳' }));
		expect(lines).toMatchObject([{ done: true }]);
		const kept = await store.database.read.select().from(tables.ledgerRows);
		expect(kept.find(({ id }) => id === village)).toMatchObject({
			stage: 'verifying',
			applicantName: '郑浩',
			responsiblePerson: '王芳'
		});
	});

	test('a row that was transferred goes over until its outcome is confirmed', async () => {
		await act(liWen, village, {
			verb: 'plan',
			problem: '2 户无水',
			measure: '接管',
			applicantName: '冯春',
			rectification: 'byDeadline',
			dueOn: '2022-07-10',
			responsiblePerson: '冯春'
		});
		await act(liWen, village, {
			verb: 'transfer',
			problemKind: 'policy',
			toUnitId: 'water',
			reason: '属行业政策',
			applicantName: '冯春'
		});
		await act(luJia, village, {
			verb: 'acceptTransfer',
			responsiblePerson: '陆佳',
			dueOn: '2022-07-20'
		});
		expect(await idsOf(zhengHao)).toEqual([village]);
		expect(await setDisabled(xuNuo, fengChun.personId, 1, true)).toMatchObject({ kind: 'held' });
		const { lines } = await handOver(zhengHao, leaving([village]));
		expect(lines).toMatchObject([{ done: true }]);
		expect(await idsOf(zhengHao, '郑浩')).toEqual([village]);
		const { ledgerRows: r } = tables;
		await store.database.write(countyId, 'ledger', (tx) =>
			tx.update(r).set({ outcomeConfirmedOn: '2022-06-20' }).where(eq(r.id, village))
		);
		expect(await idsOf(zhengHao, '郑浩')).toEqual([]);
	});

	test('what is missing is said under its field, and no row is tried', async () => {
		const result = await handOver(liWen, leaving([], { responsiblePerson: ' ', reason: '' }));
		expect(Object.keys(result.errors).sort()).toEqual(['ids', 'reason', 'responsiblePerson']);
		const many = Array.from({ length: 501 }, (_, index) => `${village}-${index}`);
		expect((await handOver(liWen, leaving(many))).errors.ids).toContain('500');
		expect(await answering()).toMatchObject({ [village]: '冯春' });
	});
});

describe('an account goes out of use', () => {
	test('with rows in its name only after the number was told; the administrator is led to who may', async () => {
		const warned = await setDisabled(xuNuo, fengChun.personId, 1, true);
		expect(warned).toMatchObject({ kind: 'held', message: expect.stringContaining('1 条') });
		expect(await personOf(xuNuo, fengChun.personId)).toMatchObject({ held: 1, disabled: false });
		const led = await handOverView(xuNuo, '冯春', 'dongwan');
		expect(led?.askHere).toEqual({
			unit: '东湾村',
			rows: 1,
			people: [{ name: '郑浩', role: '东湾村经办', phone: '' }]
		});
		expect(led?.campaigns).toEqual([]);
		expect(await setDisabled(xuNuo, fengChun.personId, 1, true, true)).toBeNull();
		expect(await personOf(xuNuo, fengChun.personId)).toMatchObject({ held: 0, disabled: true });
	});

	test('and one moves to another unit only after the number was told, once more', async () => {
		const { name } = fengChun;
		const form = { name, unitId: 'xiling', position: '', phone: '' };
		const warned = await changePerson(xuNuo, fengChun.personId, 1, form);
		expect(warned).toMatchObject({
			kind: 'heldThere',
			field: 'unitId',
			message: expect.stringContaining('东湾村还有 1 条')
		});
		const stays = { ...form, unitId: 'dongwan', phone: '0374-1' };
		expect(await changePerson(xuNuo, fengChun.personId, 1, stays)).toBeNull();
		expect(await changePerson(xuNuo, fengChun.personId, 2, form, true)).toBeNull();
		expect(await answering()).toMatchObject({ [village]: '冯春' });
	});

	test('without rows at once, and after they were handed over', async () => {
		expect(await setDisabled(xuNuo, linTao.personId, 1, true)).toBeNull();
		await handOver(zhengHao, leaving([village]));
		expect(await setDisabled(xuNuo, fengChun.personId, 1, true)).toBeNull();
	});

	test('a village whose only account leaves is sent to its township', async () => {
		const led = await handOverView(xuNuo, '蒋波', 'xiling');
		expect(led?.askHere?.people.map(({ role }) => role)).toContain('柳河镇负责人');
	});
});
