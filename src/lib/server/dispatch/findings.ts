import type { PlannedFinding, PlannedOwner } from '#lib/ledger/dispatch/finding.ts';
import { selfFoundNumber } from '#lib/ledger/notices/finding-parts.ts';
import { liveLinks } from '#lib/ledger/notices/links.ts';
import { textOfItem } from '#lib/ledger/notices/finding-names.ts';
import type { tables } from '#lib/server/db/tables.ts';
import { newId } from '#lib/server/ids.ts';

type NewRecord<Table extends { $inferInsert: object }> = Table['$inferInsert'];
interface Place {
	countyId: string;
	campaignId: string;
}

/** A finding as it is written, with everything that hangs on it. */
export interface FindingInserts {
	itemId: string;
	finding: NewRecord<typeof tables.findings>;
	facets: NewRecord<typeof tables.facets>[];
	measures: NewRecord<typeof tables.measures>[];
	links: NewRecord<typeof tables.facetMeasures>[];
	owners: NewRecord<typeof tables.findingOwners>[];
	members: NewRecord<typeof tables.findingOwnerMembers>[];
}

/** The records of one planned finding; owner members are the units as they stand now, never rewritten. */
export function insertsOfFinding(
	place: Place,
	planned: PlannedFinding,
	ordinal: number
): FindingInserts {
	const { item } = planned;
	const { countyId } = place;
	const finding = findingOf(place, planned, ordinal);
	const owned = { countyId, findingId: finding.id };
	const ids = new Map([...item.facets, ...item.measures].map((part) => [part.id, newId()]));
	const idOf = (partId: string) => ids.get(partId) ?? newId();
	const owners = planned.owners.map((owner, at) => ownerOf(owned, owner, at + 1));
	return {
		itemId: item.id,
		finding,
		facets: item.facets.map(({ id, label, text, origins }, at) => ({
			...owned,
			id: idOf(id),
			ordinal: at + 1,
			label,
			text,
			origins
		})),
		measures: item.measures.map(({ id, label, text }, at) => ({
			...owned,
			id: idOf(id),
			ordinal: at + 1,
			label,
			text
		})),
		links: liveLinks(item).map((link) => {
			const [facetId = '', measureId = ''] = link.split(':');
			return { countyId, facetId: idOf(facetId), measureId: idOf(measureId) };
		}),
		owners: owners.map(({ record }) => record),
		members: owners.flatMap(({ members }) => members)
	};
}

/** 自查问题: every campaign has one such finding, so that a problem found later has a place (domain §4). */
export function selfFoundFinding(place: Place, ordinal: number): FindingInserts {
	const nothing = { section: '', text: '', origins: [], measureLead: '', leadUnitId: null };
	return {
		itemId: '',
		finding: {
			id: newId(),
			...place,
			kind: 'selfFound',
			number: selfFoundNumber,
			ordinal,
			title: '自查问题',
			...nothing,
			key: false,
			toVillages: true,
			leftOut: false
		},
		facets: [],
		measures: [],
		links: [],
		owners: [],
		members: []
	};
}

function findingOf(
	place: Place,
	{ item, leadUnitId, toVillages }: PlannedFinding,
	ordinal: number
) {
	const { number, section, title, origins, measureLead, key, leftOut } = item;
	return {
		id: newId(),
		...place,
		kind: 'feedback' as const,
		ordinal,
		leadUnitId,
		toVillages,
		number,
		section,
		title,
		origins,
		measureLead,
		key,
		leftOut,
		markedNames: item.markedNames ?? [],
		text: textOfItem(item)
	};
}

function ownerOf(
	owned: { countyId: string; findingId: string },
	{ owner, unitIds, group }: PlannedOwner,
	ordinal: number
) {
	const { name, wording, role, stated, expected } = owner;
	const id = newId();
	const handedOut = group?.confirmed === false ? [] : unitIds;
	return {
		record: { id, ...owned, ordinal, name, wording, role, stated, expected, group: owner.group },
		members: handedOut.map((unitId) => ({ countyId: owned.countyId, ownerId: id, unitId }))
	};
}
