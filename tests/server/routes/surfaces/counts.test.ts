import { describe, expect, test } from 'vitest';
import type { CalendarView } from '#lib/server/calendar/calendar.ts';
import type { InboxView } from '#lib/server/inbox/view.ts';
import type { PaperView } from '#lib/exchange/sheets/paper-view-shape.ts';
import type { StatisticsLine, StatisticsView } from '#lib/server/statistics/statistics.ts';
import type { ShellView } from '#lib/ui/shell.ts';
import { units } from '../../../cast.ts';
import { ask, marksIn, pageOf, plantedForAll } from './ask.ts';
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
	leadLines,
	papers,
	told,
	townshipLines,
	type Counted
} from './told.ts';

plantedForAll();

const divisions: Record<string, Record<string, Place[]>> = {
	township: {
		...townshipLines,
		department: Object.values(departmentLines).flat(),
		city: ['county']
	},
	sector: leadLines
};

describe.each(readers)('$who', (reader) => {
	const { actor, owns } = reader;

	test.each(Object.entries(divisions))('the statistics by %s', async (by, lines) => {
		const { statistics } = await pageOf<{ statistics: StatisticsView }>(
			actor,
			'(app)/statistics',
			`by=${by}`
		);
		const shown = statistics.lines.map((line) => [line.key, figuresIn(line)]);
		const expected = inSight(lines, reader).map(([key, at]) => [key, figuresOf(at)]);
		expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(expected));
		expect(figuresIn(statistics.total)).toEqual(figuresOf(counted(reader)));
	});

	test.each(['', 'whose=all'])('the calendar, %s', async (query) => {
		const { calendar } = await pageOf<{ calendar: CalendarView }>(actor, '(app)/calendar', query);
		const shown = calendar.weeks
			.flat()
			.flatMap(({ day, counts }) => Object.entries(counts).map(([kind, rows]) => [kind, day, rows]))
			.filter(([, , rows]) => rows !== 0);
		expect(shown.sort()).toEqual(
			daysOf(query && !isVillage(reader) ? counted(reader) : ownDays(reader))
		);
	});

	test('待办, and the numbers on every page', async () => {
		const expected = {
			waiting: idsWaiting(reader),
			returned: idsIn(owns, isSentBack),
			/** Nothing was hung up again. */
			cameBack: [] as string[],
			/** No 督导记录 was written in this county. */
			unanswered: [] as string[],
			/** What lies with a reviewer is nothing for its unit to do. */
			soon: idsIn(owns, (one, stage) => isSoon(one, stage) && stage !== 'approving')
		};
		const { inbox } = await pageOf<{ inbox: InboxView }>(actor, '(app)/inbox');
		expect(inbox.groups.map(({ key }) => key)).toEqual(Object.keys(expected));
		for (const { key, total, items } of inbox.groups) {
			expect([key, total]).toEqual([key, expected[key].length]);
			const ids = items.map(({ head }) => head.id);
			expect(ids).toHaveLength(Math.min(total, 20));
			expect(expected[key]).toEqual(expect.arrayContaining(ids));
		}
		const { shell } = await pageOf<{ shell: ShellView }>(actor, '(app)');
		const lists = Object.values(expected).map(({ length }) => length);
		expect([shell.waiting, shell.bell]).toEqual([
			expected.waiting.length,
			lists.reduce((sum, length) => sum + length, 0)
		]);
	});

	test('the whole ledgers of units in sight, printed, and no other', async () => {
		for (const { id: unit } of Object.values(units)) {
			const params = { unit };
			const said = await ask(actor, '(app)/ledgers/[unit]/print', params, 'villages=1');
			const shown = (JSON.parse(said) as { papers?: PaperView[] }).papers ?? [];
			const printed = reader.prints.includes(unit) ? (papers[unit] ?? []) : [];
			const expected = printed.map((at) =>
				idsIn(at, (_, stage) => stage !== 'void')
					.map(markOf)
					.sort()
			);
			expect([unit, shown.map((paper) => marksIn(JSON.stringify(paper.lines)))]).toEqual([
				unit,
				expected
			]);
		}
	});
});

/** The figures of a line: one row a stage at each place, each with its problem. */
function figuresOf(at: Counted[]) {
	const all = countIn(at, isCounted);
	const [closed, longTerm] = [
		countIn(at, ({ counts }) => counts === 'closed'),
		countIn(at, ({ counts }) => counts === 'longTerm')
	];
	return {
		rows: countIn(at, () => true),
		problems: all,
		closed,
		longTerm,
		rectifying: countIn(at, isRectifying),
		overdue: countIn(at, isOverdue),
		completionRate: all ? (closed + longTerm) / all : null,
		closureRate: all ? closed / all : null
	};
}

function figuresIn(line: StatisticsLine) {
	const { key: _key, label: _label, query: _query, ...figures } = line;
	return figures;
}

/** Units count their own days first; who watches, and a leader, all in sight. */
function ownDays(reader: Reader): Counted[] {
	const { actor, sees, owns } = reader;
	return actor.role === 'leader' || sees.length === places.length ? counted(reader) : owns;
}

function isVillage({ actor }: Reader): boolean {
	return actor.unitLevel === 'village';
}

function daysOf(at: Counted[]) {
	const kinds = ['due', 'review', 'amend'] as const;
	return kinds
		.flatMap((kind) => Object.values(told).map((one) => [kind, one[kind]] as const))
		.filter(([, day]) => day)
		.map(([kind, day]) => [kind, day, countIn(at, (one) => one[kind] === day)])
		.filter(([, , rows]) => rows !== 0)
		.sort();
}

function markOf(id: string): string {
	return `zq${id.replace('-', '')}qz`;
}
