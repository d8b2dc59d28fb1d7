import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommand, type CommandVerb } from '#lib/ledger/command/command.ts';
import { addDays } from '#lib/ledger/day.ts';
import { fold, ledgerEvent, type LedgerEvent } from '#lib/ledger/events/events.ts';
import { changeLines } from '#lib/ledger/events/sentence.ts';
import { stepsOf } from '#lib/ledger/chain/chain.ts';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Stage } from '#lib/ledger/stage.ts';
import { decide } from '#lib/ledger/workflow/decide.ts';
import { movesFor } from '#lib/ledger/workflow/moves.ts';
import { people, units } from '../../cast.ts';
import { rounds } from '../../rounds.ts';
import { filled } from '../cast/acts.ts';
import { uploadOf } from '../cast/files.ts';
import { formOf } from './walk-forms.ts';
import { factsOf, rowOf, today } from '../cast/rows.ts';

/** Which stages may follow which, by hand from domain §5. */
const ways: Partial<Record<Stage, Stage[]>> = {
	assigned: ['assigned', 'claimed', 'rectifying', 'notFoundPending', 'declined', 'void'],
	claimed: ['claimed', 'rectifying', 'verifying', 'notFoundPending', 'transferPending', 'void'],
	rectifying: ['rectifying', 'verifying', 'longTerm', 'transferPending', 'void'],
	verifying: ['verifying', 'approving', 'rectifying', 'longTerm', 'void'],
	approving: ['approving', 'closed', 'rectifying', 'longTerm', 'void'],
	closed: ['closed', 'rectifying', 'void'],
	notFoundPending: ['notFoundPending', 'notFound', 'claimed', 'void'],
	notFound: ['notFound', 'claimed', 'void'],
	declined: ['declined', 'assigned', 'void'],
	longTerm: ['longTerm', 'verifying', 'rectifying', 'void'],
	transferPending: ['transferPending', 'transferred', 'claimed', 'rectifying', 'void'],
	transferred: ['transferred', 'void']
};

/** Where nothing but a 督导记录 leaves a row as it is. */
const still: Stage[] = ['assigned', 'closed', 'notFound', 'declined'];

/** Done by the program when units are merged, never by a person. */
const verbs = (Object.keys(filled) as CommandVerb[]).filter((verb) => verb !== 'followMerge');
const step = fc.record({
	who: fc.constantFrom(...Object.values(people)),
	/** Half of the acts are picked from what is offered to anybody, so that walks get somewhere. */
	pick: fc.nat(),
	offered: fc.boolean(),
	verb: fc.constantFrom(...verbs),
	later: fc.nat(3),
	noChange: fc.boolean(),
	drawn: fc.boolean(),
	passed: fc.boolean(),
	unsettled: fc.constantFrom(0, 0, 0, 2),
	/** What a transfer opened elsewhere has come to; null: nothing yet. */
	child: fc.constantFrom(null, 'closed' as const, 'rectifying' as const),
	siblings: fc.boolean()
});
const place = fc.constantFrom(
	rowOf(units.dongwan),
	rowOf(units.shangzhuang),
	rowOf(units.xiazhuang),
	rowOf(units.liuhe),
	rowOf(units.shiqiao, { leadUnitId: null }),
	rowOf(units.farming),
	rowOf(units.discipline),
	rowOf(units.county)
);

describe('random people doing random acts', () => {
	test('walk only allowed ways, lose no event, and the row is the fold of its events', () => {
		const reached = new Set<Stage>();
		let walked = 0;
		const walk = fc.property(
			place,
			fc.array(step, { minLength: 30, maxLength: 30, size: 'max' }),
			(birth, steps) => {
				let row: LedgerRow = birth;
				let day = today;
				const inWords = walked++ % 10 === 0;
				let signers: string[] = [];
				const events: LedgerEvent[] = [];
				for (const step of steps) {
					const { pick, offered, later, noChange, drawn, passed, unsettled, ...s } = step;
					day = addDays(day, later);
					const facts = factsOf(row, {
						today: day,
						signers,
						unsettled: row.ordinal === 1 ? unsettled : 0,
						uploads: Object.values(people).map(({ personId }) =>
							uploadOf(`upload-${row.version}`, personId)
						),
						draw: { id: 'd', drawn, passed, failed: !drawn && !passed && noChange },
						named: {
							id: row.unitId === 'water' ? 'farming' : 'water',
							name: '水利局',
							level: 'department',
							townshipId: null,
							chain: row.chain,
							nextOrdinal: 1,
							firstRowId: null
						},
						siblings: s.siblings ? [{ id: 'row-kept', number: '1-2' }] : [],
						child:
							s.child && row.stage === 'transferred'
								? { ...row, id: 'child', stage: s.child, transferToId: null }
								: null
					});
					const open = (offered ? Object.values(people) : []).flatMap((actor) =>
						movesFor(row, actor, standingOf(row, actor, facts)).map((move) => ({
							who: actor,
							verb: move.verb
						}))
					);
					const { who, verb } = open[pick % open.length] ?? s;
					const command = readCommand(formOf(verb, row, day, noChange));
					if (isRefusal(command)) throw new Error(`${verb}: ${command.message}`);
					const before = structuredClone(row);
					const result = decide(row, command, who, facts);
					expect(row).toEqual(before);
					if (isRefusal(result)) continue;

					expect(ways[row.stage]).toContain(result.row.stage);
					if (result.row.stage === row.stage && still.includes(row.stage))
						expect(['noteSupervision', 'addEvidence', 'withdrawEvidence']).toContain(verb);
					if (verb === 'noteSupervision')
						expect({ ...result.row, version: row.version }).toEqual(row);
					expect(result.row.version).toBe(row.version + 1);
					expect(result.events.length).toBeGreaterThan(0);
					expect(who.role).not.toBe('leader');
					if (result.signOff && result.signOff.verb !== 'return') {
						const apart = [row.applicantId, row.typistId, ...signers];
						expect(apart).not.toContain(who.personId);
					}
					if (
						['requestClosure', 'reportNotFound', 'return', 'withdraw', 'approve', 'void'].includes(
							verb
						)
					)
						signers = [];
					if (verb === 'verify') signers = [...signers, who.personId];
					expect(
						JSON.stringify(result.events.map((event) => changeLines(event.changes)))
					).not.toMatch(/\[object|undefined/);
					const written = JSON.parse(JSON.stringify(result.events)) as unknown[];
					events.push(...written.map((event) => ledgerEvent.parse(event)));
					evidenceStays(row, result.row);
					row = result.row;
					reached.add(row.stage);
					invariants(row);
					if (inWords)
						expect(
							JSON.stringify(result.events.map(({ changes }) => changeLines(changes)))
						).not.toMatch(/\[object|undefined/);
				}
				expect(fold(birth, events)).toEqual(row);
			}
		);
		fc.assert(walk, { numRuns: rounds(5000, 500), seed: 20220702 });
		expect([...reached].sort()).toEqual([...Object.keys(ways), 'void'].sort());
	});
});

/** Files are added or marked, never taken off. */
function evidenceStays(before: LedgerRow, after: LedgerRow): void {
	const kept = after.files.slice(0, before.files.length);
	expect(kept.map(({ id, sha256, name }) => [id, sha256, name])).toEqual(
		before.files.map(({ id, sha256, name }) => [id, sha256, name])
	);
	for (const [at, file] of before.files.entries())
		if (file.withdrawn) expect(kept[at]?.withdrawn).toBe(file.withdrawn);
	if (['verifying', 'approving', 'closed'].includes(after.stage))
		expect(after.evidence !== '' || after.files.some((file) => !file.withdrawn)).toBe(true);
}

function invariants(row: LedgerRow): void {
	const inReview = ['verifying', 'approving', 'notFoundPending'].includes(row.stage);
	expect(row.underReviewSince !== null).toBe(inReview);
	expect(row.withReviewerSince !== null).toBe(inReview);
	expect(row.closedOn !== null).toBe(row.stage === 'closed');
	expect(row.reviewedDays).toBeGreaterThanOrEqual(0);
	expect(row.extensions).toBeLessThanOrEqual(2);
	if (['rectifying', 'verifying', 'closed', 'longTerm'].includes(row.stage)) {
		expect(row.problem).not.toBe('');
		expect(row.measure).not.toBe('');
		expect(row.responsiblePerson).not.toBe('');
		expect(row.rectification).not.toBeNull();
	}
	const steps = stepsOf(row).length;
	if (row.stage === 'verifying') expect(row.chainStep).toBeLessThan(steps - 1);
	if (row.stage === 'approving') expect(row.chainStep).toBe(steps - 1);
	if (inReview) expect(row.applicantName).not.toBe('');
	if (row.stage === 'longTerm') expect(row.reviewOn).not.toBeNull();
	if (row.stage === 'declined') expect(row.request?.kind).toBe('reassign');
	if (row.stage === 'transferPending') expect(row.request?.kind).toBe('transfer');
	if (row.stage === 'transferPending') expect(row.resumeStage).toMatch(/claimed|rectifying/);
	if (row.request?.kind === 'reassign') expect(row.stage).toBe('declined');
	if (row.request?.kind === 'transfer') expect(row.stage).toBe('transferPending');
	if (['closed', 'notFound', 'transferred', 'void'].includes(row.stage))
		expect(row.request).toBeNull();
	if (row.stage === 'void') expect(row.keptRowId ?? 'reassigned').not.toBe('');
	if (row.outcomeConfirmedOn !== null) expect(['transferred', 'void']).toContain(row.stage);
	if (row.goalReached) expect(row.rectification).toBe('longTerm');
}
