import { type SheetDoor, sheetDoor } from '#lib/server/sheets/door.ts';
import { type LedgerRow, levels, type Level } from '#lib/ledger/row.ts';
import { and, asc, eq, ne } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { FilterValues } from '#lib/server/sight/filter.ts';
import type { Option } from '#lib/ledger/command/option.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';
import { furtherFilters } from './further-filters.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { idsIn, type Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;
const keys = [
	...(['scope', 'level', 'finding', 'person', 'light', 'text', 'stage', 'sort', 'week'] as const),
	...(['mine', 'due', 'review', 'amend', 'section', 'lead', 'origin', 'type', 'under'] as const),
	...(['reviewer', 'campaign'] as const)
];

/** The view as the URL has it; a parameter that is not there is ''. */
export function readFilter(params: URLSearchParams): FilterValues {
	return Object.fromEntries(
		keys.map((key) => [key, (params.get(key) ?? '').trim().slice(0, 100)])
	) as unknown as FilterValues;
}

function isTownship(unitId: string, units: Map<string, DirectoryUnit>): boolean {
	return units.get(unitId)?.level === 'township';
}

/** What an actor may narrow a board or list to. */
export async function filterView(
	actor: Actor,
	within: Within,
	values: FilterValues,
	{ campaigns, findings }: Pick<CardNames, 'campaigns' | 'findings'>
): Promise<FilterView> {
	const units = await directory(actor.countyId);
	const [campaign, ...others] = idsIn(within);
	return {
		values,
		scopes: scopesOf(actor, units, values.scope),
		findings: [...findings.values()].map((f) => {
			const campaign = campaigns.get(f.campaignId);
			const label = `${f.number} ${f.title}`;
			return { value: f.id, label: campaign ? `${label}（${campaign}）` : label };
		}),
		people: await peopleIn(actor, within, values, units),
		levels: levelsOf(actor),
		further: furtherFilters(values, units),
		// A unit has a ledger in each campaign.
		ledger: campaign && others.length === 0 ? await sheetDoor(actor, campaign, values.scope) : null
	};
}

/** Units to narrow to; inside one township its villages stand beneath it. */
function scopesOf(actor: Actor, units: Map<string, DirectoryUnit>, chosen: string): Option[] {
	const all = [...units.values()].filter((unit) => unit.mergedIntoId === null);
	const own = units.get(actor.unitId);
	if (own?.level === 'village') return [];
	const option = (unit: DirectoryUnit) => ({ value: unit.id, label: unit.shortName });
	const byCode = (a: DirectoryUnit, b: DirectoryUnit) => (a.code < b.code ? -1 : 1);
	const home = own?.level === 'township' ? own : townshipOf(units.get(chosen), units);
	const villages = home
		? all
				.filter((unit) => unit.parentId === home.id)
				.sort(byCode)
				.map(option)
		: [];
	if (own?.level === 'township')
		return [{ value: '', label: `${own.shortName}及所属村` }, ...villages];
	const townships = all.filter((unit) => unit.level === 'township').sort(byCode);
	return [
		{ value: '', label: '全部单位' },
		...townships.flatMap((unit) =>
			unit.id === home?.id
				? [option(unit), ...villages.map((v) => ({ ...v, label: `　${v.label}` }))]
				: [option(unit)]
		),
		...all
			.filter((unit) => unit.level === 'department')
			.sort(byCode)
			.map(option)
	];
}

function townshipOf(
	unit: DirectoryUnit | undefined,
	units: Map<string, DirectoryUnit>
): DirectoryUnit | undefined {
	if (unit?.level === 'township') return unit;
	return unit?.parentId ? units.get(unit.parentId) : undefined;
}

/** 责任人 to choose from, once the view is narrow enough for a list of names. */
async function peopleIn(
	actor: Actor,
	within: Within,
	{ scope }: FilterValues,
	units: Map<string, DirectoryUnit>
): Promise<string[]> {
	if (!scope && actor.unitLevel !== 'township' && actor.unitLevel !== 'village') return [];
	const place = scope ? eq(isTownship(scope, units) ? r.townshipId : r.unitId, scope) : undefined;
	const found = await db()
		.read.selectDistinct({ name: r.responsiblePerson })
		.from(r)
		.where(and(whereVisible(actor, within), place, ne(r.responsiblePerson, '')))
		.orderBy(asc(r.responsiblePerson))
		.limit(200);
	return found.map((person) => person.name);
}

function levelsOf(actor: Actor): Level[] {
	if (actor.unitLevel === 'village') return ['village'];
	if (actor.unitLevel === 'township') return ['township', 'village'];
	return [...levels];
}

/** The filters above board and list. `values` are the parameters of the URL, `''` when not set. */
export interface FilterView {
	values: FilterValues;
	/** Units this person may narrow to; value = unit id. The widest stands first. */
	scopes: Option[];
	/** Value = finding id, label = “6 乡村建设仍存在短板”. */
	findings: Option[];
	/** 责任人 by name within the scope; may be empty, then the filter is a text field. */
	people: string[];
	/** Levels that exist within the scope. */
	levels: LedgerRow['level'][];
	/** What narrows the view besides the lists above it, in words; each can be taken off. */
	further: { name: keyof FilterValues; value: string; label: string }[];
	/** The ledger of the unit in view; null when it has none or is not seen whole. */
	ledger: SheetDoor | null;
}
