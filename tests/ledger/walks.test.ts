import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommand, type CommandVerb } from '../../src/lib/ledger/command.ts';
import { addDays } from '../../src/lib/ledger/day.ts';
import { fold, ledgerEvent, type LedgerEvent } from '../../src/lib/ledger/events.ts';
import { standingOf } from '../../src/lib/ledger/panel.ts';
import { isRefusal } from '../../src/lib/ledger/refusal.ts';
import type { LedgerRow } from '../../src/lib/ledger/row.ts';
import type { Stage } from '../../src/lib/ledger/stage.ts';
import { decide } from '../../src/lib/ledger/workflow.ts';
import { movesFor } from '../../src/lib/ledger/workflow/moves.ts';
import { people, units } from '../cast.ts';
import { atOnce, filled } from './acts.ts';
import { factsOf, rowOf, today } from './rows.ts';

/** Which stages may follow which, by hand from domain §5 for the verbs of this issue. */
const ways: Partial<Record<Stage, Stage[]>> = {
	assigned: ['claimed', 'rectifying', 'notFoundPending'],
	claimed: ['claimed', 'rectifying', 'verifying', 'notFoundPending'],
	rectifying: ['rectifying', 'verifying'],
	verifying: ['approving', 'rectifying'],
	approving: ['closed', 'rectifying'],
	closed: ['rectifying'],
	notFoundPending: ['notFound', 'claimed'],
	notFound: ['claimed']
};

const verbs = Object.keys(filled) as CommandVerb[];
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
	unsettled: fc.constantFrom(0, 0, 0, 2)
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

function formOf(verb: CommandVerb, row: LedgerRow, day: string, noChange: boolean): object {
	const days = { on: day, completedOn: day, checkedOn: day, amendBy: addDays(day, 5) };
	const dated = Object.fromEntries(
		Object.entries({ ...filled[verb], ...days }).filter(([field]) => field in filled[verb])
	);
	const due = verb === 'plan' ? { dueOn: addDays(day, 10), beyondReason: '汛期后' } : {};
	const progress = verb === 'reportProgress' ? { noChange } : {};
	const once = verb === 'requestClosure' && row.stage === 'claimed' ? atOnce : {};
	return { ...dated, ...due, ...progress, ...once };
}

describe('random people doing random acts', () => {
	test('walk only allowed ways, lose no event, and the row is the fold of its events', () => {
		const reached = new Set<Stage>();
		const walk = fc.property(
			place,
			fc.array(step, { minLength: 10, maxLength: 60 }),
			(birth, steps) => {
				let row: LedgerRow = birth;
				let day = today;
				let signers: string[] = [];
				const events: LedgerEvent[] = [];
				for (const { pick, offered, later, noChange, drawn, passed, unsettled, ...s } of steps) {
					day = addDays(day, later);
					const facts = factsOf(row, {
						today: day,
						signers,
						unsettled: row.ordinal === 1 ? unsettled : 0,
						draw: { id: 'd', drawn, passed, failed: !drawn && !passed && noChange }
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
					expect(result.row.version).toBe(row.version + 1);
					expect(result.events.length).toBeGreaterThan(0);
					expect(who.role).not.toBe('leader');
					if (result.signOff && result.signOff.verb !== 'return') {
						const apart = [row.applicantId, row.typistId, ...signers];
						expect(apart).not.toContain(who.personId);
					}
					if (['requestClosure', 'reportNotFound', 'return', 'withdraw', 'approve'].includes(verb))
						signers = [];
					if (verb === 'verify') signers = [...signers, who.personId];
					const written = JSON.parse(JSON.stringify(result.events)) as unknown[];
					events.push(...written.map((event) => ledgerEvent.parse(event)));
					row = result.row;
					reached.add(row.stage);
					invariants(row);
				}
				expect(fold(birth, events)).toEqual(row);
			}
		);
		fc.assert(walk, { numRuns: 100, seed: 20220702 });
		expect([...reached].sort()).toEqual(
			Object.keys(ways)
				.filter((s) => s !== 'assigned')
				.sort()
		);
	});
});

function invariants(row: LedgerRow): void {
	const inReview = ['verifying', 'approving', 'notFoundPending'].includes(row.stage);
	expect(row.underReviewSince !== null).toBe(inReview);
	expect(row.withReviewerSince !== null).toBe(inReview);
	expect(row.closedOn !== null).toBe(row.stage === 'closed');
	expect(row.reviewedDays).toBeGreaterThanOrEqual(0);
	if (row.stage === 'rectifying' || row.stage === 'verifying' || row.stage === 'closed') {
		expect(row.problem).not.toBe('');
		expect(row.measure).not.toBe('');
		expect(row.responsiblePerson).not.toBe('');
		expect(row.rectification).not.toBeNull();
	}
	if (row.stage === 'verifying') expect(row.chainStep).toBeLessThan(row.chain.length - 1);
	if (row.stage === 'approving') expect(row.chainStep).toBe(row.chain.length - 1);
	if (inReview) expect(row.applicantName).not.toBe('');
}
