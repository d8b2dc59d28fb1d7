import { and } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { stepUnitId } from '#lib/ledger/chain/chain.ts';
import { scopeOf, sees } from '#lib/ledger/permissions.ts';
import { settled, standsForAll } from '#lib/ledger/rates/rollup.ts';
import { rollupState } from '#lib/ledger/rates/rollup.ts';
import { isSetName, rowSets, setNames, stageOrSet, type SetFacts } from '#lib/ledger/row-sets.ts';
import type { LedgerRow, LeanRow } from '#lib/ledger/row.ts';
import { setClock, today } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { setQueries } from '#lib/server/rows/sets.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { workingDays } from '#lib/server/working-days.ts';
import { campaign, people, units } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { historyOf, randomHistory, type History } from '../sight/random-history.ts';
import { randomRows } from '../sight/random-rows.ts';
import { openStore, type TestStore } from '../engines/store.ts';

/** The last minute of 6 July in Shanghai and the first of the 7th, as servers anywhere may meet them. */
const cases = [
	['Asia/Shanghai', '2022-07-06T15:59:00.000Z', '2022-07-06'],
	['America/Los_Angeles', '2022-07-06T16:00:00.000Z', '2022-07-07']
] as const;
const { chenJing, zhouMing, hanBing, wuGang, liWen, sunQiang, luJia, linTao, zhengHao } = people;
const actors = [chenJing, zhouMing, hanBing, wuGang, liWen, sunQiang, luJia, linTao, zhengHao];
const home = process.env.TZ;
const r = tables.ledgerRows;
let store: TestStore;
let rows: LedgerRow[];
let history: History;

beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
	rows = await randomRows(store.database, '2022-07-06', 20, historyOf);
	history = await randomHistory(store.database, rows);
});
afterAll(() => store.close());
afterEach(() => {
	setClock(null);
	if (home === undefined) delete process.env.TZ;
	else process.env.TZ = home;
});

describe.each(cases)('a server in %s at %s: it is %s', (zone, moment, day) => {
	beforeEach(() => {
		process.env.TZ = zone;
		setClock(moment);
	});

	test.each(setNames)('%s holds the same rows said to the database as by its rule', async (set) => {
		expect(today()).toBe(day);
		let found = 0;
		for (const actor of actors) {
			const ask = { actor, within: campaign.id, today: today(), reviewer: '' };
			const said = await store.database.read
				.select({ id: r.id })
				.from(r)
				.where(and(whereVisible(actor, campaign.id), await setQueries[set](ask)));
			const facts = factsFor(actor);
			const ruled = rows
				.filter((row) => sees(scopeOf(actor), row) && rowSets[set].rule(row, facts))
				.map(({ id }) => id);
			expect([actor.name, said.map(({ id }) => id).sort()]).toEqual([actor.name, ruled.sort()]);
			found += ruled.length;
		}
		expect(found).toBeGreaterThan(3);
	});
});

describe('the list', () => {
	beforeEach(() => setClock('2022-07-06T02:00:00.000Z'));
	const asked = (query: Record<string, string>) =>
		list(liWen, campaign.id, readFilter(new URLSearchParams(query)), null);

	test.each(setNames)('opened by %s says its words', async (set) => {
		const { filter } = await asked({ stage: set });
		expect(filter.further).toEqual([
			{ name: 'stage', value: set, label: expect.stringMatching(/^.+$/) }
		]);
		expect(filter.further[0]?.label).toBe(rowSets[set].words);
	});

	test('opened by a word that is neither stage nor set finds nothing and says nothing', async () => {
		for (const word of ['', '逾期', 'sentback'])
			expect([word, stageOrSet(word), isSetName(word)]).toEqual([word, null, false]);
		for (const stage of ['nowhere', 'constructor', '__proto__', 'toString']) {
			const { filter, total } = await asked({ stage });
			expect([stage, total, filter.further]).toEqual([stage, 0, []]);
		}
		const { filter } = await asked({ type: 'constructor' });
		expect(filter.further.map(({ label }) => label)).toEqual(['整改类型 constructor']);
	});
});

/** What the rules ask, found plainly: by looking through all there is. */
function factsFor(actor: Actor): SetFacts {
	return {
		actor,
		today: today(),
		workingDays,
		seats: (row) => ({
			officeId: units.office.id,
			stepPeople: peopleOf(stepUnitId(row, units.office.id)),
			officePeople: peopleOf(units.office.id),
			signers: history.signers.get(row.id) ?? []
		}),
		childSettled: ({ id }) => rows.some((other) => other.parentRowId === id && settled(other)),
		notes: ({ id }) => {
			const { notes, answered } = history;
			const unitIds = notes.get(id) ?? [];
			return { unitIds, unanswered: unitIds.length > 0 && !answered.has(id) };
		},
		standing: ({ id }) => standingAmong(rows.find((row) => row.id === id)),
		signedLate: ({ id }) => history.signedLate.has(id)
	};
}

function peopleOf(unitId: string) {
	return Object.values(people)
		.filter((person) => person.unitId === unitId)
		.map(({ personId: id, name, role, substitute }) => ({ id, name, role, substitute }));
}

function standingAmong(row: LedgerRow | undefined) {
	if (!row || !standsForAll(row) || row.stage === 'void') return null;
	const others = rows.filter(
		(other) =>
			other !== row &&
			other.stage !== 'void' &&
			other.findingId === row.findingId &&
			(row.level === 'city' || other.townshipId === row.townshipId)
	);
	return others.length === 0
		? null
		: rollupState(row, others.filter((other: LeanRow) => !settled(other)).length);
}
