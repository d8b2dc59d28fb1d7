import { and, desc, eq, gt } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import { maskDeep } from '#lib/ledger/mask/deep.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { rowIn, type LedgerRow } from '#lib/ledger/row.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { countedOn, namesInFindings } from '#lib/server/findings/names.ts';

const { events, people, rowVersions } = tables;

/** What somebody else did while this person was filling the form. */
export interface Conflict {
	who: string;
	unit: string;
	/** The act in the words of its button: 制定整改措施. */
	act: string;
	at: string;
	/** Field → [as this person saw it, as it is now]. */
	changes: Record<string, [unknown, unknown]>;
}

export type StaleRefusal = Refusal & { conflict: Conflict; version: number };

/** The same answer for a row that is elsewhere, deleted or never was. */
export function unseen(): Refusal {
	return refuse(
		'unseen',
		'没有找到这一条：它不在您的范围内，或网址有误。刚调动单位的，请由原单位的同事接着办理。'
	);
}

/** Says who changed the row after the version this person saw, and both values of each field. */
export async function staleRefusal(
	read: Reader,
	actor: Actor,
	row: LedgerRow,
	sawVersion: number
): Promise<StaleRefusal | Refusal> {
	const strange = refuse('stale', '表单与台账对不上：请重新打开这一条再办理。');
	// No number of a version at all is an error to PostgreSQL.
	if (!Number.isInteger(sawVersion) || sawVersion > row.version) return strange;
	const [saw] = await read
		.select({ body: rowVersions.body, at: rowVersions.at })
		.from(rowVersions)
		.where(and(eq(rowVersions.rowId, row.id), eq(rowVersions.version, sawVersion)));
	if (!saw) return strange;
	const [last] = await read
		.select({ who: people.name, unitId: events.unitId, type: events.type, at: events.at })
		.from(events)
		.leftJoin(people, eq(people.id, events.personId))
		.where(and(eq(events.rowId, row.id), eq(events.kind, 'ledger'), gt(events.at, saw.at)))
		.orderBy(desc(events.seq))
		.limit(1);
	return {
		...refuse(
			'stale',
			`您填写期间，${last?.who ?? '另一位同事'}已办理过这一条。请核对两边的内容后再提交，您填写的内容还在。`
		),
		version: row.version,
		conflict: {
			who: last?.who ?? '',
			unit: (await directory(row.countyId, read)).get(last?.unitId ?? '')?.shortName ?? '',
			act: verbNames[last?.type as Verb] ?? '',
			at: last?.at ?? '',
			changes: await changesSeen(read, actor, rowIn(saw.body), row)
		}
	};
}

/** Both values of each field as this person reads the row. */
async function changesSeen(read: Reader, actor: Actor, saw: LedgerRow, is: LedgerRow) {
	const changes = changesBetween(saw, is);
	if (seesNames(actor, is)) return changes;
	const ofFinding = countedOn(await namesInFindings(is.countyId, read), is.findingId);
	return maskDeep(changes, [...namesOn(is, ofFinding), ...namesOn(saw)]);
}

function changesBetween(saw: LedgerRow, is: LedgerRow): Conflict['changes'] {
	const changes: Conflict['changes'] = {};
	for (const key of Object.keys(is) as (keyof LedgerRow)[])
		if (key !== 'version' && JSON.stringify(saw[key]) !== JSON.stringify(is[key]))
			changes[key] = [saw[key], is[key]];
	return changes;
}
