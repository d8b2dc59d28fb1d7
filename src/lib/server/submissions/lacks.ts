import { and, asc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import type { Veil } from '#lib/ledger/mask/veil.ts';
import { lackOf, mendingVerb, type Lack } from '#lib/ledger/submissions/submission.ts';
import type { LackGroup, LackRowView, LacksView } from './view.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { countedOn, namesInFindings } from '#lib/server/findings/names.ts';
import { veilsOf } from '#lib/server/sight/names.ts';
import { whereLacking } from '#lib/server/sight/lacking.ts';
import { whereOfUnit, type Submitter } from './access.ts';

const { ledgerRows: r, findings: f } = tables;
const shownOfGroup = 10;

/**
 * The rows that keep a unit from submitting, grouped by unit: its own first, then its villages by code. Each opens
 * where it is mended, when the actor is of the unit; others open the row to read it.
 */
export async function lacksOf(actor: Actor, place: Submitter): Promise<LacksView> {
	const { unit } = place;
	const found = await db()
		.read.select({
			id: r.id,
			level: r.level,
			unitId: r.unitId,
			townshipId: r.townshipId,
			leadUnitId: r.leadUnitId,
			stage: r.stage,
			ordinal: r.ordinal,
			problem: r.problem,
			responsiblePerson: r.responsiblePerson,
			rectification: r.rectification,
			dueOn: r.dueOn,
			finding: f.number,
			title: f.title,
			findingId: r.findingId
		})
		.from(r)
		.innerJoin(f, eq(f.id, r.findingId))
		.where(and(whereOfUnit(place), whereLacking()))
		.orderBy(asc(f.ordinal), asc(r.ordinal));
	const mends = actor.unitId === unit.id && actor.role !== 'leader';
	const veil = await veilsOf(actor, found);
	const ofFindings = await namesInFindings(actor.countyId);
	const titled = (row: (typeof found)[number]) =>
		maskText(row.title, countedOn(ofFindings, row.findingId));
	const units = await directory(actor.countyId);
	const codeOf = (id: string) => (id === unit.id ? '' : (units.get(id)?.code ?? ''));
	const byUnit = [...Map.groupBy(found, ({ unitId }) => unitId)];
	const groups = byUnit
		.sort(([a], [b]) => (codeOf(a) < codeOf(b) ? -1 : 1))
		.map(([unitId, rows]): LackGroup => ({
			unitId,
			total: rows.length,
			name: units.get(unitId)?.shortName ?? '',
			href: listOf(unitId) + (unitId === unit.id ? `&level=${unit.level}` : ''),
			rows: rows
				.slice(0, shownOfGroup)
				.map((row) => viewOf({ ...row, title: titled(row) }, veil(row), mends))
		}));
	return { total: found.length, href: listOf(unit.id), groups };
}

type LackingRow = Parameters<typeof lackOf>[0] & {
	id: string;
	ordinal: number;
	problem: string;
	finding: string;
	/** Of its finding, masked. */
	title: string;
};

function viewOf(row: LackingRow, veil: Veil, mends: boolean): LackRowView {
	const lack = lackOf(row) as Lack;
	const verb = mends ? mendingVerb(row, lack) : null;
	return {
		id: row.id,
		number: `${row.finding}-${row.ordinal}`,
		// Masked before it is cut: half a name would no longer be known as one.
		title: veil.text(row.problem).slice(0, 60) || row.title,
		lack,
		href: verb ? `/rows/${row.id}?verb=${verb}` : `/rows/${row.id}`
	};
}

function listOf(unitId: string): string {
	return `/rows?scope=${unitId}&stage=lacking`;
}
