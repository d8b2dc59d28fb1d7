/** A row that a unit has for review, or one review that it has signed; the same row may come to it again. */
export interface Review {
	rowId: string;
	unitId: string;
	/** Working days it had it too long; 0 in time. */
	over: number;
}

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
	held: Review[],
	signed: Review[]
): ReviewLine[] {
	const heldBy = Map.groupBy(held, ({ unitId }) => unitId);
	const signedBy = Map.groupBy(signed, ({ unitId }) => unitId);
	return units
		.filter(({ id }) => heldBy.has(id) || signedBy.has(id))
		.map(({ id, shortName }) => {
			const now = heldBy.get(id) ?? [];
			const then = signedBy.get(id) ?? [];
			return {
				unitId: id,
				unit: shortName,
				held: now.length,
				late: now.filter(({ over }) => over > 0).length,
				signed: then.length,
				signedLate: new Set(then.filter(({ over }) => over > 0).map(({ rowId }) => rowId)).size,
				mostOver: Math.max(0, ...now.map(({ over }) => over), ...then.map(({ over }) => over))
			};
		});
}
