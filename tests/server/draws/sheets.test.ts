import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draw } from '#lib/ledger/draw.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { repeatDraw } from '#lib/server/draws/repeat.ts';
import { drawLines, drawInFull } from '#lib/server/draws/view.ts';
import { takeDraw, takeDraws } from '#lib/server/draws/draws.ts';
import { desk } from '#lib/server/desk/desk.ts';
import { bulkAct } from '#lib/server/rows/bulk/bulk.ts';
import { previewOfRows } from '#lib/server/rows/bulk/preview.ts';
import { campaign, findings, people, units, type CastFinding } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { filledForm } from '../rows/bulk/form.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { liWen, zhaoMin, wuGang, chenJing, zhengHao, sunQiang, zhouMing } = people;
const { campaigns, drawRows } = tables;
let store: TestStore;
let ids: string[];

/** 柳河镇's clerk reports both villages for findings 1 and 2; 2 is 重点. */
beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	ids = [];
	for (const finding of [findings.monitoring, findings.construction])
		for (const village of [units.dongwan, units.xiling])
			ids.push(await assign(store.database, finding as CastFinding, village));
	const report = await bulkAct(
		liWen,
		filledForm(await previewOfRows(liWen, 'reportNotFound', ids))
	);
	expect(report.lines.every(({ done }) => done)).toBe(true);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

async function takenDraws(): Promise<string[]> {
	const taken = await takeDraws(zhaoMin, ids);
	if (isRefusal(taken)) throw new Error(taken.message);
	return taken.map(({ id }) => id);
}

async function setPercent(drawPercent: number): Promise<void> {
	await store.database.write('anhe', 'ledger', (tx) =>
		tx.update(campaigns).set({ drawPercent }).where(eq(campaigns.id, campaign.id))
	);
}

test('a campaign draws what it says, a 重点 finding is looked at whole whatever it says', async () => {
	await setPercent(60);
	const [plain = '', key = ''] = await takenDraws();
	expect(await drawInFull(zhaoMin, plain)).toMatchObject({ percent: 60, size: 2, drawn: 2 });
	expect(await drawInFull(zhaoMin, key)).toMatchObject({ percent: 100, size: 2, drawn: 2 });
	expect(await takeDraws(zhaoMin, ids)).toMatchObject({ kind: 'drawn' });
});

test('the sheet of a draw tells its batch, its seed and what was found, and that it can be repeated', async () => {
	const [id = ''] = await takenDraws();
	const sheet = await drawInFull(chenJing, id);
	expect(sheet).toMatchObject({
		finding: '1 防止返贫动态监测工作存在不足',
		unit: '柳河镇',
		person: '赵敏',
		at: '2022-06-20 10:00:00',
		percent: 10,
		size: 2,
		drawn: 1,
		waiting: 1,
		same: true
	});
	const all = sheet?.rows.map((row) => row.id) ?? [];
	const drawn = sheet?.rows.filter((row) => row.drawn).map((row) => row.id);
	expect(draw(all, 10, sheet?.seed ?? '')).toEqual(drawn);
	expect(sheet?.rows.map(({ result }) => result)).toEqual(['待核实', '未抽中，待确认']);
});

test.each(['as listed', 'the other way round'])(
	'the undrawn follow the drawn ones of the same form, sent %s',
	async (order) => {
		const [id = ''] = await takenDraws();
		const sent = order === 'as listed' ? ids : [...ids].reverse();
		const preview = await previewOfRows(zhaoMin, 'confirmNotFound', sent);
		expect(preview.will.map(({ draw }) => draw).sort()).toEqual(['own', 'own', 'own', 'rest']);
		const result = await bulkAct(zhaoMin, filledForm(preview));
		expect(result.lines.map(({ done }) => done)).toEqual([true, true, true, true]);
		const sheet = await drawInFull(chenJing, id);
		expect(sheet?.rows.map(({ result }) => result)).toEqual(['属实', '未抽中，随批确认']);
	}
);

test('a drawn one that is left out keeps the undrawn from following', async () => {
	await takenDraws();
	const preview = await previewOfRows(zhaoMin, 'confirmNotFound', ids.slice(0, 2));
	const own = preview.will.filter(({ draw }) => draw === 'own').map(({ id }) => id);
	const alone = ids.slice(0, 2).filter((one) => !own.includes(one));
	expect(await previewOfRows(zhaoMin, 'confirmNotFound', alone)).toMatchObject({ will: [] });
	const { lines } = await bulkAct(zhaoMin, filledForm(preview, own));
	const said = lines.map(({ done, left, message }) => [done, left ?? false, message]);
	expect(said).toEqual([
		[false, false, expect.stringContaining('抽中的条目全部核实属实后')],
		[false, true, '没有勾选，没有办理']
	]);
});

test('who does not see the whole batch sees no draw of it', async () => {
	const [id = ''] = await takenDraws();
	for (const [person, sees] of [
		...[
			[zhaoMin, true],
			[chenJing, true],
			[wuGang, true]
		],
		...[
			[zhengHao, false],
			[sunQiang, false]
		]
	] as const) {
		expect((await drawInFull(person, id)) !== undefined).toBe(sees);
		expect(await drawLines(person, campaign.id)).toHaveLength(sees ? 2 : 0);
	}
	expect(await drawInFull(chenJing, 'no-such-draw')).toBeUndefined();
});

test('a draw that somebody rewrites is told, in the rows and by the log', async () => {
	const [id = ''] = await takenDraws();
	expect(await repeatDraw(store.database.read, id)).toMatchObject({ same: true, told: true });
	await store.database.write('anhe', 'ledger', async (tx) => {
		await tx.update(drawRows).set({ drawn: true }).where(eq(drawRows.drawId, id));
	});
	expect(await repeatDraw(store.database.read, id)).toMatchObject({ same: false, told: false });
	const { draws } = tables;
	await store.database.write('anhe', 'ledger', async (tx) => {
		await tx.update(draws).set({ percent: 100 }).where(eq(draws.id, id));
	});
	expect(await repeatDraw(store.database.read, id)).toMatchObject({ same: true, told: false });
	expect(await drawInFull(chenJing, id)).toMatchObject({ same: false });
});

test('漏报 is counted on the desks of those who see it, with the door to its rows', async () => {
	const taken = await takeDraw(zhaoMin, ids[0]!);
	if (isRefusal(taken)) throw new Error(taken.message);
	const back = await previewOfRows(zhaoMin, 'return', taken.drawn);
	await bulkAct(zhaoMin, filledForm(back));
	expect(await drawInFull(chenJing, taken.id)).toMatchObject({ failed: 1, waiting: 0 });
	const view = { ...campaign, documentNumber: '', running: true };
	const ask = { by: '', sort: '', show: '' };
	for (const person of [zhouMing, liWen, wuGang]) {
		const { line } = await desk(person, view, ask as never);
		expect(line).toContainEqual({
			text: '核实查出漏报 1 条',
			href: '/rows?stage=missed',
			tone: 'amber'
		});
	}
	const { line } = await desk(sunQiang, view, ask as never);
	expect(line.map(({ text }) => text).join()).not.toContain('漏报');
});

test('the command line says what it wants when it is not told which draw', () => {
	const root = join(import.meta.dirname, '../../..');
	const env = { ...process.env, DATA_DIR: mkdtempSync(join(tmpdir(), 'draw-')) };
	const run = () =>
		execFileSync(process.execPath, ['src/commands/draw.ts'], { cwd: root, env, stdio: 'pipe' });
	expect(run).toThrow(/用法：npm run -s draw/);
});
