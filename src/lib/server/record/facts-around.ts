import { and, eq, max, ne, sql } from 'drizzle-orm';
import type { Command } from '#lib/ledger/command/command.ts';
import { drawStands } from '#lib/ledger/draw.ts';
import type { DrawFacts, Facts, NamedUnit } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { question } from '#lib/server/db/question.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';

const t = tables;
const r = t.ledgerRows;

/** Rows of the same unit and finding, void ones left out, as a form offers them. */
export async function siblingsOf(
	read: Reader,
	row: LedgerRow,
	number: string
): Promise<{ id: string; number: string }[]> {
	const found = await read
		.select({ id: r.id, ordinal: r.ordinal })
		.from(r)
		.where(
			and(
				eq(r.campaignId, row.campaignId),
				eq(r.unitId, row.unitId),
				eq(r.findingId, row.findingId),
				ne(r.id, row.id),
				ne(r.stage, 'void')
			)
		)
		.orderBy(r.ordinal);
	return found.map(({ id, ordinal }) => ({ id, number: `${number}-${ordinal}` }));
}

/** Ordinal for a further row of a unit and a row's finding. */
export async function nextOrdinal(
	read: Reader,
	{ campaignId, findingId }: Pick<LedgerRow, 'campaignId' | 'findingId'>,
	unitId: string
): Promise<number> {
	const [last] = await askLastOrdinal(read).execute({ campaignId, unitId, findingId });
	return (last?.ordinal ?? 0) + 1;
}

const askLastOrdinal = question((read) =>
	read
		.select({ ordinal: max(r.ordinal) })
		.from(r)
		.where(
			and(
				eq(r.campaignId, sql.placeholder('campaignId')),
				eq(r.unitId, sql.placeholder('unitId')),
				eq(r.findingId, sql.placeholder('findingId'))
			)
		)
		.prepare('last_ordinal')
);

/** The first row of a unit for a row's finding that is not void. */
async function unvoidedRow(
	read: Reader,
	{ campaignId, findingId }: LedgerRow,
	unitId: string
): Promise<string | null> {
	const [first] = await read
		.select({ id: r.id })
		.from(r)
		.where(
			and(
				eq(r.campaignId, campaignId),
				eq(r.unitId, unitId),
				eq(r.findingId, findingId),
				ne(r.stage, 'void')
			)
		)
		.orderBy(r.ordinal)
		.limit(1);
	return first?.id ?? null;
}

/** The unit a command names, or the receiver a row waits for; null when it is not at work any more. */
export async function namedUnit(
	read: Reader,
	row: LedgerRow,
	command: Command | undefined,
	units: Map<string, DirectoryUnit>
): Promise<NamedUnit | null> {
	const id =
		command && 'toUnitId' in command
			? command.toUnitId
			: row.stage === 'transferPending'
				? row.transferToId
				: null;
	const unit = units.get(id ?? '');
	if (!unit || unit.mergedIntoId) return null;
	const [campaign] = await read
		.select({ chains: t.campaigns.chains })
		.from(t.campaigns)
		.where(eq(t.campaigns.id, row.campaignId));
	const { level } = unit;
	const township = { village: unit.parentId, township: unit.id, department: null, city: null };
	return {
		id: unit.id,
		name: unit.shortName,
		level,
		townshipId: township[level],
		chain: campaign?.chains[level] ?? [],
		nextOrdinal: await nextOrdinal(read, row, unit.id),
		firstRowId: await unvoidedRow(read, row, unit.id),
		tookIn: [...units.values()]
			.filter((each) => each.mergedIntoId === unit.id)
			.map(({ id: was }) => was)
	};
}

/**
 * The row that a transfer opened elsewhere, and the one that a transfer opened this row for. A row between them that
 * became void is passed by: 改派 and 作废 both say which one stands instead.
 */
export async function transferLinks(
	read: Reader,
	row: LedgerRow
): Promise<{ child: LedgerRow | null; parent: LedgerRow | null }> {
	const child = await transferChild(read, row);
	let parent = await byId(read, row.parentRowId);
	while (parent?.stage === 'void' && parent.parentRowId)
		parent = await byId(read, parent.parentRowId);
	return { child, parent };
}

/** The row that a transfer opened elsewhere, or the one that stands for it. */
export async function transferChild(read: Reader, row: LedgerRow): Promise<LedgerRow | null> {
	let child = row.stage === 'transferred' ? await openedBy(read, row.id) : null;
	for (let next = child; next?.stage === 'void'; child = next ?? child)
		next = next.keptRowId ? await byId(read, next.keptRowId) : await openedBy(read, next.id);
	return child;
}

async function openedBy(read: Reader, id: string): Promise<LedgerRow | null> {
	const [found] = await read.select().from(r).where(eq(r.parentRowId, id));
	return found ?? null;
}

async function byId(read: Reader, id: string | null): Promise<LedgerRow | null> {
	if (!id) return null;
	const [found] = await read.select().from(r).where(eq(r.id, id));
	return found ?? null;
}

/** @throws when there is no such campaign */
export async function campaignFacts(read: Reader, id: string): Promise<Facts['campaign']> {
	const [campaign] = await askCampaign(read).execute({ id });
	if (!campaign) throw new Error(`there is no campaign ${id}`);
	const { startOn, endOn, state } = campaign;
	return { startOn, endOn, ended: state === 'ended' };
}

const askCampaign = question((read) =>
	read
		.select({ startOn: t.campaigns.startOn, endOn: t.campaigns.endOn, state: t.campaigns.state })
		.from(t.campaigns)
		.where(eq(t.campaigns.id, sql.placeholder('id')))
		.prepare('campaign_facts')
);

/** The draw that a row reported as 未发现 lies in; null when none was taken since. */
export async function drawOf(read: Reader, row: LedgerRow): Promise<DrawFacts | null> {
	if (row.stage !== 'notFoundPending' && row.stage !== 'notFound') return null;
	const [mine] = await read
		.select({ id: t.draws.id, drawn: t.drawRows.drawn })
		.from(t.drawRows)
		.innerJoin(t.draws, eq(t.draws.id, t.drawRows.drawId))
		.where(and(eq(t.drawRows.rowId, row.id), openDraw));
	if (!mine) return null;
	const batch = await read
		.select({ drawn: t.drawRows.drawn, result: t.drawRows.result })
		.from(t.drawRows)
		.where(eq(t.drawRows.drawId, mine.id));
	return { ...mine, ...drawStands(batch) };
}

/** For a query over draw_rows and draws: the draw was taken after the row was last reported as 未发现. */
export const openDraw = sql`${t.draws.at} >= (select max(${t.events.at}) from ${t.events}
	where ${t.events.rowId} = ${t.drawRows.rowId} and ${t.events.type} = 'reportNotFound')`;
