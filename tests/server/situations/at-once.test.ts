import { and, asc, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { readCommand, type CommandInput } from '#lib/ledger/command/command.ts';
import { fold, type LedgerEvent } from '#lib/ledger/events/events.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { rowIn, type LedgerRow } from '#lib/ledger/row.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { StaleRefusal } from '#lib/server/record/stale.ts';
import { record, type Recorded } from '#lib/server/record/record.ts';
import { actRefused } from '#lib/server/rows/row/act-refused.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';
import { countiesFilled } from '../../county-notices.ts';
import { at, done, openYuzhou, personIn, plan, rowAt, rowOf } from './yuzhou.ts';

describe.each(countiesFilled)('several people on one row at once: $name', (notice) => {
	let store: Awaited<ReturnType<typeof openYuzhou>>;
	let zhang: Actor;
	let li: Actor;
	let inspector: Actor;
	beforeAll(async () => {
		store = await openYuzhou(notice);
		zhang = await personIn('梁北镇', '张建');
		li = await personIn('梁北镇', '李娜');
		inspector = await personIn('市纪委监委', '纪检甲');
		at('2022-06-08T09:00');
	});
	afterAll(async () => {
		setClock(null);
		await store.close();
	});

	/** Sends a form as it was opened at a version. */
	function send(actor: Actor, rowId: string, input: CommandInput, version: number, key?: string) {
		const command = readCommand(input);
		if (isRefusal(command)) throw new Error(command.message);
		return record(actor, rowId, command, { version, key });
	}

	async function eventsOf(rowId: string) {
		const { events: e } = tables;
		const found = await db()
			.read.select()
			.from(e)
			.where(and(eq(e.rowId, rowId), eq(e.kind, 'ledger')))
			.orderBy(asc(e.seq));
		return found.map(({ type, personId, body }) => ({
			...(JSON.parse(body) as LedgerEvent),
			type,
			personId
		}));
	}

	async function expectFold(row: LedgerRow) {
		const { rowVersions: v } = tables;
		const kept = await db()
			.read.select()
			.from(v)
			.where(eq(v.rowId, row.id))
			.orderBy(asc(v.version));
		expect(kept.map(({ version }) => version)).toEqual(kept.map((_, index) => index + 1));
		const events = (await eventsOf(row.id)).slice(1) as unknown as LedgerEvent[];
		expect(fold(rowIn(kept[0]!.body), events)).toEqual(row);
	}

	test('12: two clerks and an inspector work on one row at once', async () => {
		const row = await done(zhang, await rowOf('4', '梁北镇/郭村'), plan('2022-07-10'));
		const forms = [
			[zhang, { verb: 'amend', measure: '由镇卫生院逐户上门', reason: '改由卫生院办' }],
			[li, { verb: 'amend', measure: '由村医逐户上门', reason: '村医就近' }],
			[
				inspector,
				{ verb: 'noteSupervision', finding: '走访 2 户，未见帮扶记录', suggestion: '补记录' }
			]
		] as const satisfies (readonly [Actor, CommandInput])[];
		const answers = await Promise.all(
			forms.map(([who, form], n) => send(who, row.id, form, row.version, `form-${n}`))
		);
		const late = forms.flatMap(([who, form], n) => {
			const said = answers[n] as Refusal | Recorded;
			return isRefusal(said) ? [{ who, form, key: `form-${n}`, said: said as StaleRefusal }] : [];
		});
		expect(late).toHaveLength(2);
		expect((await rowAt(row.id)).version).toBe(row.version + 1);

		// Each is told who was first and has all that was typed before them, both values side by side.
		for (const { who, form, said } of late) {
			expect(said).toMatchObject({ kind: 'stale', version: row.version + 1 });
			expect(said.message).toContain('您填写的内容还在');
			const first = forms[answers.findIndex((answer) => !isRefusal(answer))]!;
			expect(said.conflict).toMatchObject({ who: first[0].name, unit: first[0].unitName });
			const page = actRefused({ ...form }, said);
			expect(page.values).toMatchObject(form);
			if (who !== inspector && first[0] !== inspector)
				expect(page.conflict!.fields).toMatchObject([{ name: 'measure', label: '整改措施' }]);
		}
		// Sent again from what the page now says, one is late once more and is told so once more.
		const again = await Promise.all(
			late.map(({ who, form, key, said }) => send(who, row.id, form, said.version, key))
		);
		expect(again.filter(isRefusal)).toHaveLength(1);
		const last = late[again.findIndex(isRefusal)]!;
		const { version } = again.find(isRefusal) as unknown as StaleRefusal;
		expect(await send(last.who, row.id, last.form, version, last.key)).toMatchObject({
			version: row.version + 3
		});

		const written = (await eventsOf(row.id)).slice(-3);
		expect(written.map(({ personId }) => personId).sort()).toEqual(
			[zhang, li, inspector].map(({ personId }) => personId).sort()
		);
		// The measure of whoever came last stands; that of the other stands in the record as what it was before.
		const amended = written.filter(({ type }) => type === 'amend').map((e) => e.changes.measure);
		expect(amended[1]![0]).toBe(amended[0]![1]);
		expect(await rowAt(row.id)).toMatchObject({ measure: amended[1]![1] });
		await expectFold(await rowAt(row.id));
	});

	test('12: while one clerk puts it up, the other’s progress is not written on a row under review, nor lost', async () => {
		const row = await done(zhang, await rowOf('6', '梁北镇/郭村'), plan('2022-07-10'));
		const closing: CommandInput = {
			verb: 'requestClosure',
			completedOn: '2022-06-08',
			outcome: '已改完',
			extendedCheck: '全村已查',
			evidence: '村档案盒 1 号'
		};
		const progress: CommandInput = { verb: 'reportProgress', on: '2022-06-08', text: '已改 3 处' };
		await send(zhang, row.id, closing, row.version);
		const note: CommandInput = { verb: 'noteSupervision', finding: '第 4 处未改' };
		const noted = await send(inspector, row.id, note, row.version);
		expect(noted).toMatchObject({ kind: 'stale', conflict: { who: '张建', act: '申请销号' } });
		await send(inspector, row.id, note, (noted as unknown as StaleRefusal).version);
		const late = await send(li, row.id, progress, row.version);
		expect(late).toMatchObject({ kind: 'stale', conflict: { who: '纪检甲', act: '督导记录' } });
		const { version } = late as unknown as StaleRefusal;
		expect(await send(li, row.id, progress, version)).toMatchObject({
			kind: 'stage',
			message: expect.stringContaining('待核查')
		});
		expect((await eventsOf(row.id)).map(({ type }) => type)).toEqual([
			...['assign', 'claim', 'plan', 'requestClosure', 'noteSupervision']
		]);
	});

	test('200 acts on 50 rows, sixteen at once and each sent twice: every act is done once, and the record is whole', async () => {
		const { ledgerRows: r, progress } = tables;
		const rows = (
			await db()
				.read.select()
				.from(r)
				.where(and(eq(r.townshipId, zhang.unitId), eq(r.level, 'village'), eq(r.stage, 'assigned')))
				.orderBy(asc(r.id))
				.limit(50)
		).map(({ id }) => id);
		expect(rows).toHaveLength(50);
		for (const id of rows) await done(zhang, { id }, plan('2022-07-10'));
		const village: CommandInput = { verb: 'amend', measure: '逐户上门并公示', reason: '细化' };
		const acts = rows.flatMap((id) => {
			const dated = { verb: 'reportProgress', on: '2022-06-08' } as const;
			return [
				[zhang, id, { ...dated, text: `张建 ${id}` }],
				[li, id, { ...dated, text: `李娜 ${id}` }],
				[li, id, village],
				[inspector, id, { verb: 'noteSupervision', finding: '抽查 1 户' }]
			] as [Actor, string, CommandInput][];
		});
		let late = 0;
		/** A person at a form: sends it twice in one breath, and again from the newer version when somebody was first. */
		async function insist(
			who: Actor,
			id: string,
			form: CommandInput,
			key: string
		): Promise<number> {
			for (let version = 2; version < 9;) {
				const said = await Promise.all([1, 2].map(() => send(who, id, form, version, key)));
				const [one, two] = said as [Refusal | Recorded, Refusal | Recorded];
				if (!isRefusal(one)) {
					expect(two).toEqual(one);
					return one.version;
				}
				expect(one.kind).toBe('stale');
				late += 1;
				if (!isRefusal(two)) return two.version;
				({ version } = two as unknown as StaleRefusal);
			}
			throw new Error(`${form.verb} on ${id} never came through`);
		}
		// Four rows at a time: all fifty would wait longer for a connection than the ten seconds a busy machine gives them.
		const versions: number[] = [];
		for (let from = 0; from < acts.length; from += 16) {
			const atOnce = acts.slice(from, from + 16);
			const sent = atOnce.map(([who, id, form], n) => insist(who, id, form, `act-${from + n}`));
			versions.push(...(await Promise.all(sent)));
		}
		expect(late).toBeGreaterThan(0);

		const { events: e } = tables;
		const written = await db()
			.read.select()
			.from(e)
			.where(inArray(e.rowId, rows))
			.orderBy(asc(e.seq));
		const after = written.filter(({ type }) => !['assign', 'claim', 'plan'].includes(type));
		expect(after).toHaveLength(200);
		const told = await db().read.select().from(progress).where(inArray(progress.rowId, rows));
		expect(new Set(told.map(({ text }) => text)).size).toBe(100);
		expect(told).toHaveLength(100);
		for (const [n, id] of rows.entries()) {
			const mine = versions.slice(n * 4, n * 4 + 4);
			expect(mine.sort()).toEqual([3, 4, 5, 6]);
			const row = await rowAt(id);
			expect(row).toMatchObject({ version: 6, measure: '逐户上门并公示' });
			await expectFold(row);
		}
		for await (const line of verifyStore(db().read)) expect(line).toMatchObject({ sound: true });
	});
});
