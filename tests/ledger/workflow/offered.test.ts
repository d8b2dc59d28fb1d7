import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { readCommand, type CommandVerb } from '#lib/ledger/command/command.ts';
import { addDays, type Day } from '#lib/ledger/day.ts';
import type { NamedUnit } from '#lib/ledger/workflow/facts.ts';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { decide } from '#lib/ledger/workflow/decide.ts';
import { offerTo } from '#lib/ledger/workflow/offer.ts';
import { people, units } from '../../cast.ts';
import { rounds } from '../../rounds.ts';
import { factsOf, rowOf, today } from '../cast/rows.ts';
import { formOf } from './walk-forms.ts';

const step = fc.record({
	pick: fc.nat(),
	later: fc.nat(2),
	draw: fc.constantFrom(
		null,
		{ id: 'd', drawn: true, passed: false, failed: false },
		{ id: 'd', drawn: false, passed: false, failed: false },
		{ id: 'd', drawn: false, passed: true, failed: false },
		{ id: 'd', drawn: false, passed: false, failed: true }
	),
	unsettled: fc.constantFrom(0, 0, 2),
	child: fc.constantFrom(null, 'closed' as const, 'notFound' as const, 'rectifying' as const),
	sibling: fc.boolean()
});
const place = fc.constantFrom(
	rowOf(units.dongwan),
	rowOf(units.liuhe),
	rowOf(units.liuhe, { ordinal: 2 }),
	rowOf(units.farming),
	rowOf(units.county)
);

/** The unit that the form names: a township hands on to its own villages, everybody else to a department. */
function namedBy(actor: Actor, verb: CommandVerb, row: LedgerRow): NamedUnit {
	const near = verb === 'reassign' && !isOffice(actor);
	const unit = near ? units.xiling : row.unitId === 'water' ? units.farming : units.water;
	return {
		id: unit.id,
		name: unit.shortName,
		level: unit.level,
		chain: row.chain,
		townshipId: near ? actor.unitId : null,
		nextOrdinal: 1,
		firstRowId: null
	};
}

/** A form that says something new each time, within what the row lets a day be. */
function wellFilled(verb: CommandVerb, row: LedgerRow, day: Day, endOn: Day): object {
	const { fileIds: _none, ...form } = formOf(verb, row, day, false) as Record<string, unknown>;
	const within = day <= endOn ? { dueOn: endOn } : {};
	const fresh = `第 ${row.version} 次`;
	const more: Partial<Record<CommandVerb, object>> = {
		amend: { measure: `逐户讲解${fresh}` },
		handOver: { responsiblePerson: row.responsiblePerson === '蒋波' ? '郑浩' : '蒋波' },
		listHouseholds: { listed: [], markedNames: [`颜${String.fromCharCode(0x5000 + row.version)}`] },
		addEvidence: { paper: `镇档案室${fresh}` },
		noteSupervision: { answerBy: addDays(day, 3) },
		acceptTransfer: within,
		...(row.request ? { plan: within } : {}),
		requestExtension: row.rectification === 'immediate' ? { dueOn: endOn } : {}
	};
	return { ...form, ...more[verb] };
}

test('whatever is offered to a person is done when the form is filled in well', () => {
	const done = new Set<string>();
	const walk = fc.property(
		place,
		fc.array(step, { minLength: 25, maxLength: 25, size: 'max' }),
		(birth, steps) => {
			let row: LedgerRow = birth;
			let day = today;
			for (const { pick, later, draw, unsettled, child, sibling } of steps) {
				day = addDays(day, later);
				const world = factsOf(row, {
					today: day,
					draw,
					unsettled: row.ordinal === 1 ? unsettled : 0,
					siblings: sibling ? [{ id: 'row-kept', number: '1-2' }] : [],
					child: child && row.stage === 'transferred' ? { ...row, id: 'child', stage: child } : null
				});
				const offered = Object.values(people).flatMap((who) =>
					offerTo(who, row, standingOf(row, who, world), world).moves.map(({ verb }) => ({
						who,
						verb
					}))
				);
				const one = offered[pick % offered.length];
				if (!one) return;
				const { who, verb } = one;
				const command = readCommand(wellFilled(verb, row, day, world.campaign.endOn));
				if (isRefusal(command)) throw new Error(`${verb}: ${command.message}`);
				const result = decide(row, command, who, { ...world, named: namedBy(who, verb, row) });
				expect(isRefusal(result) ? `${row.stage} ${verb}: ${result.message}` : '').toBe('');
				if (isRefusal(result)) return;
				done.add(verb);
				row = result.row;
			}
		}
	);
	fc.assert(walk, { numRuns: rounds(300, 100), seed: 20220703 });
	expect(done.size).toBeGreaterThan(30);
});
