import fc from 'fast-check';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import { addDays, type Day } from '#lib/ledger/day.ts';
import type { LedgerRow, Level } from '#lib/ledger/row.ts';
import { stages } from '#lib/ledger/stage.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import type { Database } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { campaign, countyId, findings, units, type CastUnit } from '../../cast.ts';

const words = ['户厕', '公益岗位', '台账', '饮水', '保洁', '东湾', '柳河'];
const text = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((said) => said.join('和'));

function anyRow(today: Day) {
	const day = fc.option(
		fc.integer({ min: -20, max: 20 }).map((n) => addDays(today, n)),
		{ nil: null, freq: 4 }
	);
	return fc.record({
		stage: fc.constantFrom(...stages),
		rectification: fc.constantFrom('immediate', 'byDeadline', 'longTerm', null),
		problem: text,
		measure: text,
		responsiblePerson: fc.constantFrom('', '郑浩', '蒋波'),
		origin: fc.constantFrom('', '', '乡镇排查', '国家后评估反馈'),
		returnReason: fc.constantFrom('', '', '缺竣工照片'),
		plannedOn: day,
		dueOn: day,
		reviewOn: day,
		replyBy: day,
		amendBy: day,
		underReviewSince: day,
		reviewedDays: fc.integer({ min: 0, max: 5 }),
		goalReached: fc.boolean(),
		outcomeConfirmedOn: day,
		relapses: fc.integer({ min: 0, max: 1 }),
		sectorUnitId: fc.option(fc.constantFrom('farming', 'water', 'discipline'), { freq: 2 }),
		transferToId: fc.option(fc.constantFrom('water', 'liuhe', 'dongwan', 'xiling'), { freq: 2 })
	});
}

/**
 * Fills 安和县 with several random rows for every finding and unit, as no history would leave them.
 * @param more what a test wants to be random beside
 */
export async function randomRows(
	database: Database,
	today: Day,
	each = 6,
	more: (row: LedgerRow, index: number) => Partial<LedgerRow> = () => ({})
): Promise<LedgerRow[]> {
	const owners = Object.values(units).filter(({ id }) => id !== 'machine' && id !== 'leadership');
	const places = Object.values(findings).flatMap((finding) =>
		owners.flatMap((unit: CastUnit) =>
			Array.from({ length: each }, (_, index) => ({ finding, unit, ordinal: index + 1 }))
		)
	);
	const drawn = fc.sample(anyRow(today), { numRuns: places.length, seed: 7 });
	const rows = places.map(({ finding, unit, ordinal }, index): LedgerRow => {
		const level = unit.level as Level;
		const row = {
			id: `${finding.id}-${unit.id}-${ordinal}`,
			...newRow({
				countyId,
				campaignId: campaign.id,
				findingId: finding.id,
				unitId: unit.id,
				level,
				townshipId: level === 'village' ? unit.parentId : level === 'township' ? unit.id : null,
				leadUnitId: finding.leadUnitId,
				ordinal,
				chain: defaultChains[level],
				replyBy: null
			}),
			...drawn[index]
		} as LedgerRow;
		return { ...row, ...more(row, index) };
	});
	await database.write(countyId, 'ledger', (tx) => insertMany(tx, tables.ledgerRows, rows));
	return rows;
}

/** The rows that a door of a page opens, counted by the list itself. */
export async function behind(
	list: (query: URLSearchParams) => Promise<{ total: number }>,
	href: string
): Promise<number> {
	return (await list(new URL(href, 'http://x').searchParams)).total;
}
