import { weekdays } from '#lib/ledger/due/due.ts';
import { defaultChains, stepUnitId } from '#lib/ledger/chain/chain.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Facts, StepPerson } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow, Level } from '#lib/ledger/row.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { campaign, countyId, findings, people, units, type CastUnit } from '../../cast.ts';

/** An ordinary day inside the concentrated period. */
export const today = '2022-06-20';

/** A row of a unit as the dispatch made it, for finding 1 unless told otherwise. */
export function rowOf(unit: CastUnit, overrides: Partial<LedgerRow> = {}): LedgerRow {
	const level: Level = unit.level;
	const township = level === 'village' ? unit.parentId : level === 'township' ? unit.id : null;
	const finding = findings.monitoring;
	const born = newRow({
		countyId,
		campaignId: campaign.id,
		findingId: finding.id,
		unitId: unit.id,
		townshipId: township,
		leadUnitId: finding.leadUnitId,
		level,
		ordinal: 1,
		chain: defaultChains[level],
		replyBy: campaign.ledgersDueOn
	});
	return { id: `row-${unit.id}`, ...born, ...overrides };
}

/** What a planned row carries. */
export const planned = {
	stage: 'rectifying',
	problem: '6 户不知晓监测政策',
	measure: '逐户上门讲解',
	responsiblePerson: '郑浩',
	rectification: 'byDeadline',
	plannedOn: '2022-06-10',
	dueOn: '2022-07-10',
	originalDueOn: '2022-07-10'
} as const satisfies Partial<LedgerRow>;

/** A planned row that was put up for closing by the village itself on 18 June. */
export const putUp = {
	...planned,
	stage: 'verifying',
	completedOn: '2022-06-18',
	outcome: '6 户均已知晓',
	extendedCheck: '全村 40 户同查，无同类问题',
	evidence: '村档案盒3号',
	applicantId: 'zhengHao',
	applicantName: '郑浩',
	withReviewerSince: '2022-06-18',
	underReviewSince: '2022-06-18'
} as const satisfies Partial<LedgerRow>;

export const putUpAsNotFound = {
	stage: 'notFoundPending',
	check: { method: '逐户走访', households: 40, checker: '郑浩', checkedOn: '2022-06-17' },
	applicantId: 'zhengHao',
	applicantName: '郑浩',
	withReviewerSince: '2022-06-18',
	underReviewSince: '2022-06-18'
} as const satisfies Partial<LedgerRow>;

export function accountsOf(unitId: string, cast: Actor[] = Object.values(people)): StepPerson[] {
	return cast
		.filter((actor) => actor.unitId === unitId)
		.map(({ personId, name, role, substitute }) => ({ id: personId, name, role, substitute }));
}

/** What the server would read around a row on an ordinary day, everybody's account in order. */
export function factsOf(row: LedgerRow, overrides: Partial<Facts> = {}): Facts {
	const { facetIds, measureIds, number, title } = findings.monitoring;
	return {
		now: `${today}T02:00:00.000Z`,
		today,
		campaign: { startOn: campaign.startOn, endOn: campaign.endOn, ended: false },
		finding: { number, title, facetIds, measureIds },
		officeId: units.office.id,
		stepPeople: accountsOf(stepUnitId(row, units.office.id)),
		officePeople: accountsOf(units.office.id),
		signers: [],
		nextOrdinal: 2,
		unsettled: 0,
		draw: null,
		uploads: [],
		siblings: [],
		findingIds: Object.values(findings).map((finding) => finding.id),
		departmentIds: ['farming', 'water', 'discipline'],
		named: null,
		child: null,
		parent: null,
		workingDays: weekdays,
		unitNames: Object.fromEntries(Object.values(units).map((unit) => [unit.id, unit.shortName])),
		...overrides
	};
}
