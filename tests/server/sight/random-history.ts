import fc from 'fast-check';
import { stepsOf } from '#lib/ledger/chain/chain.ts';
import type { Request } from '#lib/ledger/request.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Database } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append, type NewEvent } from '#lib/server/record/events.ts';
import { campaign, countyId, people } from '../../cast.ts';

/** What is told of random rows beside themselves, by the row's id. */
export interface History {
	/** Who has signed the steps that are passed. */
	signers: Map<string, string[]>;
	/** Units that wrote a 督导记录. */
	notes: Map<string, string[]>;
	/** Rows whose unit did something after the last of them. */
	answered: Set<string>;
	signedLate: Set<string>;
}

const kinds = ['reassign', 'extension', 'longTerm', 'selfFound', 'transfer'] as const;
const drawn = fc.record({
	withReviewerSince: fc.constantFrom(null, '2022-06-29', '2022-06-30', '2022-07-01', '2022-07-05'),
	missed: fc.constantFrom(0, 0, 1),
	problemKind: fc.constantFrom(null, 'local', 'policy'),
	passed: fc.boolean(),
	applicantId: fc.constantFrom(null, 'zhengHao', 'liWen', 'linTao'),
	typistId: fc.constantFrom(null, null, 'zhaoMin', 'sunQiang'),
	request: fc.option(
		fc.record({
			kind: fc.constantFrom(...kinds),
			since: fc.constantFrom('2022-06-20', '2022-07-01', '2022-07-04'),
			refused: fc.constantFrom('', '不归本单位管')
		}),
		{ freq: 2 }
	),
	child: fc.boolean(),
	noted: fc.constantFrom('', '', 'discipline', 'office'),
	answered: fc.boolean(),
	signedAfter: fc.constantFrom('', '', '2022-06-24', '2022-07-04')
});
const draws = fc.sample(drawn, { numRuns: 5000, seed: 30 });
const at = (index: number) => draws[index % draws.length] as (typeof draws)[number];

/** Further fields of a random row: who has it for review, what was asked of whom, whose child it is. */
export function historyOf(row: LedgerRow, index: number): Partial<LedgerRow> {
	const { withReviewerSince, missed, problemKind, passed, applicantId, typistId } = at(index);
	const { request, child } = at(index);
	const steps = stepsOf({ ...row, problemKind });
	const reviewed = row.stage === 'verifying' || row.stage === 'approving';
	return {
		...(reviewed && passed ? { chainStep: steps.length - 1 } : {}),
		// The row before this one of the same unit and finding, as if it had opened it.
		...(child && row.ordinal > 1
			? { parentRowId: row.id.replace(/\d+$/, String(row.ordinal - 1)) }
			: {}),
		withReviewerSince,
		missed,
		problemKind,
		applicantId,
		typistId,
		...(row.findingId === 'f3' && row.townshipId ? { stage: allButFirst(row) } : {}),
		request: request && ({ ...request, reason: '', personId: '', personName: '' } as Request)
	};
}

/** Chance alone never settles everything below a township. */
function allButFirst({ level, ordinal }: LedgerRow): LedgerRow['stage'] {
	return level === 'township' && ordinal === 1 ? 'rectifying' : 'closed';
}

/** Signatures, 督导记录 and their answers, and reviews signed in time or not. */
export async function randomHistory(database: Database, rows: LedgerRow[]): Promise<History> {
	const history: History = {
		signers: new Map(),
		notes: new Map(),
		answered: new Set(),
		signedLate: new Set()
	};
	await database.write(countyId, 'ledger', async (tx) => {
		for (const [index, row] of rows.entries()) {
			const { noted, answered, signedAfter } = at(index);
			const event = (type: NewEvent['type'], unitId: string, day: string, body = {}) =>
				append(tx, {
					countyId,
					kind: 'ledger',
					type,
					unitId,
					body: { changes: {}, ...body },
					campaignId: campaign.id,
					rowId: row.id,
					personId: 'chenJing',
					at: `${day}T02:00:00.000Z`
				});
			if (row.chainStep > 0) {
				const signed = index % 2 ? people.liWen : people.luJia;
				const verify = {
					step: 0,
					verb: 'verify' as const,
					way: 'site',
					opinion: '',
					rowVersion: 1
				};
				await insertMany(tx, tables.signOffs, [
					{
						...verify,
						id: `signed-${row.id}`,
						countyId,
						rowId: row.id,
						personId: signed.personId,
						unitId: signed.unitId,
						fellToOffice: 0,
						evidenceHashes: [],
						at: '2022-07-01T02:00:00.000Z'
					}
				]);
				history.signers.set(row.id, [signed.personId]);
			}
			if (noted) {
				if (answered) await event('claim', row.unitId, '2022-06-20');
				await event('noteSupervision', noted, '2022-06-21');
				history.notes.set(row.id, [noted]);
				if (answered && index % 2) {
					await event('reportProgress', row.unitId, '2022-06-22');
					history.answered.add(row.id);
				}
			}
			if (signedAfter) {
				const since = { withReviewerSince: [signedAfter, '2022-07-05'] };
				await event('verify', 'liuhe', '2022-07-05', { changes: since });
				if (signedAfter < '2022-07-01') history.signedLate.add(row.id);
			}
		}
	});
	return history;
}
