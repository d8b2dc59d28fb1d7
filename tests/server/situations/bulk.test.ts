import { and, count, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { draw } from '#lib/ledger/draw.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { takeDraw } from '#lib/server/draws/draws.ts';
import { bulkAct } from '#lib/server/rows/bulk/bulk.ts';
import { previewOfRows, previewOfView } from '#lib/server/rows/bulk/preview.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { countiesFilled } from '../../county-notices.ts';
import { filledForm } from '../rows/bulk/form.ts';
import { at, closure, done, openYuzhou, personIn, plan, refused, rowAt, rowOf } from './yuzhou.ts';

const r = tables.ledgerRows;
const wholeView = readFilter(new URLSearchParams());

describe.each(countiesFilled)('many rows at once, on the real roster: $name', (notice) => {
	let store: Awaited<ReturnType<typeof openYuzhou>>;
	let clerk: Actor;
	let second: Actor;
	let secretary: Actor;

	beforeAll(async () => {
		store = await openYuzhou(notice);
		clerk = await personIn('梁北镇', '梁北经办');
		second = await personIn('梁北镇', '梁北经办乙');
		secretary = await personIn('梁北镇', '梁北书记', 'head');
	});
	afterAll(async () => {
		vi.restoreAllMocks();
		setClock(null);
		await store.close();
	});

	async function villageRows(findings: string[]): Promise<string[]> {
		const found = await db()
			.read.select({ id: r.id })
			.from(r)
			.innerJoin(tables.findings, eq(tables.findings.id, r.findingId))
			.where(
				and(
					eq(r.townshipId, clerk.unitId),
					eq(r.level, 'village'),
					inArray(tables.findings.number, findings)
				)
			)
			.orderBy(r.id);
		return found.map(({ id }) => id);
	}

	async function signedOff(ids: string[], verb: 'verify' | 'approve'): Promise<number> {
		const s = tables.signOffs;
		const [found] = await db()
			.read.select({ signed: count() })
			.from(s)
			.where(and(inArray(s.rowId, ids), eq(s.verb, verb)));
		return found?.signed ?? 0;
	}

	const stagesOf = async (ids: string[]) =>
		Object.groupBy(await Promise.all(ids.map(rowAt)), ({ stage }) => stage);

	test('9: a secretary approves 80 rows with three exceptions, the line breaks in the middle, and sends again', async () => {
		at('2022-06-08T09:00');
		const ids = (await villageRows(['3', '4', '8', '10'])).slice(0, 80);
		expect(ids).toHaveLength(80);
		for (const id of ids) {
			await done(clerk, { id }, plan('2022-06-30', { applicantName: '村支书' }));
			await done(clerk, { id }, { ...closure('2022-06-08'), applicantName: '村支书' } as never);
		}

		const own = await previewOfView(clerk, store.campaignId, 'verify', wholeView);
		expect(own.will).toEqual([]);
		expect(own.wont.every(({ why }) => why.includes('不能审核自己的申请'))).toBe(true);
		const checks = await previewOfView(second, store.campaignId, 'verify', wholeView);
		expect(checks.will).toHaveLength(80);
		expect(
			(await bulkAct(second, filledForm(checks))).lines.filter(({ done }) => done)
		).toHaveLength(80);

		const preview = await previewOfView(secretary, store.campaignId, 'approve', wholeView);
		expect(preview).toMatchObject({ wont: [], beyond: 0 });
		expect(preview.will.map(({ id }) => id).sort()).toEqual([...ids].sort());
		const left = preview.will.slice(10, 13).map(({ id }) => id);
		const form = () => filledForm(preview, left);

		const write = db().write;
		let writes = 0;
		const line = vi.spyOn(db(), 'write').mockImplementation((...asked) => {
			if (++writes > 40) throw new Error('the line broke');
			return write(...(asked as Parameters<typeof write>)) as never;
		});
		await expect(bulkAct(secretary, form())).rejects.toThrow('the line broke');
		line.mockRestore();
		expect((await stagesOf(ids)).closed).toHaveLength(40);

		const [again, twin] = await Promise.all([
			bulkAct(secretary, form()),
			bulkAct(secretary, form())
		]);
		expect(again.lines).toHaveLength(80);
		expect(again.lines.filter((one) => one.done)).toHaveLength(77);
		expect(again.lines.filter((one) => one.left).map(({ id }) => id)).toEqual(left);
		expect(twin.lines).toEqual(again.lines);
		expect(await signedOff(ids, 'approve')).toBe(77);
		const stages = await stagesOf(ids);
		expect(stages.closed).toHaveLength(77);
		expect(stages.approving?.map(({ id }) => id).sort()).toEqual([...left].sort());

		await done(secretary, { id: left[0]! }, { verb: 'approve', opinion: '补看过，同意' });
		expect((await bulkAct(secretary, form())).lines).toEqual(again.lines);
		expect(await signedOff(ids, 'approve')).toBe(78);
	});

	test('9: what changed after the preview is not signed unseen', async () => {
		const [id = ''] = (await villageRows(['5'])).slice(0, 1);
		await done(clerk, { id }, plan('2022-06-30', { applicantName: '村支书' }));
		await done(clerk, { id }, { ...closure('2022-06-08'), applicantName: '村支书' } as never);
		const preview = await previewOfRows(second, 'verify', [id]);
		await done(clerk, { id }, { verb: 'withdraw' });
		await done(clerk, { id }, {
			...closure('2022-06-08'),
			outcome: '只办了 3 户',
			applicantName: '村支书'
		} as never);
		const [line] = (await bulkAct(second, filledForm(preview))).lines;
		expect(line).toMatchObject({ done: false, message: expect.stringContaining('梁北经办') });
		expect((await rowAt(id)).stage).toBe('verifying');
	});

	test('2: a village reports 未发现 and the draw proves otherwise', async () => {
		at('2022-06-09T09:00');
		const ids = await villageRows(['9']);
		const report = await previewOfRows(clerk, 'reportNotFound', ids);
		expect(report.will).toHaveLength(ids.length);
		const form = filledForm(report);
		for (const { id } of report.findings) form.set(`checkedOn.${id}`, '2022-06-08');
		expect((await bulkAct(clerk, form)).lines.every((line) => line.done)).toBe(true);

		const before = await previewOfView(second, store.campaignId, 'confirmNotFound', wholeView);
		expect(before).toMatchObject({ will: [], undrawn: ids.length });
		const taken = await takeDraw(second, ids[0]!);
		if (isRefusal(taken)) throw new Error(taken.message);
		expect(taken).toMatchObject({ size: ids.length, percent: 10 });
		expect(draw(ids, 10, taken.seed)).toEqual(taken.drawn);
		expect(taken.drawn.length).toBe(Math.ceil(ids.length / 10));

		const after = await previewOfView(second, store.campaignId, 'confirmNotFound', wholeView);
		expect(after.will).toHaveLength(ids.length);
		const looked = after.will.filter((line) => line.draw === 'own').map(({ id }) => id);
		expect(looked.sort()).toEqual(taken.drawn);

		const [wrong = ''] = taken.drawn;
		const back = await done(
			second,
			{ id: wrong },
			{
				verb: 'return',
				reason: '入户发现 3 户不知晓政策',
				missing: '补录问题',
				amendBy: '2022-06-15'
			}
		);
		expect(back).toMatchObject({ stage: 'claimed', missed: 1, returns: 1, check: null });

		const failed = await previewOfView(second, store.campaignId, 'confirmNotFound', wholeView);
		expect(failed.will.every((line) => line.draw === 'own')).toBe(true);
		const blind = filledForm(failed);
		for (const { id } of failed.will.slice(1)) blind.set(`conclusion.${id}`, '');
		const result = await bulkAct(second, blind);
		expect(result.lines.filter((line) => line.done)).toHaveLength(1);
		expect(result.lines.find((line) => !line.done)?.message).toContain('逐条核实');

		const village = await rowOf('9', '铁李村');
		expect(
			await refused(second, village, {
				verb: 'reopen',
				finder: '镇',
				cause: 'false',
				evidence: '有'
			})
		).toBe('stage');
		const missed = await db()
			.read.select({ id: r.id })
			.from(r)
			.where(and(eq(r.townshipId, clerk.unitId), eq(r.missed, 1)));
		expect(missed.map(({ id }) => id)).toEqual([wrong]);
	});
});
