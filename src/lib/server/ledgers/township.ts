import { and, asc, eq } from 'drizzle-orm';
import type { LedgerLine, LedgerSheet } from '#lib/exchange/ledgerBook.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { scopeOf, seesWhole } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { directory, type DirectoryUnit } from '../directory.ts';
import { whereVisible } from '../rows/where.ts';
import { lineOf, type LineContext } from './line.ts';
import { progressOf } from './progress.ts';

const { campaigns, findings, ledgerRows } = tables;

/**
 * 附件2 as it stands now: the township's own rows, then its villages' problems with 涉及村, and the villages
 * that found nothing as one count (domain §7).
 * @returns the sheet, or a refusal when the unit is no township that the actor sees whole
 */
export async function townshipLedger(
	actor: Actor,
	campaignId: string,
	townshipId: string
): Promise<LedgerSheet | Refusal> {
	const units = await directory(actor.countyId);
	const township = units.get(townshipId);
	const [campaign] = await db()
		.read.select()
		.from(campaigns)
		.where(and(eq(campaigns.id, campaignId), eq(campaigns.countyId, actor.countyId)));
	const whole = township !== undefined && seesWhole(scopeOf(actor), township);
	const rows = whole ? await rowsOf(actor, campaignId, townshipId) : [];
	if (!campaign || township?.level !== 'township' || rows.length === 0)
		return refuse('unseen', '没有找到这个乡镇的台账：它不在您的范围内，或本批次没有交办给它。');
	const context: LineContext = {
		units,
		findings: await findingsOf(campaignId),
		progress: await progressOf(rows)
	};
	return {
		template: 'township',
		unitName: township.shortName,
		title: township.shortName + campaign.ledgerTitle,
		sheetName: township.shortName,
		filledBy: township.contactPerson,
		phone: township.contactPhone,
		lines: linesOf(rows, context)
	};
}

function linesOf(rows: LedgerRow[], context: LineContext): LedgerLine[] {
	const order = context.findings;
	const lines: LedgerLine[] = [];
	const sorted = (level: LedgerRow['level']) =>
		rows
			.filter((row) => row.level === level && row.stage !== 'void')
			.sort(
				(a, b) =>
					(order.get(a.findingId)?.ordinal ?? 0) - (order.get(b.findingId)?.ordinal ?? 0) ||
					codeOf(a, context.units).localeCompare(codeOf(b, context.units)) ||
					a.ordinal - b.ordinal
			);
	for (const row of sorted('township')) lines.push(lineOf(row, context));
	const villages = sorted('village');
	for (const row of villages) if (row.problem) lines.push(lineOf(row, context));
	for (const [findingId, finding] of order) {
		const none = villages.filter((row) => row.findingId === findingId && row.stage === 'notFound');
		if (none.length > 0)
			lines.push({
				id: '',
				number: '',
				cells: {
					finding: `${finding.number}.${finding.title}`,
					exists: '否',
					problem: '经排查未发现此类问题',
					village: `${none.length}个村（社区）`,
					completionAndClosure: '已核实'
				}
			});
	}
	return lines.map((line, index) => ({ ...line, number: String(index + 1) }));
}

function codeOf(row: LedgerRow, units: Map<string, DirectoryUnit>): string {
	return units.get(row.unitId)?.code ?? '';
}

function rowsOf(actor: Actor, campaignId: string, townshipId: string): Promise<LedgerRow[]> {
	return db()
		.read.select()
		.from(ledgerRows)
		.where(and(whereVisible(actor, campaignId), eq(ledgerRows.townshipId, townshipId)))
		.orderBy(asc(ledgerRows.id));
}

async function findingsOf(campaignId: string): Promise<LineContext['findings']> {
	const found = await db()
		.read.select()
		.from(findings)
		.where(eq(findings.campaignId, campaignId))
		.orderBy(asc(findings.ordinal));
	return new Map(found.map((finding) => [finding.id, finding]));
}
