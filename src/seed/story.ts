import { addDays } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';
import { rowKey, type DrawAct, type RowAct, type SeedAct } from './act.ts';
import { momentOf, type Calendar } from './calendar.ts';
import type { Case, CasesOf } from './cases.ts';
import { goalFor, type Goal } from './goal.ts';
import type { Random } from './random.ts';
import { residentOf } from './residents.ts';
import { furtherRoad, roadOf, type RoadRow } from './road.ts';
import type { World } from './world.ts';

/** Where and how thickly a campaign's story is told. */
export interface Plot {
	world: World;
	calendar: Calendar;
	/** What may be found under each finding, by its number. */
	casesOf: (findingNumber: string) => CasesOf;
	/** Whether a township settles everything of a finding within three weeks. */
	pressed: (findingNumber: string, townshipCode: string) => boolean;
	/** How often a unit finds a further problem. */
	further: number;
	random: Random;
}

/** Everything that people did since the dispatch, in the order in which they did it. */
export function storyOf(rows: LedgerRow[], plot: Plot): SeedAct[] {
	const acts: SeedAct[] = rows.flatMap((row) => actsOn(row, plot));
	return [...acts, ...draws(acts as RowAct[], rows, plot)].sort((a, b) =>
		a.at < b.at ? -1 : a.at > b.at ? 1 : 0
	);
}

function actsOn(row: LedgerRow, plot: Plot): RowAct[] {
	const { calendar, random } = plot;
	const road = roadRow(row, plot);
	const acts = roadOf(road, goalOf(row, road.pressed, plot), calendar, random);
	if (road.pressed || row.level === 'city' || !random.chance(plot.further)) return acts;
	const second = roadRow({ ...row, ordinal: 2 }, plot);
	return [...acts, ...furtherRoad(second, acts, calendar, random)];
}

function goalOf(row: LedgerRow, pressed: boolean, { random }: Plot): Goal {
	if (!pressed) return goalFor(row.level, random);
	if (row.level === 'village') return random.chance(0.45) ? 'notFound' : 'closed';
	return random.pick(['rectifying', 'verifying', 'approving', 'closed', 'closed']);
}

function roadRow(row: LedgerRow, plot: Plot): RoadRow {
	const { world, random } = plot;
	const unit = world.units.get(row.level === 'city' ? (row.leadUnitId ?? '') : row.unitId);
	const finding = world.findings.get(row.findingId);
	const township = world.units.get(row.townshipId ?? '');
	const cases = plot.casesOf(finding?.number ?? '');
	const own = row.level === 'village' || row.level === 'township' ? cases.place : cases.department;
	const some = (ids: string[]) => ids.filter(() => random.chance(0.6));
	return {
		key: rowKey(row),
		person: answering(world, unit),
		leader: residentOf(`${township?.code ?? unit?.code ?? ''} 领导`).name,
		case: random.chance(0.05) ? together(own) : random.pick(own),
		facetIds: some(finding?.facetIds ?? []),
		measureIds: some(finding?.measureIds ?? []),
		pressed: township !== undefined && plot.pressed(finding?.number ?? '', township.code),
		applyFrom: row.level === 'township' ? 22 : 0
	};
}

/** Who answers for a unit's rows: its clerk where it has an account, else somebody known by name only. */
function answering({ people }: World, unit: DirectoryUnit | undefined) {
	const { name, phone } = residentOf(unit?.code ?? '');
	const clerk = people.get(unit?.id ?? '')?.find(({ role }) => role === 'clerk');
	return { name: clerk?.name ?? name, phone };
}

/** Some units write everything they found into one row. */
function together(cases: Case[]): Case {
	const numbered = (field: keyof Case) =>
		cases.map((found, index) => `${index + 1}.${found[field]}`).join('');
	return {
		problem: `排查发现${cases.length}个方面的情况：${numbered('problem')}`,
		measure: numbered('measure'),
		outcome: numbered('outcome'),
		extendedCheck: numbered('extendedCheck')
	};
}

/** One draw for each batch that somebody looks at: always where a township presses, else mostly. */
function draws(acts: RowAct[], rows: LedgerRow[], plot: Plot): DrawAct[] {
	const { world, calendar, random } = plot;
	const byKey = new Map(rows.map((row) => [rowKey(row), row]));
	const reports = acts.filter(({ command }) => command.verb === 'reportNotFound');
	const batches = Map.groupBy(reports, ({ row: key }) => {
		const row = byKey.get(key);
		return `${row?.findingId} ${row?.level} ${row?.townshipId}`;
	});
	return [...batches.values()].flatMap((batch) => {
		const row = byKey.get(batch[0]?.row ?? rowKey(rows[0] as LedgerRow));
		const township = world.units.get(row?.townshipId ?? '');
		const number = world.findings.get(row?.findingId ?? '')?.number ?? '';
		const pressed = township !== undefined && plot.pressed(number, township.code);
		if (!row || (!pressed && random.chance(0.3))) return [];
		const day = addDays(calendar.startOn, pressed ? 18 : random.whole(18, calendar.days));
		return [{ at: momentOf(day, 560), row: rowKey(row), draw: true as const }];
	});
}
