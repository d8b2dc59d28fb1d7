import type { Actor } from '#lib/ledger/actor.ts';
import { readCommand, type Command } from '#lib/ledger/command.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { verbNames } from '#lib/ledger/verb.ts';
import type { BulkResult } from '#lib/ledger/view.ts';
import { db } from '../db/database.ts';
import { directory } from '../directory.ts';
import { record, seenRow } from '../ledger.ts';
import { findingNames } from './cards.ts';

const most = 500;

/**
 * 批量认领: one 责任人 for every ticked row, each row in its own transaction.
 * @param form `ids` many, `key`, and the fields of claim
 */
export function bulkClaim(actor: Actor, form: FormData): Promise<BulkResult> {
	return each(actor, form, 'claim', () => ({
		verb: 'claim',
		responsiblePerson: textOf(form, 'responsiblePerson'),
		responsibleLeader: textOf(form, 'responsibleLeader'),
		officePhone: textOf(form, 'officePhone')
	}));
}

/**
 * 批量未发现此类问题: who looked, how and at how many households is asked once per finding.
 * @param form `ids` many, `key`, and per finding `method.<id>`, `households.<id>`, `checker.<id>`, `checkedOn.<id>`
 */
export function bulkNotFound(actor: Actor, form: FormData): Promise<BulkResult> {
	return each(actor, form, 'reportNotFound', (findingId) => ({
		verb: 'reportNotFound',
		method: textOf(form, `method.${findingId}`),
		households: textOf(form, `households.${findingId}`),
		checker: textOf(form, `checker.${findingId}`),
		checkedOn: textOf(form, `checkedOn.${findingId}`)
	}));
}

async function each(
	actor: Actor,
	form: FormData,
	verb: BulkResult['verb'],
	typedFor: (findingId: string) => Record<string, string>
): Promise<BulkResult> {
	const result: BulkResult = { verb, lines: [], errors: {}, ...given(form) };
	if (result.ids.length === 0) result.errors.ids = `请先勾选要${verbNames[verb]}的条目。`;
	if (result.ids.length > most)
		result.errors.ids = `一次最多 ${most} 条，已勾选 ${result.ids.length} 条：请分几次办理。`;
	if (result.errors.ids) return result;
	const rows = await Promise.all(result.ids.map((id) => seenRow(db().read, actor, id)));
	const commands = new Map<string, Command>();
	for (const findingId of new Set(rows.map((row) => row?.findingId ?? ''))) {
		const command = findingId ? readCommand(typedFor(findingId)) : undefined;
		if (!command) continue;
		if (!isRefusal(command)) commands.set(findingId, command);
		else
			for (const [field, message] of Object.entries(command.fields ?? {}))
				result.errors[verb === 'claim' ? field : `${field}.${findingId}`] = message;
	}
	if (Object.keys(result.errors).length > 0) return result;
	const key = textOf(form, 'key');
	const names = await namesOf(actor, rows.find((row) => row)?.campaignId);
	for (const [index, id] of result.ids.entries()) {
		const row = rows[index];
		const command = row && commands.get(row.findingId);
		if (!row || !command) {
			result.lines.push({ id, number: '', unit: '', done: false, message: '没有找到这一条。' });
			continue;
		}
		const done = await record(actor, id, command, {
			version: row.version,
			key: key && `${key}:${verb}:${id}`
		});
		result.lines.push({
			id,
			...names(row),
			done: !isRefusal(done),
			message: isRefusal(done) ? done.message : `已${verbNames[verb]}`
		});
	}
	return result;
}

function given(form: FormData): Pick<BulkResult, 'values' | 'ids'> {
	const values: Record<string, string> = {};
	for (const [name, value] of form) if (name !== 'ids') values[name] = String(value);
	return { values, ids: [...new Set(form.getAll('ids').map(String))] };
}

async function namesOf(actor: Actor, campaignId: string | undefined) {
	const units = await directory(actor.countyId);
	const findings = new Map(
		(campaignId ? await findingNames(campaignId) : []).map((finding) => [finding.id, finding])
	);
	return (row: { findingId: string; ordinal: number; unitId: string }) => ({
		number: `${findings.get(row.findingId)?.number ?? ''}-${row.ordinal}`,
		unit: units.get(row.unitId)?.shortName ?? ''
	});
}

function textOf(form: FormData, name: string): string {
	return String(form.get(name) ?? '');
}
