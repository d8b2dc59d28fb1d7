import { verbNames } from '#lib/ledger/verb.ts';
import type { BulkVerb } from '#lib/ledger/bulk.ts';
import { readCommand, type Command } from '#lib/ledger/command/command.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { DrawOfRow } from './draws.ts';

type Values = Record<string, string>;

/** The commands of an act on many rows: one for all, one for each finding, or one for a drawn row itself. */
export interface BulkCommands {
	/** What is missing in a form shared by several rows, by field name. */
	errors: Record<string, string>;
	of: (row: LedgerRow) => Command | Refusal;
}

/**
 * Reads what each row is told. 未发现 is told once for each finding; a row that is looked at because of a draw has its
 * own way and conclusion; every other act is told once.
 */
export function bulkCommands(
	verb: BulkVerb,
	values: Values,
	rows: LedgerRow[],
	places: Map<string, DrawOfRow>
): BulkCommands {
	if (verb === 'confirmNotFound') return confirming(values, rows, places);
	const errors: Record<string, string> = {};
	const perFinding = verb === 'reportNotFound';
	const known = new Map<string, Command | Refusal>();
	for (const findingId of new Set(rows.map((row) => (perFinding ? row.findingId : '')))) {
		const command = readCommand({ ...ending(values, findingId), verb });
		known.set(findingId, command);
		if (isRefusal(command)) note(errors, command, findingId);
	}
	const of = (row: LedgerRow) => known.get(perFinding ? row.findingId : '') as Command | Refusal;
	return { errors, of };
}

function confirming(
	values: Values,
	rows: LedgerRow[],
	places: Map<string, DrawOfRow>
): BulkCommands {
	const errors: Record<string, string> = {};
	const verb = 'confirmNotFound';
	const shared = readCommand({ verb, way: 'documents', conclusion: values.conclusion });
	const looked = (row: LedgerRow) => places.get(row.id)?.own ?? false;
	if (isRefusal(shared) && rows.some((row) => !looked(row))) note(errors, shared, '');
	const of = (row: LedgerRow) => {
		if (!looked(row)) return shared;
		const own = readCommand({ ...ending(values, row.id), verb });
		if (!isRefusal(own)) return own;
		return refuse('incomplete', `抽中的条目须逐条${verbNames[verb]}：${own.message}`);
	};
	return { errors, of };
}

/** The fields that end in `.<id>`, without it; all plain ones where there is no id. */
function ending(values: Values, id: string): Values {
	const end = id ? `.${id}` : '';
	return Object.fromEntries(
		Object.entries(values)
			.filter(([name]) => name !== 'verb' && (id ? name.endsWith(end) : !name.includes('.')))
			.map(([name, value]) => [name.slice(0, name.length - end.length), value])
	);
}

function note(errors: Record<string, string>, refusal: Refusal, id: string): void {
	const faults = refusal.fields ?? { [refusal.field ?? 'ids']: refusal.message };
	for (const [field, message] of Object.entries(faults))
		errors[id ? `${field}.${id}` : field] = message;
}
