import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import { addDays } from '#lib/ledger/day.ts';
import type { DeskView } from '#lib/server/desk/view.ts';
import { lightOf, reviewOverdue } from '#lib/ledger/due/due.ts';
import { rateInWords } from '#lib/ledger/rates/rates.ts';
import { scopeOf, sees } from '#lib/ledger/permissions.ts';
import type { LedgerRow, Level } from '#lib/ledger/row.ts';
import { stages } from '#lib/ledger/stage.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { rowSets } from '#lib/ledger/row-sets.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { campaignOf } from '#lib/server/campaigns/campaigns.ts';
import { proposedNow } from '#lib/server/campaigns/report.ts';
import { setClock } from '#lib/server/clock.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { desk } from '#lib/server/desk/desk.ts';
import { figuresReport } from '#lib/server/desk/figures-report.ts';
import { allSheetsOf } from '#lib/server/sheets/unit.ts';
import { copyRows } from '#lib/server/rows/list/copy.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { statistics } from '#lib/server/statistics/statistics.ts';
import { systemActor } from '#lib/server/roster/system-actor.ts';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const today = '2022-07-06';
const asked = { by: '', sort: '', show: '' };
const view = { ...campaign, documentNumber: '', running: true };
let store: TestStore;
let rows: LedgerRow[];

const day = fc.integer({ min: -30, max: 30 }).map((n) => addDays(today, n));
const maybe = fc.option(day, { nil: null });
const owners = [units.dongwan, units.xiling, units.shangzhuang, units.liuhe, units.shiqiao];
const departments = [units.farming, units.water, units.discipline];
const anyRow = fc.record({
	unit: fc.constantFrom(...owners, ...departments, units.county),
	finding: fc.constantFrom(...Object.values(findings)),
	stage: fc.constantFrom(...stages.filter((stage) => stage !== 'transferPending')),
	rectification: fc.constantFrom('immediate', 'byDeadline', 'longTerm', null),
	plannedOn: maybe,
	dueOn: maybe,
	reviewOn: maybe,
	replyBy: maybe,
	underReviewSince: maybe,
	withReviewerSince: maybe,
	reviewedDays: fc.integer({ min: 0, max: 12 }),
	problem: fc.constantFrom('', '2 户无门'),
	outcomeConfirmedOn: fc.constantFrom(null, '2022-07-01'),
	goalReached: fc.boolean()
});

beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
	rows = fc.sample(anyRow, 1200).map(({ unit, finding, ...random }, index): LedgerRow => ({
		id: `random-${index}`,
		...newRow({
			countyId,
			campaignId: campaign.id,
			findingId: finding.id,
			unitId: unit.id,
			townshipId:
				unit.level === 'village' ? unit.parentId : unit.level === 'township' ? unit.id : null,
			leadUnitId: finding.leadUnitId,
			level: unit.level as Level,
			ordinal: index + 1,
			chain: defaultChains[unit.level],
			replyBy: null
		}),
		...random
	}));
	await store.database.write(countyId, 'ledger', (tx) => insertMany(tx, tables.ledgerRows, rows));
	setClock('2022-07-06T01:00:00.000Z');
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

const cast: [string, Actor][] = [
	['the office', people.chenJing],
	['supervision', people.hanBing],
	['a leader', people.wuGang],
	['a township', people.liWen],
	['a department', people.linTao]
];

describe.each(cast)('the desk of %s', (_who, actor) => {
	test('says what a plain count over its rows says', async () => {
		const { totals } = await desk(actor, view, asked);
		const seen = rows.filter((row) => sees(scopeOf(actor), row));
		expect(seen.length).toBeGreaterThan(50);
		const counted = seen.filter(
			({ stage }) => !['notFound', 'void', 'transferred'].includes(stage)
		);
		const lit = (...kinds: string[]) =>
			seen.filter((row) => kinds.includes(lightOf(row, today).kind)).length;
		const problems = counted.filter(({ problem }) => problem !== '');
		const said = Object.fromEntries(totals.map(({ key, value }) => [key, value]));
		expect(said).toMatchObject({
			findings: new Set(seen.map(({ findingId }) => findingId)).size,
			problems: problems.length,
			closed: seen.filter(({ stage }) => stage === 'closed').length,
			rectifying: problems.filter(({ stage }) => stage !== 'closed' && stage !== 'longTerm').length,
			longTerm: seen.filter(({ stage }) => stage === 'longTerm').length,
			reviewLate: seen.filter((row) => reviewOverdue(row, today) > 0).length,
			dueSoon: lit('dueSoon'),
			overdue: lit('overdue', 'longOverdue'),
			unclaimedOverdue: lit('unclaimedOverdue')
		});
	});

	test('opens just the rows behind each of its numbers', async () => {
		const shown = await desk(actor, view, asked);
		const doors = [...doorsOf(shown), ...matrixDoors(shown)];
		expect(doors.length).toBeGreaterThan(12);
		for (const [href, count] of doors)
			expect([href, await behind(actor, href)]).toEqual([href, count]);
	});
});

test('the matrix adds up: places to lines, lines to what the office counts', async () => {
	const { matrix } = await desk(people.chenJing, view, { ...asked, by: 'township' });
	const inTownships = rows.filter(({ townshipId }) => townshipId !== null);
	const overdue = inTownships.filter((row) =>
		['overdue', 'longOverdue'].includes(lightOf(row, today).kind)
	);
	expect(matrix?.lines.reduce((sum, line) => sum + line.overdue, 0)).toBe(overdue.length);
	for (const line of matrix?.lines ?? [])
		expect(line.cells.reduce((sum, cell) => sum + (cell?.overdue ?? 0), 0)).toBe(line.overdue);
	expect(matrix?.choices.map(({ value }) => value)).toEqual(['township', 'department']);
});

test('完成率 and 销号率 of desk, statistics, report and command line are those of a plain count', async () => {
	const plain = (seen: LedgerRow[]) => {
		const all = seen.filter(({ stage }) => !['notFound', 'void', 'transferred'].includes(stage));
		const closed = all.filter(({ stage }) => stage === 'closed').length;
		const reached = all.filter(({ stage, goalReached }) => stage === 'longTerm' && goalReached);
		expect(reached.length).toBeGreaterThan(0);
		return {
			completionRate: (closed + reached.length) / all.length,
			closureRate: closed / all.length
		};
	};
	const system = await systemActor(undefined);
	if (isRefusal(system)) throw new Error(system.message);
	expect(await figuresReport(system, campaign.id, undefined)).toMatchObject(plain(rows));
	const { total, lines } = await statistics(people.chenJing, campaign.id, 'township');
	expect(total).toMatchObject(plain(rows));
	const { matrix } = await desk(people.chenJing, view, { ...asked, by: 'township' });
	for (const unitId of ['liuhe', 'shiqiao']) {
		const there = plain(rows.filter(({ townshipId }) => townshipId === unitId));
		expect(lines.find(({ key }) => key === unitId)).toMatchObject(there);
		const line = matrix?.lines.find((one) => one.unitId === unitId);
		expect(line?.completionRate).toBe(there.completionRate);
	}
	const kept = await campaignOf(people.chenJing, campaign.id);
	if (isRefusal(kept)) throw new Error(kept.message);
	const report = await proposedNow(people.chenJing, kept);
	expect(report).toContain(`完成率${rateInWords(plain(rows).completionRate)}`);
});

test('a village finds its own list and no county', async () => {
	const shown = await desk(people.zhengHao, view, asked);
	expect([shown.kind, shown.matrix, shown.submissions]).toEqual(['village', null, null]);
	const units = shown.groups.flatMap(({ items }) => items.map(({ head }) => head.unitId));
	expect(new Set(units)).toEqual(new Set(['dongwan']));
	for (const [href, count] of doorsOf(shown))
		expect([href, await behind(people.zhengHao, href)]).toEqual([href, count]);
});

test('the command line, a copied table and the annex say what the desk says', async () => {
	const system = await systemActor(undefined);
	if (isRefusal(system)) throw new Error(system.message);
	const { totals, matrix } = await desk(people.chenJing, view, { ...asked, by: 'township' });
	const county = await figuresReport(system, campaign.id, undefined);
	if (isRefusal(county)) throw new Error(county.message);
	for (const { key, value } of totals)
		if (key !== 'waiting') expect([key, county[key as keyof typeof county]]).toEqual([key, value]);
	for (const line of matrix?.lines ?? [])
		expect(county.matrix).toContainEqual(
			expect.objectContaining({
				code: line.unitId,
				overdue: line.overdue,
				unclaimed: line.unclaimed
			})
		);
	const own = await figuresReport(system, campaign.id, units.liuhe.code);
	if (isRefusal(own)) throw new Error(own.message);
	const problems = readFilter(new URLSearchParams({ scope: 'liuhe', stage: 'problems' }));
	expect((await copyRows(people.chenJing, campaign.id, problems, 'table')).rows).toBe(own.problems);
	const sheets = await allSheetsOf(people.liWen, campaign.id, 'liuhe');
	if (isRefusal(sheets)) throw new Error(sheets.message);
	const counted = new Set(rows.filter((row) => rowSets.problems.rule(row)).map(({ id }) => id));
	const printed = sheets[0]?.lines.filter(({ id }) => counted.has(id)) ?? [];
	expect(printed).toHaveLength(own.problems);
	expect(isRefusal(await figuresReport(system, campaign.id, 'nowhere'))).toBe(true);
});

function doorsOf({ totals, line, groups, overdue }: DeskView): [string, number][] {
	return [
		...totals.slice(1).map(({ href, value }): [string, number] => [href, value]),
		...line
			.filter(({ href }) => href?.startsWith('/rows'))
			.map(({ href, text }): [string, number] => [href ?? '', Number(/\d+/.exec(text)?.[0])]),
		...groups.map(({ href, total }): [string, number] => [href, total]),
		...(overdue ? [['/rows?light=overdue', overdue.total] as [string, number]] : [])
	];
}

function matrixDoors({ matrix }: DeskView): [string, number][] {
	return (matrix?.lines ?? []).flatMap((line) => {
		const scope = `/rows?${line.query}`;
		const cells = line.cells.flatMap((cell, at): [string, number][] => {
			const place = `${scope}&finding=${matrix?.columns[at]?.id}`;
			return cell
				? [
						[`${place}&stage=unsettled`, cell.open],
						...(cell.open === 0 ? [[`${place}&stage=counted`, cell.total] as [string, number]] : [])
					]
				: [];
		});
		return [
			...cells,
			[`${scope}&light=overdue`, line.overdue] as [string, number],
			[`${scope}&light=unclaimedOverdue`, line.unclaimed] as [string, number]
		];
	});
}

async function behind(actor: Actor, href: string): Promise<number> {
	const values = readFilter(new URL(href, 'http://desk').searchParams);
	return (await list(actor, campaign.id, values, null)).total;
}
