import { noticeColumns, printedColumns } from '#lib/exchange/sheets/template-columns.ts';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import type { TemplateKey } from '#lib/ledger/sheets/columns.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { and, asc, eq, ne } from 'drizzle-orm';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { blankSheet, sheetContext } from './context.ts';
import { masked } from './masked.ts';
import { unitSheets } from './unit.ts';

const r = tables.ledgerRows;
const shownLines = 6;

/**
 * A few lines of a real ledger in a form, for looking at the form: every column it can have is filled.
 * Where nobody has such a ledger yet, the blank form.
 */
export async function sampleSheet(
	actor: Actor,
	campaignId: string,
	template: TemplateKey
): Promise<Sheet | null> {
	const context = await sheetContext(actor, campaignId);
	if (!context) return null;
	const columns = printedColumns(
		noticeColumns(template).map((column) => ({ ...column, shown: true }))
	);
	const [row] = await db()
		.read.select({ unitId: r.unitId })
		.from(r)
		.where(
			and(
				whereVisible(actor, campaignId),
				eq(r.level, template === 'running' ? 'department' : template),
				ne(r.problem, '')
			)
		)
		.orderBy(asc(r.id))
		.limit(1);
	const forms = template === 'running' ? 'running' : 'first';
	const sheets = row && (await unitSheets(actor, campaignId, row.unitId, forms));
	if (!sheets || isRefusal(sheets) || !sheets[0])
		return { ...blankSheet(template, context), columns };
	const shown = { ...sheets[0], columns, lines: fullest(sheets[0]) };
	return (await masked({ countyId: actor.countyId, campaignId }, [shown]))[0] ?? null;
}

/** Lines with a problem show most of the form; further facets of a row stay with it. */
function fullest({ lines }: Sheet): Sheet['lines'] {
	const first = lines.findIndex((line) => line.cells.problem || line.cells.facets);
	return lines.slice(Math.max(0, first), Math.max(0, first) + shownLines);
}
