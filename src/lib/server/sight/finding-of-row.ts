import { and, asc, eq } from 'drizzle-orm';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { Veil } from '#lib/ledger/mask/veil.ts';
import { measureNote } from '#lib/ledger/campaigns/measure.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { ofRoster } from '#lib/server/db/of-roster.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { countedOn, namesInFindings } from '#lib/server/findings/names.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';

const { facets, findings, measures } = tables;

interface Whole {
	finding: FindingView;
	counted: readonly string[];
}

const cached = cachedUntilMoved<Whole>(200);

/** The finding of a row with its official words, whole, and the names of villagers that count in them. */
export function findingOf(countyId: string, findingId: string): Promise<Whole> {
	return cached(countyId, findingId, () => readFinding(findingId));
}

async function readFinding(findingId: string): Promise<Whole> {
	const read = db().read;
	const [finding] = await read.select().from(findings).where(eq(findings.id, findingId));
	if (!finding) throw new Error(`there is no finding ${findingId}`);
	const { id, number, section, title, text, origins, measureLead } = finding;
	const view = {
		id,
		number,
		section,
		title,
		text,
		origins,
		measureLead,
		facets: await read
			.select({ id: facets.id, label: facets.label, text: facets.text })
			.from(facets)
			.where(and(eq(facets.findingId, id)))
			.orderBy(asc(facets.ordinal)),
		measures: (
			await read
				.select()
				.from(measures)
				.where(eq(measures.findingId, id))
				.orderBy(asc(measures.ordinal))
		).map((part) => ({
			id: part.id,
			label: part.label,
			text: part.text,
			note: measureNote(part, today())
		}))
	};
	const counted = countedOn(await namesInFindings(finding.countyId), id);
	return { finding: view, counted };
}

/**
 * A finding as somebody reads it on a row: villagers named in a notice are nobody's, and masked for its own unit and
 * township too (domain §8).
 */
export function findingThrough(row: Veil, { finding, counted }: Whole): FindingView {
	const veil = row.open ? new Veil(counted, false) : row.at('反馈问题');
	const told = (part: OfficialText) => ({ ...part, text: veil.text(part.text) });
	return {
		...finding,
		section: veil.text(finding.section),
		title: veil.text(finding.title),
		origins: finding.origins.map((origin) => veil.text(origin)),
		text: veil.text(finding.text),
		measureLead: veil.text(finding.measureLead),
		facets: finding.facets.map(told),
		measures: finding.measures.map((part) => ({ ...told(part), note: veil.text(part.note) }))
	};
}

/** The names around a row. */
export async function placeView(row: LedgerRow, { finding, counted }: Whole): Promise<PlaceView> {
	const units = await directory(row.countyId);
	const name = (id: string | null) => (id ? (units.get(id)?.shortName ?? null) : null);
	return {
		number: `${finding.number}-${row.ordinal}`,
		title: maskText(row.problem || finding.title, namesOn(row, counted)),
		unit: name(row.unitId) ?? '',
		township: row.townshipId === row.unitId ? null : name(row.townshipId),
		leadUnit: name(row.leadUnitId)
	};
}

/** Names of the people of a county by id, for timelines and sign-offs; kept in memory until the roster changes. */
export const peopleNames = ofRoster(async (countyId, read): Promise<Map<string, string>> => {
	const p = tables.people;
	const found = await read
		.select({ id: p.id, name: p.name })
		.from(p)
		.where(eq(p.countyId, countyId));
	return new Map(found.map((person) => [person.id, person.name]));
});

/** Names around a row, already in the words of the screen. */
export interface PlaceView {
	number: string;
	/** Names and numbers masked for everybody: it stands in the browser's history too. */
	title: string;
	unit: string;
	township: string | null;
	leadUnit: string | null;
}

export interface FindingView {
	id: string;
	number: string;
	section: string;
	title: string;
	text: string;
	origins: string[];
	facets: OfficialText[];
	measureLead: string;
	measures: MeasureText[];
}

export interface OfficialText {
	id: string;
	/** 一是; may be empty. */
	label: string;
	text: string;
}

/** A measure, and its rhythm and target in words; '' when it has neither. */
export interface MeasureText extends OfficialText {
	note: string;
}
