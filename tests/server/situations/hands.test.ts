import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { confirmRest, takeDraw } from '#lib/server/draws/draws.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { countiesFilled } from '../../county-notices.ts';
import { unwrap } from '../dispatch/cast.ts';
import {
	act,
	approve,
	at,
	closure,
	done,
	eventsOf,
	openYuzhou,
	personIn,
	plan,
	refused,
	rowOf,
	unitId,
	verify
} from './yuzhou.ts';

describe.each(countiesFilled)('who may lay hands on a row of the real roster: $name', (notice) => {
	let store: Awaited<ReturnType<typeof openYuzhou>>;
	let officeClerk: Actor;
	let officeHead: Actor;
	beforeAll(async () => {
		store = await openYuzhou(notice);
		officeClerk = await personIn('市巩固拓展脱贫攻坚成果领导小组办公室', '办公室甲');
		officeHead = await personIn('市巩固拓展脱贫攻坚成果领导小组办公室', '办公室主任', 'head');
		at('2022-06-08T09:00');
	});
	afterAll(async () => {
		setClock(null);
		await store.close();
	});

	async function signed(rowId: string) {
		const { signOffs } = tables;
		const found = await db()
			.read.select()
			.from(signOffs)
			.where(eq(signOffs.rowId, rowId))
			.orderBy(asc(signOffs.rowVersion));
		return found.map((sign) => [sign.verb, sign.personId, Boolean(sign.fellToOffice)]);
	}
	test('5: a township of two fills in for a village; verifying and approving is never one hand doing two of it', async () => {
		const clerk = await personIn('花石镇', '花石经办');
		const head = await personIn('花石镇', '花石书记', 'head');
		const village = await unitId('花石镇/白北村');
		const row = await rowOf('3', '花石镇/白北村');
		const other = await rowOf('4', '花石镇/白北村');

		await done(clerk, row, plan('2022-07-10', { applicantName: '白长有' }));
		const up = await done(clerk, row, closure('2022-06-08', { applicantName: '白长有' }));
		expect(up).toMatchObject({
			stage: 'verifying',
			applicantName: '白长有',
			applicantId: null,
			typistId: clerk.personId
		});
		expect(
			(await eventsOf(row.id)).slice(1).map((event) => [event.personId, event.onBehalfOf])
		).toEqual(Array(3).fill([clerk.personId, village]));
		const { timeline } = (await rowView(officeClerk, row.id, null))!;
		expect(timeline[0]).toMatchObject({ person: '花石经办', onBehalf: '白北村白长有' });

		expect(await refused(clerk, row, verify)).toBe('notReviewer');
		await done(head, row, verify);
		expect(await refused(head, row, approve)).toBe('notReviewer');
		expect(await refused(clerk, row, approve)).toBe('notReviewer');
		expect(await refused(officeClerk, row, approve)).toBe('notReviewer');
		expect((await rowView(head, row.id, null))!.asked).toBe('等待领导小组办公室审定（办公室主任）');
		expect((await done(officeHead, row, approve)).stage).toBe('closed');
		expect(await signed(row.id)).toEqual([
			['verify', head.personId, false],
			['approve', officeHead.personId, true]
		]);

		await done(head, other, plan('2022-07-10', { applicantName: '白长有' }));
		await done(head, other, closure('2022-06-08', { applicantName: '白长有' }));
		expect(await refused(head, other, verify)).toBe('notReviewer');
		await done(clerk, other, verify);
		expect(await refused(head, other, approve)).toBe('notReviewer');
		await done(officeHead, other, approve);
		expect(await signed(other.id)).toEqual([
			['verify', clerk.personId, false],
			['approve', officeHead.personId, true]
		]);

		const own = await personIn('花石镇/白南村', '白南支书');
		const third = await rowOf('3', '花石镇/白南村');
		await done(own, third, plan('2022-07-10'));
		await done(own, third, closure('2022-06-08'));
		await done(clerk, third, verify);
		expect(await refused(clerk, third, approve)).toBe('notReviewer');
		await done(head, third, approve);
		expect(await signed(third.id)).toEqual([
			['verify', clerk.personId, false],
			['approve', head.personId, false]
		]);
	});

	test('6: 组织部 leads finding 5, supervises everywhere, and cannot supervise its own row', async () => {
		const clerk = await personIn('市委组织部', '组织经办');
		const head = await personIn('市委组织部', '组织部长', 'head');
		const note = {
			verb: 'noteSupervision',
			finding: '抽查 3 个村，集体经济合同未公示',
			suggestion: '一周内公示'
		} as const;

		const own = await rowOf('5', '市委组织部');
		const county = await rowOf('5', '禹州市');
		expect(own.leadUnitId).toBe(clerk.unitId);
		for (const row of [own, county])
			for (const who of [clerk, head])
				expect(await act(who, row, note)).toMatchObject({
					kind: 'notPermitted',
					message: '本单位不能督导自己的条目。'
				});

		for (const [finding, unit] of [
			['7', '市财政局'],
			['11', '禹州市'],
			['5', '火龙镇'],
			['9', '铁李村'],
			['2', '市纪委监委']
		] as const) {
			const row = await rowOf(finding, unit);
			const after = await done(clerk, row, note);
			expect(after).toEqual({ ...row, version: row.version + 1 });
			expect((await eventsOf(row.id)).at(-1)).toMatchObject({
				type: 'noteSupervision',
				unitId: clerk.unitId,
				onBehalfOf: null
			});
		}

		// It leads finding 5 and so verifies the townships' rows there, and no others.
		const town = await personIn('火龙镇', '火龙经办');
		const townHead = await personIn('火龙镇', '火龙书记', 'head');
		const [led, foreign] = [await rowOf('5', '火龙镇'), await rowOf('7', '火龙镇')];
		await settleBelow(led.findingId, town, townHead);
		await settleBelow(foreign.findingId, town, townHead);
		for (const row of [led, foreign]) {
			await done(town, row, plan('2022-07-10'));
			await done(town, row, closure('2022-06-08'));
		}
		expect(await refused(clerk, foreign, verify)).toBe('notReviewer');
		expect((await done(clerk, led, verify)).stage).toBe('approving');
		await done(officeClerk, led, approve);

		// Its own row is judged by the office, and nobody of it brings that row back or takes part in judging it.
		await done(clerk, own, plan('2022-07-10'));
		await done(clerk, own, closure('2022-06-08'));
		for (const who of [clerk, head])
			expect(await refused(who, own, verify)).toMatch(/^not(Reviewer|Permitted)$/);
		await done(officeClerk, own, verify);
		await done(officeHead, own, approve);
		const cause = { finder: '组织部暗访', cause: 'false', evidence: '合同仍未公示' } as const;
		for (const who of [clerk, head])
			expect(await act(who, own, { verb: 'reopen', ...cause })).toMatchObject({
				message: '本单位不能重新挂账自己的条目。'
			});
		expect(await done(clerk, led, { verb: 'reopen', ...cause })).toMatchObject({
			stage: 'rectifying',
			relapses: 1
		});
		expect(await refused(clerk, foreign, { verb: 'amend', measure: '改', reason: '改' })).toBe(
			'notPermitted'
		);
		await rowView(clerk, foreign.id, null);
		const { events } = tables;
		const read = await db().read.select().from(events).where(eq(events.kind, 'access'));
		expect(read.filter(({ rowId }) => rowId === foreign.id)).toMatchObject([
			{ personId: clerk.personId }
		]);
	});

	/** Reports every village row of a finding in a township as 未发现 and has another person draw and confirm them. */
	async function settleBelow(findingId: string, typist: Actor, second: Actor): Promise<void> {
		const { ledgerRows: r } = tables;
		const below = and(
			...[eq(r.findingId, findingId), eq(r.townshipId, typist.unitId), eq(r.level, 'village')]
		);
		const rows = await db().read.select({ id: r.id }).from(r).where(below);
		for (const row of rows)
			await done(typist, row, {
				verb: 'reportNotFound',
				method: '逐户走访',
				households: 60,
				checker: '火龙包村干部',
				checkedOn: '2022-06-08'
			});
		const taken = unwrap(await takeDraw(second, rows[0]!.id));
		const confirm = { verb: 'confirmNotFound', way: 'phone', conclusion: '属实' } as const;
		for (const id of taken.drawn) await done(second, { id }, confirm);
		const { confirmed, refused: why } = await confirmRest(second, rows[0]!.id, '属实');
		expect([taken.drawn.length + confirmed, why]).toEqual([rows.length, null]);
	}
});
