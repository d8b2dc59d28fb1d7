import { createHash } from 'node:crypto';
import type { Actor } from '#lib/ledger/actor.ts';
import { mostAtOnce, type BulkVerb } from '#lib/ledger/bulk.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { doneNames, verbNames } from '#lib/ledger/verb.ts';
import { db } from '#lib/server/db/database.ts';
import { answered, writeOnce } from '#lib/server/forms/idempotency.ts';
import { record } from '#lib/server/record/record.ts';
import { bulkCommands } from './commands.ts';
import { drawsOfRows } from './draws.ts';
import { readBulkForm, type BulkForm } from './form.ts';
import { bulkLines, seenRows } from './rows.ts';

/**
 * One act on many rows, each row in its own transaction. A form sent again after a broken line does what was left
 * undone and nothing twice; once all was done it is only told again. With other rows ticked it is another act.
 * @param form as `readBulkForm` reads it
 */
export async function bulkAct(actor: Actor, form: FormData): Promise<BulkResult> {
	const asked = readBulkForm(form);
	const { verb } = asked;
	const result: BulkResult = {
		verb: verb ?? 'claim',
		lines: [],
		errors: {},
		values: asked.values,
		ids: [...asked.picked.keys()]
	};
	if (!verb) return { ...result, errors: { ids: noSuchVerb } };
	const key = asked.key && `bulk ${asked.key} ${verb} ${digestOf(result.ids)}`;
	const told = await answered<BulkResult>(db().read, actor, key);
	if (told) return told;
	const refused = tooFewOrMany(verb, result.ids.length);
	if (refused) return { ...result, errors: { ids: refused } };
	const errors = await doEach(actor, verb, asked, result);
	if (Object.keys(errors).length > 0) return { ...result, errors };
	// Two that were sent at once are told the same.
	const kept = await writeOnce(actor, 'draft', key, async () => ({ ...result, values: {} }));
	return isRefusal(kept) ? result : { ...kept, values: result.values };
}

/** What is said of an act that is not done on many rows. */
export const noSuchVerb = '没有这种批量办理方式，请回到台账重新选择。';

/** The same for the same rows in any order. */
function digestOf(ids: string[]): string {
	return createHash('sha256')
		.update([...ids].sort().join())
		.digest('base64url');
}

function tooFewOrMany(verb: BulkVerb, count: number): string {
	if (count === 0) return `请先勾选要${verbNames[verb]}的条目。`;
	if (count <= mostAtOnce) return '';
	return `一次最多 ${mostAtOnce} 条，已勾选 ${count} 条：请分几次办理。`;
}

/** @returns what is missing in the form, and then did nothing; else fills `result.lines` in the order of the list */
async function doEach(actor: Actor, verb: BulkVerb, asked: BulkForm, result: BulkResult) {
	const rows = await seenRows(actor, [...new Set([...result.ids, ...asked.listed])]);
	const picked = rows.filter(({ id }) => asked.picked.has(id));
	const places = await drawsOfRows(picked.map(({ id }) => id));
	const commands = bulkCommands(verb, asked.values, picked, places);
	if (Object.keys(commands.errors).length > 0) return commands.errors;
	const names = await bulkLines(actor, rows);
	const line = (id: string, message: string, done = false) => {
		const { number = '', unit = '' } = names.get(id) ?? {};
		return { id, number, unit, done, message };
	};
	// The drawn rows of a draw come before those that follow them.
	const first = (id: string) => Number(places.get(id)?.own === false);
	for (const id of [...result.ids].sort((a, b) => first(a) - first(b))) {
		const row = picked.find((one) => one.id === id);
		const command = row && commands.of(row);
		if (!row || !command) result.lines.push(line(id, '没有找到这一条。'));
		else if (isRefusal(command)) result.lines.push(line(id, command.message));
		else {
			const done = await record(actor, id, command, {
				version: asked.picked.get(id) ?? row.version,
				key: asked.key && `${asked.key}:${verb}:${id}`
			});
			const message = isRefusal(done) ? done.message : doneNames[verb];
			result.lines.push(line(id, message, !isRefusal(done)));
		}
	}
	for (const { id } of rows)
		if (!asked.picked.has(id)) result.lines.push({ ...line(id, '没有勾选，没有办理'), left: true });
	return {};
}

/** What became of each row. */
export interface BulkResult {
	verb: BulkVerb;
	lines: {
		id: string;
		number: string;
		unit: string;
		done: boolean;
		/** Taken out of the list by the person. */
		left?: true;
		message: string;
	}[];
	/** What is missing, by field name; then no row was tried. */
	errors: Record<string, string>;
	/** Given back as typed. */
	values: Record<string, string>;
	ids: string[];
}
