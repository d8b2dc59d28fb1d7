import { and, asc, count, eq, inArray, ne } from 'drizzle-orm';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const { findingOwners: o, findingOwnerMembers: m } = tables;

/** Who leads a finding and who answers for it. */
export interface OwnerWords {
	lead: string;
	responsible: string;
}

/** 补交办 is no wording of the notice; the units it stands for are counted instead. */
const added = '补交办';

/** 牵头单位 and 责任单位 of findings in the notice's own expressions, by finding id. */
export async function ownersInWords(findingIds: string[]): Promise<Map<string, OwnerWords>> {
	const owners = await db()
		.read.select({ id: o.id, findingId: o.findingId, wording: o.wording, role: o.role })
		.from(o)
		.where(and(inArray(o.findingId, findingIds), ne(o.wording, added)))
		.orderBy(asc(o.findingId), asc(o.ordinal));
	const later = await addedUnits(findingIds);
	return new Map(
		findingIds.map((id) => {
			const of = (role: 'lead' | 'responsible') =>
				owners
					.filter((owner) => owner.findingId === id && owner.role === role)
					.map((owner) => owner.wording);
			const more = later.get(id);
			const responsible = [...of('responsible'), ...(more ? [`补交办${more}个单位`] : [])];
			return [id, { lead: of('lead').join('、'), responsible: responsible.join('、') }];
		})
	);
}

async function addedUnits(findingIds: string[]): Promise<Map<string, number>> {
	const found = await db()
		.read.select({ findingId: o.findingId, units: count(m.unitId) })
		.from(o)
		.innerJoin(m, eq(m.ownerId, o.id))
		.where(and(inArray(o.findingId, findingIds), eq(o.wording, added)))
		.groupBy(o.findingId);
	return new Map(found.map(({ findingId, units }) => [findingId, units]));
}
