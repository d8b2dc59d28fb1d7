/** A row that a unit has for review now. */
export interface Held {
	rowId: string;
	unitId: string;
	/** Working days it has had it too long; 0 while in time. */
	over: number;
}

/** A review that a unit has signed, by the row; the same row may come to it again. */
export type Signed = Held;

/** How one unit reviews what others hand up (domain §6, 审核超时 is charged to the reviewer's unit). */
export interface ReviewLine {
	unitId: string;
	unit: string;
	/** Rows it has now, and those of them it has had for more than three working days. */
	held: number;
	late: number;
	/** Signatures it gave, and the rows on which one came too late. */
	signed: number;
	signedLate: number;
	/** The longest of these delays, in working days. */
	mostOver: number;
}

/**
 * One line for each unit that reviews; in the order of the units given, never by result (domain §8: no ranking).
 * @param units in order of their codes
 */
export function reviewLinesOf(
	units: { id: string; shortName: string }[],
	held: Held[],
	signed: Signed[]
): ReviewLine[] {
	const heldBy = Map.groupBy(held, ({ unitId }) => unitId);
	const signedBy = Map.groupBy(signed, ({ unitId }) => unitId);
	return units
		.filter(({ id }) => heldBy.has(id) || signedBy.has(id))
		.map(({ id, shortName }) => {
			const now = heldBy.get(id) ?? [];
			const then = signedBy.get(id) ?? [];
			return {
				...{ unitId: id, unit: shortName },
				held: now.length,
				late: now.filter(({ over }) => over > 0).length,
				signed: then.length,
				signedLate: new Set(then.filter(({ over }) => over > 0).map(({ rowId }) => rowId)).size,
				mostOver: Math.max(0, ...now.map(({ over }) => over), ...then.map(({ over }) => over))
			};
		});
}
