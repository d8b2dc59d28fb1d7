import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { bulkVerbs } from '#lib/ledger/bulk.ts';
import { readCommand, type CommandInput } from '#lib/ledger/command/command.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { setClock } from '#lib/server/clock.ts';
import { takeDraws } from '#lib/server/draws/draws.ts';
import { record } from '#lib/server/record/record.ts';
import { bulkAct } from '#lib/server/rows/bulk/bulk.ts';
import { previewOfRows } from '#lib/server/rows/bulk/preview.ts';
import { seenRows } from '#lib/server/rows/bulk/rows.ts';
import { findings, people, units, type CastFinding, type CastUnit } from '../../../cast.ts';
import { filled } from '../../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../../cast/anhe.ts';
import { openStore, type TestStore } from '../../engines/store.ts';
import { rounds } from '../../../rounds.ts';
import { filledForm } from './form.ts';

let store: TestStore;
afterEach(() => setClock(null));

const { liWen, sunQiang, zhengHao, jiangBo, shenJun, zhaoMin, qianLi } = people;
const towns = [units.liuhe, units.shiqiao];
const villages = [units.dongwan, units.xiling, units.shangzhuang, units.xiazhuang];
const typist = (unit: CastUnit) =>
	({ dongwan: zhengHao, xiling: jiangBo, shangzhuang: shenJun, liuhe: liWen })[unit.id] ?? sunQiang;

/** 18 rows: of the villages some are untouched, some put up for closing, some reported as 未发现 and drawn. */
async function openCounty(): Promise<string[]> {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	const ids: string[] = [];
	const pending: string[] = [];
	for (const [turn, finding] of Object.values(findings).entries()) {
		for (const [place, unit] of [...villages, ...towns].entries()) {
			const id = await assign(store.database, finding as CastFinding, unit);
			ids.push(id);
			const by = typist(unit);
			const fate = (turn + place) % 3;
			if (fate === 1 && unit.level === 'village') {
				await act(by, id, { ...filled.plan, facetIds: [], measureIds: [] });
				await act(by, id, filled.requestClosure);
			}
			if (fate === 2 && unit.level === 'village') {
				await act(by, id, filled.reportNotFound);
				pending.push(id);
			}
		}
	}
	await takeDraws(zhaoMin, pending);
	return ids;
}

async function act(actor: Actor, id: string, input: CommandInput): Promise<void> {
	const command = readCommand(input);
	const [row] = await seenRows(actor, [id]);
	if (isRefusal(command) || !row) throw new Error(`${id} ${input.verb}`);
	const done = await record(actor, id, command, { version: row.version });
	if (isRefusal(done)) throw new Error(`${id} ${input.verb}: ${done.message}`);
}

const actors = Object.values(people);
// A store of its own for each walk takes PostgreSQL seconds.
const runs = process.env.DATABASE_URL ? rounds(16, 3) : rounds(16, 6);

test('what the preview says will be done is done, and nothing else, whoever acts on whatever', async () => {
	let done = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.constantFrom(...actors), fc.constantFrom(...bulkVerbs)), {
				minLength: 8,
				maxLength: 16
			}),
			async (walk) => {
				const ids = await openCounty();
				for (const [actor, verb] of [
					[liWen, 'verify'] as const,
					...walk,
					[qianLi, 'approve'] as const
				]) {
					await takeDraws(zhaoMin, ids);
					const preview = await previewOfRows(actor, verb, ids);
					const result = await bulkAct(actor, filledForm(preview, [], preview.wont));
					const willNot = preview.will.length + preview.wont.length === 0;
					expect(Object.keys(result.errors)).toEqual(willNot ? ['ids'] : expect.any(Array));
					const did = result.lines.filter((line) => line.done).map(({ id }) => id);
					if (Object.keys(result.errors).length === 0) {
						expect(did.sort()).toEqual(preview.will.map(({ id }) => id).sort());
						for (const { id, why } of preview.wont)
							expect(result.lines.find((line) => line.id === id)?.message).toBe(why);
					} else expect(preview.will).toEqual([]);
					done += did.length;
				}
				await store.close();
			}
		),
		{ numRuns: runs, seed: 9 }
	);
	expect(done).toBeGreaterThan(runs * 5);
});
