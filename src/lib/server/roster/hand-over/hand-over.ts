import { and, count, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { readCommand } from '#lib/ledger/command/command.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { stagesFor } from '#lib/ledger/workflow/transition-of.ts';
import { db, type Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { lineIn, listIn, textsIn } from '#lib/server/forms/fields.ts';
import { record, seenRow } from '#lib/server/record/record.ts';
import { findingNames } from '#lib/server/findings/titles.ts';

const r = tables.ledgerRows;
const most = 500;
/** Where the form is kept, and what its mark is sealed for (pages.ts). */
export const handOverPage = { page: '/rows/hand-over', action: '' };

/** Stages in which a person answers for a row that is not done with. */
export const heldStages = stagesFor('handOver');

/**
 * Rows that a unit's people hand over: its own, a township's villages', the city rows it leads. One that was
 * transferred is theirs until its outcome is confirmed.
 */
export function whereHeld({ unitId }: { unitId: string }): SQL {
	return and(
		inArray(r.stage, heldStages),
		or(ne(r.stage, 'transferred'), isNull(r.outcomeConfirmedOn)),
		or(
			eq(r.unitId, unitId),
			eq(r.townshipId, unitId),
			and(eq(r.level, 'city'), eq(r.leadUnitId, unitId))
		)
	) as SQL;
}

/** How many rows somebody of this name answers for in a unit, or in the villages of a township. */
export async function heldBy(
	read: Reader,
	{ countyId, unitId, name }: { countyId: string; unitId: string; name: string }
): Promise<number> {
	const [found] = await read
		.select({ rows: count() })
		.from(r)
		.where(and(eq(r.countyId, countyId), eq(r.responsiblePerson, name), whereHeld({ unitId })));
	return found?.rows ?? 0;
}

/**
 * 人员移交: another person answers for the ticked rows, each row in its own transaction; the same key does each once.
 * @param form `person` who leaves, `ids` many, `key`, and the fields of handOver
 */
export async function handOver(actor: Actor, form: FormData): Promise<HandOverResult> {
	const values = typedIn(form);
	const ids = [...new Set(listIn(form, 'ids'))];
	const result: HandOverResult = { lines: [], errors: {}, values, ids };
	const command = readCommand({ ...values, verb: 'handOver' });
	if (isRefusal(command)) result.errors = command.fields ?? {};
	if (ids.length === 0) result.errors.ids = '请至少勾选一条要移交的条目。';
	if (ids.length > most)
		result.errors.ids = `一次最多移交 ${most} 条，已勾选 ${ids.length} 条：请分几次办理。`;
	if (isRefusal(command) || Object.keys(result.errors).length > 0) return result;
	const { person = '', responsiblePerson = '', key = '' } = values;
	for (const id of ids) {
		const row = await seenRow(db().read, actor, id);
		const theirs = [person, responsiblePerson].includes(row?.responsiblePerson ?? '');
		if (!row || !theirs) {
			const message = row ? `责任人已是${row.responsiblePerson}，没有移交` : '没有找到这一条';
			result.lines.push({ id, ...(await nameOf(actor, row)), done: false, message });
			continue;
		}
		const done = await record(actor, id, command, {
			version: row.version,
			key: key && `${key}:${id}`
		});
		const message = isRefusal(done) ? done.message : `已移交给${responsiblePerson}`;
		result.lines.push({ id, ...(await nameOf(actor, row)), done: !isRefusal(done), message });
	}
	return result;
}

async function nameOf(actor: Actor, row: LedgerRow | undefined) {
	if (!row) return { number: '', unit: '' };
	const findings = await findingNames(row.countyId, row.campaignId);
	const finding = findings.find(({ id }) => id === row.findingId);
	const unit = (await directory(actor.countyId)).get(row.unitId)?.shortName ?? '';
	return { number: `${finding?.number ?? ''}-${row.ordinal}`, unit };
}

/** The lines of the form as they were typed, without the ticked rows. */
export function typedIn(form: FormData): Record<string, string> {
	const names = Object.keys(textsIn(form)).filter((name) => name !== 'ids');
	return Object.fromEntries(names.map((name) => [name, lineIn(form, name)]));
}

/** What became of each row, after POST. */
export interface HandOverResult {
	lines: { id: string; number: string; unit: string; done: boolean; message: string }[];
	/** What is missing, by field name; then no row was tried. */
	errors: Record<string, string>;
	values: Record<string, string>;
	ids: string[];
}
