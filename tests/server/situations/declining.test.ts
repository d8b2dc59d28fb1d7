import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { settled } from '#lib/ledger/rates/rollup.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { unsettled } from '#lib/server/sight/unsettled.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { countiesFilled } from '../../county-notices.ts';
import {
	act,
	at,
	done,
	eventsOf,
	openYuzhou,
	personIn,
	refused,
	rowAt,
	rowOf,
	unitId
} from './yuzhou.ts';

describe.each(countiesFilled)('a row that is not the unit’s own: $name', (notice) => {
	let store: Awaited<ReturnType<typeof openYuzhou>>;
	let officeClerk: Actor;
	beforeAll(async () => {
		store = await openYuzhou(notice);
		officeClerk = await personIn('市巩固拓展脱贫攻坚成果领导小组办公室', '办公室甲');
		at('2022-06-08T09:00');
	});
	afterAll(async () => {
		setClock(null);
		await store.close();
	});

	test('7: a unit declines, is confirmed, and takes it; another declines and the row goes to the right unit', async () => {
		const schools = await personIn('市教体局', '教体经办');
		const row = await rowOf('3', '市教体局');
		const reason = '学籍由学校管理，请改派学校所在乡镇';
		const declined = await done(schools, row, { verb: 'decline', reason });
		expect(declined).toMatchObject({ stage: 'declined', request: { kind: 'reassign', reason } });
		expect(await refused(schools, row, { verb: 'claim', responsiblePerson: '周新' })).toBe('stage');
		const keep = { verb: 'keepAssigned', reason: '控辍保学是教体局职责' } as const;
		expect(await refused(schools, row, { ...keep, replyBy: '2022-06-15' })).toBe('notPermitted');
		expect(await act(officeClerk, row, { ...keep, replyBy: '2022-06-07' })).toMatchObject({
			field: 'replyBy',
			message: '认领期限不能早于今天'
		});
		const kept = await done(officeClerk, row, { ...keep, replyBy: '2022-06-15' });
		expect(kept).toMatchObject({ stage: 'assigned', replyBy: '2022-06-15', request: null });
		const claimed = await done(schools, row, { verb: 'claim', responsiblePerson: '周新' });
		expect(claimed).toMatchObject({ stage: 'claimed', responsiblePerson: '周新' });
		expect((await eventsOf(row.id)).map(({ type }) => type)).toEqual([
			...['assign', 'decline', 'keepAssigned', 'claim']
		]);

		const water = await personIn('市水利局', '水利经办');
		const right = await personIn('市民政局', '民政经办');
		const wrong = await rowOf('3', '市水利局');
		const above = await rowOf('3', '禹州市');
		const open = await unsettled(db().read, above);
		expect(await seenRow(db().read, right, wrong.id)).toBeUndefined();
		await done(water, wrong, { verb: 'decline', reason: '低保对象由民政局认定' });
		const send = { verb: 'reassign', reason: '低保认定归民政局', replyBy: '2022-06-15' } as const;
		const to = async (name: string) => ({ ...send, toUnitId: await unitId(name) });
		expect(await act(officeClerk, wrong, await to('市水利局'))).toMatchObject({
			field: 'toUnitId',
			message: expect.stringContaining('维持交办')
		});
		const gone = await done(officeClerk, wrong, await to('市民政局'));
		expect(gone.stage).toBe('void');
		expect(settled(gone)).toBe(true);
		const born = await rowOf('3', '市民政局');
		expect(born).toMatchObject({
			stage: 'assigned',
			parentRowId: wrong.id,
			replyBy: '2022-06-15',
			problem: '',
			level: 'department',
			ordinal: 1,
			findingId: wrong.findingId,
			version: 1
		});
		expect(await unsettled(db().read, above)).toBe(open);
		expect(await seenRow(db().read, right, born.id)).toBeDefined();
		await done(right, born, { verb: 'claim', responsiblePerson: '刘颖' });
		expect(await refused(water, wrong, { verb: 'claim', responsiblePerson: '水利' })).toBe('stage');
		expect((await rowView(water, wrong.id, null))!.ties).toMatchObject([
			{ label: '改派到', unit: '市民政局', text: '已认领', href: null }
		]);
		expect((await rowView(officeClerk, born.id, null))!.ties).toMatchObject([
			{ label: '由改派而来', unit: '市水利局', href: `/rows/${wrong.id}` }
		]);
		expect(await rowAt(wrong.id)).toMatchObject({ stage: 'void', problem: '' });
	});
});
