import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { readAlias, writeAlias } from './aliases.ts';
import { logRoster } from '#lib/server/roster/events.ts';
import { knownUnits } from './known.ts';
import { addAliases } from './write.ts';
import { applyRoster, previewRoster, type RosterKind, type RosterProblems } from './import.ts';

/** The county whose roster comes with the program. */
export const shippedCounty = { code: '411081', name: '禹州市' };

const files: Record<RosterKind, string> = {
	divisions: 'yuzhou-units.csv',
	cityUnits: 'yuzhou-city-units.csv'
};

/** Townships that older notices call otherwise (domain §3). */
const formerNames: Record<string, string> = {
	'411081119': '小吕乡(至2020-06)',
	'411081005': '褚河镇(至2021-10)'
};

/** The shipped file of a kind, as a newcomer would upload it. */
export async function shippedRoster(kind: RosterKind): Promise<Uint8Array> {
	const root = process.env.TAIZHANG_ROOT ?? process.cwd();
	return readFile(join(root, 'src/lib/server/roster/import', files[kind]));
}

/**
 * Takes the shipped townships, villages and city units into the actor's county.
 * @returns how many units were added
 */
export async function takeShippedRoster(
	actor: Actor
): Promise<{ added: number } | RosterProblems | Refusal> {
	let added = 0;
	for (const kind of ['divisions', 'cityUnits'] as const) {
		const bytes = await shippedRoster(kind);
		const preview = await previewRoster(actor, kind, bytes);
		if (isRefusal(preview) || 'problems' in preview) return preview;
		const done = await applyRoster(actor, kind, bytes, preview.digest, files[kind]);
		if (isRefusal(done) || 'problems' in done) return done;
		added += done.added.length;
	}
	await addFormerNames(actor);
	return { added };
}

async function addFormerNames(actor: Actor): Promise<void> {
	const known = await knownUnits(db().read, actor.countyId);
	const lacking = known.flatMap((unit) => {
		const alias = readAlias(formerNames[unit.code] ?? '');
		return alias && !unit.aliases.some(({ name }) => name === alias.name) ? [{ unit, alias }] : [];
	});
	if (lacking.length === 0) return;
	await db().write(actor.countyId, 'roster', async (tx) => {
		for (const { unit, alias } of lacking) {
			await addAliases(tx, actor.countyId, unit.id, [alias]);
			const what = `别名 ${writeAlias(alias)}`;
			await logRoster(tx, actor, 'unitAltered', { subject: unit.id, name: unit.name, what });
		}
	});
}
