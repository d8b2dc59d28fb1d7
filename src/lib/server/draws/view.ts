import { type Day, dayOf } from '#lib/ledger/day.ts';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { scopeOf } from '#lib/ledger/permissions.ts';
import type { Stage } from '#lib/ledger/stage.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { repeatDraw } from './repeat.ts';
import { findingNames } from '#lib/server/findings/titles.ts';
import { peopleNames } from '#lib/server/sight/finding-of-row.ts';
import { whereScope } from '#lib/server/sight/where.ts';
import { shanghaiTime } from '#lib/server/county-time.ts';

const { campaigns, drawRows, draws, ledgerRows } = tables;
type Draw = typeof draws.$inferSelect;

/** The draws of a campaign whose whole batch the actor sees, newest first. */
export async function drawLines(actor: Actor, campaignId: string): Promise<DrawLine[]> {
	const taken = await db()
		.read.select()
		.from(draws)
		.where(and(eq(draws.campaignId, campaignId), eq(draws.countyId, actor.countyId)))
		.orderBy(desc(draws.at), desc(draws.id));
	const batches = await seenBatches(actor, taken);
	const names = await findingNames(actor.countyId, campaignId);
	const units = await directory(actor.countyId);
	return taken.flatMap((one) => {
		const batch = batches.get(one.id);
		return batch ? [lineOf(one, batch, names, units)] : [];
	});
}

/** One draw with all its rows; undefined where there is none or the actor does not see its whole batch. */
export async function drawInFull(actor: Actor, id: string): Promise<DrawInFull | undefined> {
	const again = await repeatDraw(db().read, id);
	if (!again || again.draw.countyId !== actor.countyId) return undefined;
	const one = again.draw;
	const batch = (await seenBatches(actor, [one])).get(id);
	if (!batch) return undefined;
	const names = await findingNames(one.countyId, one.campaignId);
	const units = await directory(actor.countyId);
	const [campaign] = await db()
		.read.select({ name: campaigns.name })
		.from(campaigns)
		.where(eq(campaigns.id, one.campaignId));
	const finding = names.find((each) => each.id === one.findingId);
	return {
		...lineOf(one, batch, names, units),
		campaignId: one.campaignId,
		campaign: campaign?.name ?? '',
		person: (await peopleNames(one.countyId)).get(one.personId) ?? '',
		at: shanghaiTime(one.at),
		percent: one.percent,
		seed: one.seed,
		same: again.same && again.told,
		command: runsServer(actor) ? `npm run -s draw -- ${id}` : '',
		rows: batch
			.map((row) => ({
				id: row.rowId,
				number: `${finding?.number ?? ''}-${row.ordinal}`,
				unit: units.get(row.unitId)?.shortName ?? '',
				drawn: row.drawn,
				result: resultOf(row),
				missed: row.result === 'failed'
			}))
			.sort((a, b) => Number(b.drawn) - Number(a.drawn) || Number(b.missed) - Number(a.missed))
	};
}

/** Who may be asked to run something on the server: the administrators. */
function runsServer({ admin }: Actor): boolean {
	return admin.includes('system') || admin.includes('audit');
}

type BatchRow = Awaited<ReturnType<typeof readBatches>>[number];

/** The rows of each draw of which the actor sees every row. */
async function seenBatches(actor: Actor, taken: Draw[]): Promise<Map<string, BatchRow[]>> {
	const all = await readBatches(taken.map(({ id }) => id));
	const seen = new Set(
		(
			await db()
				.read.select({ id: ledgerRows.id })
				.from(ledgerRows)
				.innerJoin(drawRows, eq(drawRows.rowId, ledgerRows.id))
				.where(and(eq(ledgerRows.countyId, actor.countyId), whereScope(scopeOf(actor))))
		).map(({ id }) => id)
	);
	const batches = Map.groupBy(all, ({ drawId }) => drawId);
	return new Map([...batches].filter(([, rows]) => rows.every(({ rowId }) => seen.has(rowId))));
}

async function readBatches(ids: string[]) {
	const chunk = 500;
	const found = [];
	for (let start = 0; start < ids.length; start += chunk)
		found.push(
			...(await db()
				.read.select({
					drawId: drawRows.drawId,
					rowId: drawRows.rowId,
					drawn: drawRows.drawn,
					result: drawRows.result,
					stage: ledgerRows.stage,
					unitId: ledgerRows.unitId,
					townshipId: ledgerRows.townshipId,
					level: ledgerRows.level,
					ordinal: ledgerRows.ordinal
				})
				.from(drawRows)
				.innerJoin(ledgerRows, eq(ledgerRows.id, drawRows.rowId))
				.where(inArray(drawRows.drawId, ids.slice(start, start + chunk)))
				.orderBy(drawRows.rowId))
		);
	return found;
}

function lineOf(
	one: Draw,
	batch: BatchRow[],
	names: Awaited<ReturnType<typeof findingNames>>,
	units: Awaited<ReturnType<typeof directory>>
): DrawLine {
	const finding = names.find(({ id }) => id === one.findingId);
	const drawn = batch.filter((row) => row.drawn);
	const name = (id: string | null | undefined) => units.get(id ?? '')?.shortName ?? '';
	const place = batch[0]?.level === 'village' ? name(batch[0].townshipId) : '';
	const by = name(one.unitId);
	return {
		id: one.id,
		day: dayOf(one.at),
		finding: `${finding?.number} ${finding?.title}`,
		unit: place && place !== by ? `${by}（${place}）` : by,
		size: batch.length,
		drawn: drawn.length,
		passed: drawn.filter(({ result }) => result === 'passed').length,
		failed: batch.filter(({ result }) => result === 'failed').length,
		waiting: drawn.filter(({ result, stage }) => result === null && stage === 'notFoundPending')
			.length
	};
}

function resultOf({
	drawn,
	result,
	stage
}: {
	drawn: boolean;
	result: string | null;
	stage: Stage;
}) {
	if (result === 'failed') return '漏报';
	if (result === 'passed') return '属实';
	if (stage === 'notFoundPending') return drawn ? '待核实' : '未抽中，待确认';
	return stage === 'notFound' && !drawn ? '未抽中，随批确认' : '另行办理';
}

/** `data.draws` of /draws: the draws whose whole batch this person sees, newest first. */
export interface DrawLine {
	id: string;
	day: Day;
	/** 9 有的地方政策宣传不深入. */
	finding: string;
	/** The unit that drew, and the township the batch lies in. */
	unit: string;
	size: number;
	drawn: number;
	passed: number;
	/** 漏报 that the draw showed. */
	failed: number;
	waiting: number;
}

/** `data.view` of /draws/[id]: one draw, whole, for the screen and for paper. */
export interface DrawInFull extends DrawLine {
	campaignId: string;
	campaign: string;
	person: string;
	/** 2022-06-09 09:00:12. */
	at: string;
	percent: number;
	seed: string;
	/** The draw done again from its seed gives the same rows, and the record of its day says the same. */
	same: boolean;
	/** What repeats it on the server; '' for who does not keep the server. */
	command: string;
	rows: {
		id: string;
		number: string;
		unit: string;
		drawn: boolean;
		/** What was found, in words. */
		result: string;
		missed: boolean;
	}[];
}
