import type { Actor } from '#lib/ledger/actor.ts';
import type { Instant } from '#lib/ledger/day.ts';
import { draw } from '#lib/ledger/draw.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { NewEvent } from './events.ts';
import { newId } from '#lib/server/ids.ts';

/**
 * Draws from a batch and makes everything that is written of it; anyone can repeat the draw from its seed.
 * @param row one of the batch: says campaign and finding
 * @param ids every row of the batch
 */
export function drawInserts(
	actor: Actor,
	row: Pick<LedgerRow, 'campaignId' | 'findingId'>,
	ids: string[],
	percent: number,
	at: Instant
) {
	const { countyId, personId, unitId } = actor;
	const { campaignId, findingId } = row;
	const drawId = newId();
	const seed = newId();
	const drawn = draw(ids, percent, seed);
	const event: NewEvent = {
		countyId,
		kind: 'ledger',
		type: 'drawTaken',
		campaignId,
		personId,
		unitId,
		at,
		body: { drawId, findingId, seed, percent, ids, drawn }
	};
	return {
		drawn,
		draw: {
			id: drawId,
			countyId,
			campaignId,
			findingId,
			unitId,
			personId,
			at,
			seed,
			percent,
			version: 1
		},
		rows: ids.map((rowId) => ({
			drawId,
			rowId,
			countyId,
			drawn: drawn.includes(rowId),
			result: null as 'passed' | 'failed' | null
		})),
		event
	};
}
