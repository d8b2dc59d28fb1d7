import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { handOverView } from '#lib/server/roster/hand-over/view.ts';
import { handOver } from '#lib/server/roster/hand-over/hand-over.ts';
import { setDisabled } from '#lib/server/roster/people/change.ts';
import { countiesFilled } from '../../county-notices.ts';
import { formOf } from '../cast/forms.ts';
import { at, closure, done, openYuzhou, personIn, plan, rowAt } from './yuzhou.ts';

const r = tables.ledgerRows;

/** 11: 梁北镇's clerk 张建 answers for its ten rows and for thirty of three villages, and is moved away. */
describe.each(countiesFilled)('a clerk leaves with 40 open rows: $name', (notice) => {
	let store: Awaited<ReturnType<typeof openYuzhou>>;
	let leaving: Actor;
	let stays: Actor;
	let head: Actor;
	let keeper: Actor;
	let ids: string[];

	beforeAll(async () => {
		store = await openYuzhou(notice);
		leaving = await personIn('梁北镇', '张建');
		stays = await personIn('梁北镇', '李娜');
		head = await personIn('梁北镇', '梁北书记', 'head');
		const manager = await personIn('市民政局', '系统管理员');
		keeper = { ...manager, admin: ['system'] };
		at('2022-06-06T09:00');
		ids = await rowsToAnswerFor(leaving.unitId);
		for (const id of ids)
			await done(leaving, { id }, { verb: 'claim', responsiblePerson: '张建', officePhone: '100' });
	});
	afterAll(async () => {
		setClock(null);
		await store.close();
	});

	async function rowsToAnswerFor(township: string): Promise<string[]> {
		const all = await db()
			.read.select()
			.from(r)
			.where(and(eq(r.townshipId, township), eq(r.campaignId, store.campaignId)));
		const villages = [
			...new Set(all.filter((row) => row.unitId !== township).map((u) => u.unitId))
		];
		const three = villages.sort().slice(0, 3);
		const mine = all.filter(({ unitId }) => unitId === township || three.includes(unitId));
		const villagesFirst = mine.sort((a, b) => b.level.localeCompare(a.level));
		return villagesFirst.map(({ id }) => id);
	}

	const passed = (ids: string[], key: string, to = '李娜') =>
		formOf({ person: '张建', responsiblePerson: to, reason: '张建调到市水利局', key }, ids);

	const answering = async (name: string) =>
		(
			await db()
				.read.select()
				.from(r)
				.where(and(inArray(r.id, ids), eq(r.responsiblePerson, name)))
		).length;

	test('11: two go to the head, the rest to 李娜, the line breaks in the middle, and the account is closed', async () => {
		expect(ids).toHaveLength(40);
		const [up = '', planned = '', own = ''] = ids;
		expect((await rowAt(up)).level).toBe('village');
		await done(leaving, { id: planned }, plan('2022-07-20', { responsiblePerson: '张建' }));
		await done(leaving, { id: up }, plan('2022-07-20', { responsiblePerson: '张建' }));
		await done(leaving, { id: up }, closure('2022-06-06'));

		expect(await setDisabled(keeper, leaving.personId, 1, true)).toMatchObject({
			kind: 'held',
			message: expect.stringContaining('40 条')
		});
		const view = await handOverView(head, '张建', '');
		const lines = view?.campaigns.flatMap((campaign) => campaign.lines) ?? [];
		expect(lines).toHaveLength(40);
		expect(lines.filter(({ waits }) => waits !== '')).toHaveLength(1);

		const exceptions = [own, planned];
		const rest = ids.filter((id) => !exceptions.includes(id));
		const broken = await handOver(stays, passed(rest.slice(0, 17), 'page-1'));
		expect(broken.lines.filter((line) => line.done)).toHaveLength(17);
		const again = await handOver(stays, passed(rest, 'page-1'));
		expect(again.lines.filter((line) => line.done)).toHaveLength(38);
		expect((await handOver(head, passed(exceptions, 'page-2', '梁北书记'))).lines).toMatchObject([
			{ done: true },
			{ done: true }
		]);
		expect(
			await Promise.all([answering('李娜'), answering('梁北书记'), answering('张建')])
		).toEqual([38, 2, 0]);
		const { events } = tables;
		const handed = await db().read.select().from(events).where(eq(events.type, 'handOver'));
		expect(handed).toHaveLength(40);
		expect(await rowAt(planned)).toMatchObject({
			stage: 'rectifying',
			dueOn: '2022-07-20',
			responsiblePerson: '梁北书记',
			officePhone: '100'
		});
		expect(await setDisabled(keeper, leaving.personId, 1, true)).toBeNull();
	});
});
