import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { readCommand, type CommandInput } from '#lib/ledger/command/command.ts';
import { draw } from '#lib/ledger/draw.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { confirmRest, takeDraw, type Taken } from '#lib/server/draws/draws.ts';
import { drawInFull } from '#lib/server/draws/view.ts';
import { record } from '#lib/server/record/record.ts';
import { drawsOfRows } from '#lib/server/rows/bulk/draws.ts';
import { findings, people, units, type CastUnit } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { answerOf, handlersOf } from '../cast/handlers.ts';
import { inTurn } from '../cast/in-turn.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { liWen, sunQiang, zhaoMin } = people;
const { ledgerRows, drawRows } = tables;
const hamlets: CastUnit[] = Array.from({ length: 12 }, (_, index) => ({
	...units.xiling,
	id: `hamlet-${index + 1}`,
	code: `hamlet-${index + 1}`,
	shortName: `${index + 1}号村`
}));
let store: TestStore;
let rows: string[];

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	rows = [];
	for (const hamlet of hamlets) {
		const id = await assign(store.database, findings.monitoring, hamlet);
		await act(liWen, id, {
			verb: 'reportNotFound',
			method: '逐户走访',
			households: 40,
			checker: '村会计',
			checkedOn: '2022-06-18'
		});
		rows.push(id);
	}
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

async function act(actor: Actor, id: string, input: CommandInput) {
	const [row] = await store.database.read.select().from(ledgerRows).where(eq(ledgerRows.id, id));
	return actOn(actor, id, row?.version ?? 0, input);
}

/** Without a look before: its write is the first thing it waits for. */
async function actOn(actor: Actor, id: string, version: number, input: CommandInput) {
	const command = readCommand(input);
	if (isRefusal(command)) throw new Error(command.message);
	return record(actor, id, command, { version });
}

const confirm: CommandInput = { verb: 'confirmNotFound', way: 'site', conclusion: '属实' };

async function taken(): Promise<Taken> {
	const result = await takeDraw(zhaoMin, rows[0] as string);
	if (isRefusal(result)) throw new Error(result.message);
	return result;
}

async function stageCount(stage: 'notFound' | 'notFoundPending'): Promise<number> {
	return store.database.read.$count(ledgerRows, and(eq(ledgerRows.stage, stage)));
}

test('before a draw nothing can be confirmed; the draw takes 10 %, at least one, and can be repeated', async () => {
	expect(await act(zhaoMin, rows[0] as string, confirm)).toMatchObject({ kind: 'drawFirst' });
	const drawn = await taken();
	expect(drawn).toMatchObject({ size: 12, percent: 10 });
	expect(drawn.drawn).toHaveLength(2);
	expect(draw(rows, drawn.percent, drawn.seed)).toEqual(drawn.drawn);
	expect(await takeDraw(zhaoMin, rows[0] as string)).toMatchObject({ kind: 'drawn' });
});

test('the undrawn follow once every drawn row passed', async () => {
	const { drawn } = await taken();
	const [first, second] = drawn as [string, string];
	expect(await confirmRest(zhaoMin, first, '随批确认')).toMatchObject({
		confirmed: 0,
		refused: { kind: 'drawnFirst' }
	});
	await act(zhaoMin, first, confirm);
	await act(zhaoMin, second, confirm);
	expect(await confirmRest(zhaoMin, first, '随批确认')).toEqual({ confirmed: 10, refused: null });
	expect(await stageCount('notFound')).toBe(12);
});

test('one drawn row that was wrong makes every row one to be looked at itself', async () => {
	const { drawn } = await taken();
	await act(zhaoMin, drawn[0] as string, {
		verb: 'return',
		reason: '发现 1 户未纳入',
		missing: '补录问题',
		amendBy: '2022-06-25'
	});
	const [failed] = await store.database.read
		.select()
		.from(ledgerRows)
		.where(eq(ledgerRows.id, drawn[0] as string));
	expect(failed).toMatchObject({ stage: 'claimed', missed: 1 });
	const undrawn = rows.find((id) => !drawn.includes(id)) as string;
	expect(await act(zhaoMin, undrawn, confirm)).toMatchObject({ stage: 'notFound' });
	const [looked] = await store.database.read
		.select()
		.from(drawRows)
		.where(eq(drawRows.rowId, undrawn));
	expect(looked?.result).toBe('passed');
	await act(zhaoMin, drawn[1] as string, confirm);
	expect(await confirmRest(zhaoMin, undrawn, '随批确认')).toMatchObject({ confirmed: 0 });
	const waiting = rows.find((id) => id !== undrawn && !drawn.includes(id)) as string;
	expect(await confirmRest(zhaoMin, waiting, '随批确认')).toMatchObject({
		confirmed: 0,
		refused: { kind: 'drawFailed' }
	});
	expect(await stageCount('notFoundPending')).toBe(9);
});

test('漏报 that supervision finds in a row that had passed fails the draw: every other row is looked at', async () => {
	const { drawn, id } = await taken();
	for (const one of drawn) await act(zhaoMin, one, confirm);
	await act(people.hanBing, drawn[0] as string, {
		verb: 'reopen',
		finder: '纪委监委',
		cause: 'false',
		evidence: '暗访发现 2 户'
	});
	const waiting = rows.find((one) => !drawn.includes(one)) as string;
	expect(await confirmRest(zhaoMin, waiting, '随批确认')).toMatchObject({
		confirmed: 0,
		refused: { kind: 'drawFailed' }
	});
	const sheet = await drawInFull(people.chenJing, id);
	expect(sheet?.failed).toBe(1);
	expect(sheet?.rows[0]).toMatchObject({ id: drawn[0], result: '漏报', missed: true });
	expect(await act(zhaoMin, waiting, confirm)).toMatchObject({ stage: 'notFound' });
	expect(await stageCount('notFoundPending')).toBe(9);
});

test('the rest of a draw is confirmed only by who may see it, with an opinion of bearable length', async () => {
	const { drawn } = await taken();
	for (const id of drawn) await act(zhaoMin, id, confirm);
	const waiting = rows.find((id) => !drawn.includes(id)) as string;
	expect(await confirmRest(sunQiang, waiting, '随批确认')).toMatchObject({
		confirmed: 0,
		refused: { kind: 'unseen' }
	});
	expect(await confirmRest(zhaoMin, waiting, '好'.repeat(2001))).toMatchObject({
		confirmed: 0,
		refused: { kind: 'incomplete' }
	});
	expect(await stageCount('notFoundPending')).toBe(10);
});

test('the undrawn follow no opinion that nobody wrote: it is asked for under its field', async () => {
	const { drawn } = await taken();
	for (const id of drawn) await act(zhaoMin, id, confirm);
	const waiting = rows.find((id) => !drawn.includes(id)) as string;
	const { ask } = (await handlersOf('rows/[id]')).find(({ name }) => name === '?/confirmRest')!;
	const said = await answerOf(ask, zhaoMin, { id: waiting }, '?/confirmRest', { conclusion: ' ' });
	expect(said).toMatchObject({ status: 400, body: expect.stringContaining('请填写核实结论') });
	expect(await stageCount('notFoundPending')).toBe(10);
	const typed = { conclusion: '抽查两村均属实' };
	await answerOf(ask, zhaoMin, { id: waiting }, '?/confirmRest', typed);
	expect(await stageCount('notFoundPending')).toBe(0);
});

test('a row reported again after its draw waits for a draw of its own', async () => {
	const { drawn } = await taken();
	const again = drawn[0] as string;
	await act(zhaoMin, again, {
		verb: 'return',
		reason: '走访户数不够',
		missing: '补走访',
		amendBy: '2022-06-25'
	});
	setClock('2022-06-21T02:00:00.000Z');
	await act(liWen, again, {
		verb: 'reportNotFound',
		method: '全部走访',
		households: 90,
		checker: '村会计',
		checkedOn: '2022-06-21'
	});
	expect(await act(zhaoMin, again, confirm)).toMatchObject({ kind: 'drawFirst' });
	expect(await takeDraw(zhaoMin, again)).toMatchObject({ size: 1, drawn: [again] });
});

test('what a later draw finds does not change the draw a row was in before', async () => {
	const before = await taken();
	const again = rows.find((id) => !before.drawn.includes(id)) as string;
	const back = { reason: '走访户数不够', missing: '补走访', amendBy: '2022-06-25' };
	await act(zhaoMin, again, { verb: 'return', ...back });
	setClock('2022-06-21T02:00:00.000Z');
	await act(liWen, again, {
		verb: 'reportNotFound',
		method: '全部走访',
		households: 90,
		checker: '村会计',
		checkedOn: '2022-06-21'
	});
	await takeDraw(zhaoMin, again);
	await act(zhaoMin, again, { verb: 'return', ...back });
	const [kept] = await store.database.read
		.select()
		.from(drawRows)
		.where(and(eq(drawRows.rowId, again), eq(drawRows.drawId, before.id)));
	expect(kept?.result).toBeNull();
});

const again = { method: '全部走访', households: 90, checker: '村会计', checkedOn: '2022-06-21' };

test('a row that is reported while a draw waits its turn is in that draw, and no batch is locked', async () => {
	const late = await assign(store.database, findings.monitoring, units.xiling);
	const [, drawn] = await inTurn(
		store.database,
		() => actOn(liWen, late, 1, { verb: 'reportNotFound', ...again, checkedOn: '2022-06-19' }),
		() => takeDraw(zhaoMin, rows[0] as string)
	);
	if (isRefusal(drawn)) throw new Error(drawn.message);
	expect(drawn.ids).toContain(late);
	expect([...(await drawsOfRows(drawn.ids)).keys()].sort()).toEqual([...drawn.ids].sort());
});

test('a draw that waited its turn is refused when its row was sent back meanwhile', async () => {
	const row = rows[0] as string;
	const back = { reason: '走访户数不够', missing: '补走访', amendBy: '2022-06-25' };
	const [sent, drawn] = await inTurn(
		store.database,
		() => actOn(zhaoMin, row, 2, { verb: 'return', ...back }),
		() => takeDraw(zhaoMin, row)
	);
	expect(isRefusal(sent)).toBe(false);
	expect(drawn).toMatchObject({ kind: 'notReviewer' });
});
