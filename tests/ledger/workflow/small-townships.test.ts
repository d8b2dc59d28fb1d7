import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { stepUnitId } from '#lib/ledger/chain/chain.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { decide } from '#lib/ledger/workflow/decide.ts';
import { people, units } from '../../cast.ts';
import { stepsOf } from '#lib/ledger/chain/chain.ts';
import { command } from '../cast/acts.ts';
import { accountsOf, factsOf, planned, rowOf } from '../cast/rows.ts';

const { chenJing, zhouMing, sunQiang, shenJun } = people;
const office = [chenJing, zhouMing];

/** Every way to staff a township with up to two accounts. */
const kinds = [
	{ role: 'clerk', substitute: false },
	{ role: 'clerk', substitute: true },
	{ role: 'head', substitute: false }
] as const;
const staffings: Actor[][] = [
	[],
	...kinds.map((kind) => [{ ...sunQiang, ...kind }]),
	...kinds.flatMap((one) =>
		kinds.map((two) => [
			{ ...sunQiang, ...one },
			{ ...sunQiang, ...two, personId: 'second', name: '另一人' }
		])
	)
];

/** Walks every order in which people may sign and answers the ways that end before 已销号. */
function deadEnds(row: LedgerRow, cast: Actor[], signers: string[] = []): string[] {
	if (row.stage === 'closed') return [];
	const verb = row.stage === 'approving' ? 'approve' : 'verify';
	const facts = factsOf(row, {
		signers,
		stepPeople: accountsOf(stepUnitId(row, units.office.id), cast),
		officePeople: accountsOf(units.office.id, cast)
	});
	const ways = cast.flatMap((actor) => {
		const result = decide(row, command(verb), actor, facts);
		if (isRefusal(result)) return [];
		expect([row.applicantId, row.typistId, ...signers]).not.toContain(actor.personId);
		expect(result.signOff?.fellToOffice).toBe(
			actor.unitId === 'office' && stepsOf(row)[row.chainStep]?.unit !== 'office'
		);
		return [deadEnds(result.row, cast, [...signers, actor.personId])];
	});
	return ways.length === 0 ? [`${row.level} ${row.stage} after ${signers.join()}`] : ways.flat();
}

function putUpBy(actor: Actor, row: LedgerRow): LedgerRow {
	const result = decide(row, command('requestClosure'), actor, factsOf(row));
	if (isRefusal(result)) throw new Error(result.message);
	return result.row;
}

describe('no township is too small', () => {
	test.each(
		staffings.map((staff) => [staff.map((p) => p.role + (p.substitute ? '*' : '')), staff])
	)('a village under %j is always struck off by somebody', (_names, staff) => {
		const people = staff as Actor[];
		const row = { ...rowOf(units.shangzhuang), ...planned };
		for (const applicant of [shenJun, ...people])
			expect(deadEnds(putUpBy(applicant, row), [shenJun, ...people, ...office])).toEqual([]);
	});

	test('two people, one of whom typed: the other verifies, the office approves, marked', () => {
		const { qianLi } = people;
		const up = putUpBy(sunQiang, { ...rowOf(units.shangzhuang), ...planned });
		const once = decide(up, command('verify'), qianLi, factsOf(up));
		if (isRefusal(once)) throw new Error(once.message);
		const facts = factsOf(once.row, { signers: ['qianLi'] });
		expect(decide(once.row, command('approve'), sunQiang, facts)).toMatchObject({
			refused: true
		});
		expect(decide(once.row, command('approve'), zhouMing, facts)).toMatchObject({
			row: { stage: 'closed' },
			signOff: { fellToOffice: true }
		});
	});

	test('a person who wears the second hat may not sign with it', () => {
		const up = putUpBy(shenJun, { ...rowOf(units.shangzhuang), ...planned });
		const facts = factsOf(up, { signers: [] });
		expect(decide(up, command('verify'), chenJing, facts)).toMatchObject({ refused: true });
	});
});

describe('a step that has no judge falls to the office', () => {
	const cast = Object.values(people);
	const { liWen, linTao, luJia } = people;
	test.each([
		['a township that nobody leads', liWen, rowOf(units.liuhe, { leadUnitId: null })],
		['a township whose lead has no account', liWen, rowOf(units.liuhe, { leadUnitId: 'empty' })],
		['a township that leads itself', liWen, rowOf(units.liuhe, { leadUnitId: 'liuhe' })],
		['the leading department itself', linTao, rowOf(units.farming)],
		['another department', luJia, rowOf(units.water)],
		['the county row', linTao, rowOf(units.county)],
		['the county row that nobody leads', chenJing, rowOf(units.county, { leadUnitId: null })],
		['the office itself', chenJing, rowOf(units.office, { level: 'department' })]
	])('%s', (_name, applicant, row) => {
		expect(deadEnds(putUpBy(applicant, { ...row, ...planned }), cast)).toEqual([]);
	});
});
