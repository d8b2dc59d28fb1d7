import type { Actor } from '#lib/ledger/actor.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import { proposeNames } from '#lib/ledger/names/propose.ts';
import { seesNames } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { ProgressView } from './view.ts';
import type { NamingView } from '#lib/ledger/names/to-answer.ts';
import { directory } from '#lib/server/directory.ts';
import { accounts } from '#lib/server/sight/seats.ts';

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
