import type { TemplateKey } from '#lib/ledger/sheets/columns.ts';
import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import type { SheetLine, Sheet } from '#lib/exchange/sheets/book.ts';
import { blankTitle, sheetTitle } from '#lib/exchange/sheets/templates.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { campaignInFile } from '#lib/server/campaigns/in-file.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, levelWordsIn, type DirectoryUnit } from '#lib/server/directory.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { columnsOfTemplates, type TemplateColumns } from './templates.ts';

const { campaigns, findings, ledgerRows } = tables;

export type SheetFinding = typeof findings.$inferSelect;

/** What every ledger of a campaign is made with; read once for many. */
export interface SheetContext {
	/** As the names of files have it. */
	campaign: string;
	/** 关于…台账. */
	title: string;
	units: Map<string, DirectoryUnit>;
	/** In their order. */
	findings: Map<string, SheetFinding>;
	columns: TemplateColumns;
}

/** The context of a campaign of the actor's county; null when there is none of this id. */
export async function sheetContext(actor: Actor, campaignId: string): Promise<SheetContext | null> {
	const [campaign] = await db()
		.read.select({ title: campaigns.ledgerTitle })
		.from(campaigns)
		.where(and(eq(campaigns.id, campaignId), eq(campaigns.countyId, actor.countyId)));
	if (!campaign) return null;
	const found = await db()
		.read.select()
		.from(findings)
		.where(eq(findings.campaignId, campaignId))
		.orderBy(asc(findings.ordinal));
	return {
		campaign: await campaignInFile(actor, campaignId),
		title: campaign.title,
		units: await directory(actor.countyId),
		findings: new Map(found.map((finding) => [finding.id, finding])),
		columns: await columnsOfTemplates(campaignId)
	};
}

/** Rows of a campaign that the actor sees and that are not void, in the order of findings, units and problems. */
export async function rowsOnSheets(
	actor: Actor,
	campaignId: string,
	where: SQL,
	{ findings: order, units }: SheetContext
): Promise<LedgerRow[]> {
	const rows: LedgerRow[] = await db()
		.read.select()
		.from(ledgerRows)
		.where(and(whereVisible(actor, campaignId), where, sql`${ledgerRows.stage} <> 'void'`));
	const at = (row: LedgerRow) => order.get(row.findingId)?.ordinal ?? 0;
	const code = (row: LedgerRow) => units.get(row.unitId)?.code ?? '';
	return rows.sort(
		(a, b) => at(a) - at(b) || code(a).localeCompare(code(b)) || a.ordinal - b.ordinal
	);
}

/** A form of a unit with its lines; they are numbered here, further lines of a row carry no number. */
export function sheetOf(
	template: TemplateKey,
	unit: DirectoryUnit,
	lines: SheetLine[],
	{ title, columns }: SheetContext
): Sheet {
	let number = 0;
	return {
		template,
		unitName: unit.shortName,
		title: sheetTitle(template, unit.shortName, title),
		sheetName: unit.shortName,
		...(unit.contactPerson ? { filledBy: unit.contactPerson } : {}),
		...(unit.contactPhone ? { phone: unit.contactPhone } : {}),
		columns: columns[template],
		lines: lines.map((line) => ({ ...line, number: line.goesOn ? '' : String((number += 1)) }))
	};
}

/** The blank form, to be filled in by hand: nothing of a unit stands on it. */
export function blankSheet(template: TemplateKey, context: SheetContext): Sheet {
	const { title, columns, units } = context;
	const blank = blankTitle(template, levelWordsIn(units), title);
	return {
		template,
		unitName: '',
		title: blank,
		sheetName: '模版',
		columns: columns[template],
		lines: []
	};
}
