import { panelOf, type Seats } from '#lib/ledger/chain/panel.ts';
import { reviewStages, stageNames, type Stage } from '#lib/ledger/stage.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import { underWay, withUnit } from '#lib/ledger/row-sets.ts';
import type { Offer } from '#lib/ledger/workflow/offer.ts';
import { prompted } from '#lib/ledger/workflow/prompt.ts';
import { stepName, stepsOf } from '#lib/ledger/chain/chain.ts';
import type { ChainDot, SignOffView } from './view.ts';
import { today } from '#lib/server/clock.ts';
import { directory, officeOf, type DirectoryUnit } from '#lib/server/directory.ts';

/** Where what is asked has another name than the act. */
const askedNames: Partial<Record<Verb, string>> = {
	verify: '核查',
	amend: '重新挂账，请重定时限'
};

/** What is asked of this person now, or whose turn it is. */
export async function askedOf(
	row: LedgerRow,
	act: Offer['asked'],
	hindrance: Offer['hindrance'],
	seats: Seats
): Promise<string> {
	// Where an answer is asked, what else was looked for is not.
	if (act && !act.aside && prompted(act.verb, row, today()))
		return `待办：${askedNames[act.verb] ?? act.name}`;
	if (hindrance && underWay.includes(row.stage)) return `暂不能${hindrance.name}`;
	const units = await directory(row.countyId);
	if (!(reviewStages as readonly Stage[]).includes(row.stage))
		return withUnit.includes(row.stage)
			? `等待${actingUnit(row, units)}办理：${stageNames[row.stage]}`
			: stageNames[row.stage];
	const { unitId, people } = panelOf(row, seats);
	const who = people.map((person) => person.name).join('、');
	const step = { approving: '审定', notFoundPending: '核实' }[row.stage as string] ?? '核查';
	return `等待${units.get(unitId)?.shortName ?? ''}${step}${who ? `（${who}）` : ''}`;
}

/** The sign-off chain as dots: the unit applies, then each step with who signed or who may. */
export async function chainDots(
	row: LedgerRow,
	signOffs: SignOffView[],
	seats: Seats
): Promise<ChainDot[]> {
	const units = await directory(row.countyId);
	const steps = stepsOf(row);
	const reviewing = row.stage === 'verifying' || row.stage === 'approving';
	const passed = row.stage === 'closed' ? steps.length : reviewing ? row.chainStep : 0;
	const signed = signOffs.filter((s) => s.act !== '核实').slice(-passed || signOffs.length);
	const applied = reviewing || row.stage === 'closed';
	if (row.stage === 'notFoundPending' || row.stage === 'notFound')
		return notFoundDots(row, signOffs, seats, units);
	const working = withUnit.includes(row.stage);
	return [
		{
			label: `${actingUnit(row, units)}申请`,
			note: applied ? row.applicantName : '',
			state: applied ? 'done' : !working ? 'coming' : row.returnReason ? 'returned' : 'now'
		},
		...steps.map((step, index): ChainDot => {
			const done = index < passed;
			const now = reviewing && index === row.chainStep;
			const waiting = now
				? panelOf(row, seats)
						.people.map((p) => p.name)
						.join('、')
				: '';
			return {
				label: stepName(step, index === steps.length - 1),
				note: done
					? (signed[index]?.person ?? '')
					: waiting || (step.role === 'head' ? '负责人' : '经办'),
				state: done ? 'done' : now ? 'now' : 'coming'
			};
		})
	];
}

/** 未发现此类问题 goes by a way of its own: the unit says so, the level above looks. */
function notFoundDots(
	row: LedgerRow,
	signOffs: SignOffView[],
	seats: Seats,
	units: Map<string, DirectoryUnit>
): ChainDot[] {
	const panel = panelOf(row, seats);
	const looks = row.stage === 'notFoundPending';
	const signed = signOffs.findLast(({ act }) => act === verbNames.confirmNotFound);
	return [
		{ label: `${actingUnit(row, units)}上报未发现`, note: row.applicantName, state: 'done' },
		{
			label: `${units.get(panel.unitId)?.shortName ?? ''}核实`,
			note: looks ? panel.people.map((person) => person.name).join('、') : (signed?.person ?? ''),
			state: looks ? 'now' : 'done'
		}
	];
}

/** Whose turn it is while nobody reviews: for the row of the county its lead unit, else the office, acts. */
function actingUnit(row: LedgerRow, units: Map<string, DirectoryUnit>): string {
	const lead = row.leadUnitId ?? officeOf(units)?.id ?? '';
	return units.get(row.level === 'city' ? lead : row.unitId)?.shortName ?? '';
}
