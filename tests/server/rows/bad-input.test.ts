import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { keeperToken, type SentForm } from '#lib/server/forms/kept.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { actOnRow } from '#lib/server/rows/row/act.ts';
import { actRefused, typedWords } from '#lib/server/rows/row/act-refused.ts';
import type { StaleRefusal } from '#lib/server/record/stale.ts';
import { mergeUnit } from '#lib/server/roster/units/merge.ts';
import { countyId, findings, people, units } from '../../cast.ts';
import { filled } from '../../ledger/cast/acts.ts';
import { assign, endCampaignByHand, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { zhengHao, fengChun, liWen, chenJing, xuNuo } = people;
const verbs = (Object.keys(filled) as CommandVerb[]).filter((verb) => verb !== 'listHouseholds');
let store: TestStore;
let row: string;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
});
afterEach(() => store.close());
afterAll(() => setClock(null));

async function form(
	actor: Actor,
	verb: CommandVerb,
	version: number,
	more = {}
): Promise<SentForm> {
	const input = { ...filled[verb], ...more } as unknown as SentForm['input'];
	return { input, version, key: `${verb} ${version}`, keeper: await keeperToken(actor, row) };
}

/** Everything that an act writes. */
async function written() {
	const { read } = store.database;
	return {
		rows: await read.select().from(tables.ledgerRows),
		versions: (await read.select().from(tables.rowVersions)).length,
		events: (await read.select().from(tables.events).where(eq(tables.events.kind, 'ledger')))
			.length,
		signOffs: (await read.select().from(tables.signOffs)).length,
		progress: (await read.select().from(tables.progress)).length,
		revision: await store.database.revision(countyId, 'ledger')
	};
}

/** Sends every act and expects each to be refused in words, nothing written, everything typed given back. */
async function refusedAll(actor: Actor, version: number, check: (said: Refusal) => void) {
	const before = await written();
	for (const verb of verbs) {
		const sent = await form(actor, verb, version);
		const said = await actOnRow(actor, row, sent);
		if (!isRefusal(said)) throw new Error(`${verb} was done`);
		expect(said.message, verb).toMatch(/请[^，。；]/);
		check(said);
		const { verb: _, ...typed } = sent.input;
		const page = actRefused(sent.input, said, sent.version);
		for (const [name, value] of Object.entries(typed))
			if (typeof value === 'string') expect(page.values[name], `${verb} ${name}`).toBe(value);
	}
	expect(await written()).toEqual(before);
}

describe('every act is refused in words, with the form kept and nothing written', () => {
	test('from a stale page: who was first, what they did, and the version to go on from', async () => {
		await actOnRow(fengChun, row, await form(fengChun, 'claim', 1));
		for (const actor of [zhengHao, liWen, chenJing])
			await refusedAll(actor, 1, (said) => {
				expect(said).toMatchObject({
					kind: 'stale',
					version: 2,
					conflict: { who: '冯春', act: '认领' }
				});
			});
	});

	test('from somebody moved to another unit a minute ago: as if the row never was, the text to copy', async () => {
		await store.database.write(countyId, 'roster', (tx) =>
			tx.update(tables.people).set({ unitId: 'xiling' }).where(eq(tables.people.id, 'zhengHao'))
		);
		const moved = (await readPerson('zhengHao'))!.actor;
		expect(moved.unitName).toBe('西岭村');
		await refusedAll(moved, 1, (said) => {
			expect(said.kind).toBe('unseen');
			expect(said.message).toContain('刚调动单位的');
		});
		const never = await actOnRow(moved, 'no-such-row', {
			...(await form(moved, 'claim', 1)),
			keeper: ''
		});
		expect(never).toEqual(await actOnRow(moved, row, await form(moved, 'claim', 1)));
		const { input } = await form(moved, 'requestClosure', 1);
		expect(typedWords(input)).toContainEqual({ label: '整改情况及成效', text: '6 户均已知晓' });
	});

	test('after the campaign has ended', async () => {
		await endCampaignByHand(store.database);
		await refusedAll(zhengHao, 1, (said) => {
			expect(said.kind).toBe('campaignEnded');
		});
	});

	test('after the unit was merged away: told so, and then done where the row now is', async () => {
		const version = (await store.database.read.select().from(tables.units)).find(
			({ id }) => id === 'dongwan'
		)!.version;
		const merged = await mergeUnit(xuNuo, 'dongwan', version, 'xiling');
		expect(merged).toMatchObject({ followed: 1, left: 0 });
		const actor = (await readPerson('zhengHao'))!.actor;
		expect(actor.unitName).toBe('西岭村');
		let now = 0;
		await refusedAll(actor, 1, (said) => {
			expect(said).toMatchObject({ kind: 'stale', conflict: { act: '随单位合并划转' } });
			now = (said as StaleRefusal).version;
		});
		expect(await actOnRow(actor, row, await form(actor, 'claim', now))).toMatchObject({
			stage: 'claimed'
		});
	});

	test('a unit named in the form was merged away meanwhile', async () => {
		const version = (await store.database.read.select().from(tables.units)).find(
			({ id }) => id === 'water'
		)!.version;
		await actOnRow(zhengHao, row, await form(zhengHao, 'plan', 1));
		await mergeUnit(xuNuo, 'water', version, 'farming');
		expect(await actOnRow(zhengHao, row, await form(zhengHao, 'transfer', 2))).toMatchObject({
			field: 'toUnitId',
			message: expect.stringContaining('请重新选择')
		});
		expect(await written()).toMatchObject({ versions: 2 });
	});
});
