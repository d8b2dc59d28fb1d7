import { describe, expect, test } from 'vitest';
import type { DeskView, MatrixView } from '#lib/server/desk/view.ts';
import { pageOf, plantedForAll } from './ask.ts';
import { places, type Place } from './county.ts';
import { readers, type Reader } from './people.ts';
import {
	counted,
	countIn,
	departmentLines,
	idsIn,
	idsWaiting,
	inSight,
	isCounted,
	isOverdue,
	isRectifying,
	isSentBack,
	isSoon,
	isUnclaimed,
	townshipLines,
	villageLines,
	type Counted
} from './told.ts';

plantedForAll();

const underWay = ['claimed', 'rectifying'];
const withUnit = ['assigned', ...underWay];

describe.each(readers)('the desk of $who', (reader) => {
	const { actor, sees } = reader;
	const deskFor = async (query = '') =>
		(await pageOf<{ desk: DeskView }>(actor, '(app)', query)).desk;

	test('counts what is in sight', async () => {
		const { totals, line } = await deskFor();
		if (isVillage(reader)) expect(line.map(({ text }) => text)).toEqual(villageWords(sees));
		else
			expect(Object.fromEntries(totals.map(({ key, value }) => [key, value]))).toEqual({
				...totalsOf(counted(reader)),
				...(actor.role === 'leader' ? {} : { waiting: idsWaiting(reader).length })
			});
	});

	test('says what the own unit has to do, in its line', async () => {
		if (isVillage(reader)) return;
		const own = (await deskFor()).line.filter(({ text }) => text.startsWith('本单位'));
		expect(own.map(({ text }) => text)).toEqual(ownWords(reader));
	});

	test('has each unit in sight as a line of the matrix', async () => {
		const ways = isTownship(reader)
			? { village: villageLines }
			: { township: townshipLines, department: departmentLines };
		for (const [by, lines] of Object.entries(ways)) {
			const { matrix } = await deskFor(`by=${by}&sort=code`);
			const expected = isVillage(reader) ? [] : inSight(lines, reader);
			if (expected.length === 0) expect(matrix?.by).not.toBe(by);
			else expect([matrix?.by, linesIn(matrix)]).toEqual([by, linesOf(expected)]);
		}
	});

	test('lists the rows that are late, for who watches', async () => {
		const { overdue } = await deskFor();
		const watches = sees.length === places.length || actor.role === 'leader';
		if (!watches) return expect(overdue).toBeNull();
		const late = idsIn(counted(reader), isOverdue);
		// Due on the 10th, then on the 18th; the county's desk has room for eight, a leader's for forty.
		const inOrder = ['rectifying', 'transferPending'].flatMap((stage) =>
			late.filter((id) => id.endsWith(stage))
		);
		const most = actor.role === 'leader' ? 40 : 8;
		expect(overdue?.total).toBe(late.length);
		expect(overdue?.items.map(({ head }) => head.id)).toEqual(inOrder.slice(0, most));
	});

	test('has heaps of what is asked of this person', async () => {
		const { groups } = await deskFor();
		const expected = isVillage(reader) ? villageHeaps(reader) : heaps(reader);
		expect(Object.fromEntries(groups.map(({ key, total }) => [key, total]))).toEqual(
			Object.fromEntries(expected.map(([key, ids]) => [key, ids.length]))
		);
		for (const { key, items, folded } of groups) {
			const ids = Object.fromEntries(expected)[key] ?? [];
			expect(items).toHaveLength(Math.min(ids.length, folded ? 5 : isVillage(reader) ? 200 : 6));
			expect(ids).toEqual(expect.arrayContaining(items.map(({ head }) => head.id)));
		}
	});
});

function totalsOf(at: Counted[]) {
	return {
		findings: at.length > 0 ? 1 : 0,
		problems: countIn(at, isCounted),
		rectifying: countIn(at, isRectifying),
		closed: countIn(at, ({ counts }) => counts === 'closed'),
		longTerm: countIn(at, ({ counts }) => counts === 'longTerm'),
		reviewLate: countIn(at, ({ late }) => late === true),
		dueSoon: countIn(at, isSoon),
		overdue: countIn(at, isOverdue),
		unclaimedOverdue: countIn(at, isUnclaimed)
	};
}

/** 13 stages at one village. */
function villageWords(at: Place[]) {
	const withIt = countIn(at, (_, stage) => withUnit.includes(stage));
	return [
		`共 ${countIn(at, () => true)} 项`,
		`${countIn(at, isOverdue)} 项逾期`,
		`${countIn(at, isUnclaimed)} 项逾期未认领`,
		`${countIn(at, isSoon)} 项临期`,
		`${countIn(at, isSentBack)} 项退回待补`,
		`${countIn(at, (_, stage) => stage === 'assigned')} 项待排查`,
		`${countIn(at, () => true) - withIt} 项已办`
	];
}

/** Townships and departments read in the same line what is late in their sight instead. */
function ownWords({ owns, sees }: Reader) {
	const at = (stage: string) => countIn(owns, (_, one) => one === stage);
	const watches = sees.length === places.length;
	return [
		[at('assigned'), '待认领'] as const,
		...(watches ? [[countIn(owns, isOverdue), '逾期'] as const] : []),
		...(watches ? [[at('claimed') + at('rectifying'), '办理中'] as const] : [])
	].flatMap(([rows, word]) => (rows > 0 ? [`本单位 ${rows} 条${word}`] : []));
}

function linesIn(matrix: MatrixView | null) {
	return Object.fromEntries(
		(matrix?.lines ?? []).map(({ unitId, cells, overdue, unclaimed }) => [
			unitId,
			{ cells, overdue, unclaimed }
		])
	);
}

function linesOf(lines: [string, Counted[]][]) {
	return Object.fromEntries(
		lines.map(([unit, at]) => {
			const [overdue, unclaimed] = [countIn(at, isOverdue), countIn(at, isUnclaimed)];
			// What was sent on is open here until its outcome is confirmed.
			const sent = countIn(at, (_, stage) => stage === 'transferred');
			const counts = {
				open: countIn(at, isRectifying) + sent,
				total: countIn(at, isCounted) + sent
			};
			const cell = { ...counts, overdue, unclaimed, dueSoon: countIn(at, isSoon) };
			return [unit, { cells: [cell], overdue, unclaimed }];
		})
	);
}

/** Heaps of townships and departments; who watches has none, and one with nothing in it is left out. */
function heaps(reader: Reader): [string, string[]][] {
	const { actor, sees, owns } = reader;
	if (sees.length === places.length || actor.role === 'leader') return [];
	const waiting = idsWaiting(reader);
	const lit = (is: typeof isSoon) =>
		idsIn(counted(reader), is).filter((id) => !waiting.includes(id));
	const all: [string, string[]][] = [
		['waiting', waiting],
		['returned', idsIn(owns, isSentBack)],
		['assigned', idsIn(owns, (_, stage) => stage === 'assigned')],
		['overdue', lit(isOverdue)],
		['unclaimedOverdue', lit(isUnclaimed)],
		['dueSoon', lit(isSoon)],
		['own', idsIn(owns, (_, stage) => underWay.includes(stage))]
	];
	return all.filter(([, ids]) => ids.length > 0);
}

function villageHeaps({ sees }: Reader): [string, string[]][] {
	return [
		['todo', idsIn(sees, (_, stage) => withUnit.includes(stage))],
		['done', idsIn(sees, (_, stage) => !withUnit.includes(stage))]
	];
}

function isVillage({ actor }: Reader): boolean {
	return actor.unitLevel === 'village';
}

function isTownship({ actor }: Reader): boolean {
	return actor.unitLevel === 'township';
}
