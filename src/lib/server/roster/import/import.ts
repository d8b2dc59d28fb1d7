import type { CsvProblem } from '#lib/exchange/csv/csv.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { onOwnFunctions } from '#lib/ledger/roster/own-rights.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { levelWordsOf } from '#lib/server/directory.ts';
import { managesRoster, notYours } from '#lib/server/roster/access.ts';
import {
	changesAnything,
	compareRoster,
	digestOf,
	type KnownUnit,
	type RosterChanges
} from './changes.ts';
import { readCityFile } from './city-file.ts';
import { readRosterFile, type RosterFile, type WantedUnit } from './file.ts';
import { countyOf, knownUnits } from './known.ts';
import { writeRoster } from './write.ts';

/** `divisions`: townships and villages; `cityUnits`: office, departments and others of the county itself. */
export type RosterKind = 'divisions' | 'cityUnits';

export interface RosterPreview {
	kind: RosterKind;
	changes: RosterChanges;
	/** Given back to `applyRoster`, which does nothing else than what was shown. */
	digest: string;
	notes: string[];
}

export type RosterProblems = { problems: CsvProblem[] };

/** What importing a file would change; nothing is written. */
export async function previewRoster(
	actor: Actor,
	kind: RosterKind,
	bytes: Uint8Array
): Promise<RosterPreview | RosterProblems | Refusal> {
	if (!managesRoster(actor)) return notYours('系统管理员', '导入名册');
	const file = await readFile(actor.countyId, kind, bytes);
	if (!file.ok) return { problems: file.problems };
	const changes = compare(actor, await knownUnits(db().read, actor.countyId), file.units);
	if ('problems' in changes) return changes;
	return { kind, changes, digest: digestOf(changes), notes: file.notes };
}

/**
 * Imports a file, all of it or nothing.
 * @param digest of the preview that was looked at
 * @param source name of the file, for the record
 */
export async function applyRoster(
	actor: Actor,
	kind: RosterKind,
	bytes: Uint8Array,
	digest: string,
	source: string
): Promise<RosterChanges | RosterProblems | Refusal> {
	if (!managesRoster(actor)) return notYours('系统管理员', '导入名册');
	const file = await readFile(actor.countyId, kind, bytes);
	if (!file.ok) return { problems: file.problems };
	const seen = compare(actor, await knownUnits(db().read, actor.countyId), file.units);
	if ('problems' in seen || !changesAnything(seen)) return seen;
	return db().write(actor.countyId, 'roster', async (tx) => {
		const changes = compare(actor, await knownUnits(tx, actor.countyId), file.units);
		if ('problems' in changes) return changes;
		if (digestOf(changes) !== digest)
			return refuse('stale', '名册在预览之后又有变动，或文件不是预览的那一个：请重新预览再导入。');
		await writeRoster(tx, actor, changes, source);
		return changes;
	});
}

function compare(
	actor: Actor,
	known: KnownUnit[],
	wanted: WantedUnit[]
): RosterChanges | RosterProblems {
	const changes = compareRoster(known, wanted);
	if ('problems' in changes) return changes;
	const problems = changes.altered.flatMap(({ unit, wanted: { line, functions } }) => {
		const own = onOwnFunctions(actor, unit, functions);
		return own ? [{ line, message: `${own.message}这一行的职能请先照现在的写。` }] : [];
	});
	return problems.length > 0 ? { problems } : changes;
}

async function readFile(
	countyId: string,
	kind: RosterKind,
	bytes: Uint8Array
): Promise<RosterFile> {
	const county = await countyOf(db().read, countyId);
	return kind === 'divisions'
		? readRosterFile(bytes, county.code)
		: readCityFile(bytes, county.code, await levelWordsOf(countyId));
}
