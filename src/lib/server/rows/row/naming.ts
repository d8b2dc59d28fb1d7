import type { Actor } from '#lib/ledger/actor.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import { proposeNames } from '#lib/ledger/names/propose.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { ProgressView } from './view.ts';
import { unanswered, type NamingView } from '#lib/ledger/names/to-answer.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { happenedTo } from '#lib/server/sight/happened.ts';
import { directory } from '#lib/server/directory.ts';
import { accounts } from '#lib/server/sight/seats.ts';

type Typed = Record<string, unknown>;

/**
 * Comes back when names stand in the texts of an act's form of which the person has not said whether they are villagers'
 * (docs/decisions/013). Files that are read in and acts on many rows do not come this way.
 */
export async function refuseOpenNames(
	actor: Actor,
	rowId: string,
	typed: Typed
): Promise<Refusal | undefined> {
	const nobody = { marked: [], known: [], places: [], proposed: [] };
	if (!namesRefusal(typed, nobody)) return undefined;
	const row = await seenRow(db().read, actor, rowId);
	if (!row) return undefined;
	const events = (await happenedTo(row.id)).map(({ event }) => event);
	return namesRefusal(typed, await namingOf(actor, row, events, []));
}

/** What a form says of names nobody has answered for; undefined when there are none. */
export function namesRefusal(typed: Typed, naming: NamingView): Refusal | undefined {
	const left = unanswered(typed, naming);
	if (left.length === 0) return undefined;
	const ask = `这些疑似农户姓名是否要打码：${left.join('、')}。请逐个选“标记”或“不是农户”，再提交。`;
	return refuse('names', ask, 'markNames');
}

/** Texts of a row in which villagers are named. */
const texts = [
	...(['problem', 'measure', 'goal', 'outcome', 'extendedCheck', 'evidence'] as const),
	...(['remark', 'beyondReason', 'returnReason', 'mechanism', 'stageGoal'] as const)
];

/**
 * What the forms of a row need to propose names; at a distance nothing is proposed from what the row says, and no name
 * that is marked is told.
 */
export async function namingOf(
	actor: Actor,
	row: LedgerRow,
	events: LedgerEvent[],
	progress: ProgressView[]
): Promise<NamingView> {
	const near = seesNames(actor, row);
	const around = [row.unitId, row.townshipId, row.leadUnitId, actor.unitId];
	const people = await accounts(row.countyId);
	const known = [
		...around.flatMap((id) => people.get(id ?? '') ?? []).map(({ name }) => name),
		...[row.responsiblePerson, row.responsibleLeader, row.applicantName],
		...(near ? events.flatMap(({ notNames = [] }) => notNames) : [])
	].filter(Boolean);
	const marked = near ? [...namesOn(row)] : [];
	const said = texts.map((field) => row[field]).concat(row.check?.method ?? '');
	const places = [...(await directory(actor.countyId)).values()]
		.filter(({ id, parentId }) => around.includes(id) || (parentId && parentId === row.townshipId))
		.map(({ shortName }) => shortName);
	const all = [...said, ...progress.flatMap(({ text, next }) => [text, next ?? ''])];
	return {
		marked,
		known: [...new Set(known)],
		places,
		proposed: near ? proposeNames(all.join('\n'), { known: [...known, ...marked], places }) : []
	};
}

/** What a form needs to propose names before there is a row: everybody who works in these units is known. */
export async function namingIn(
	countyId: string,
	units: { id: string; shortName: string }[]
): Promise<NamingView> {
	const people = await accounts(countyId);
	const known = units.flatMap(({ id }) => people.get(id) ?? []).map(({ name }) => name);
	const places = units.map(({ shortName }) => shortName);
	return { marked: [], known: [...new Set(known)], places, proposed: [] };
}
