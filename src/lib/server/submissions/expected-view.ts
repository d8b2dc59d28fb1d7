import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { ExpectedView } from './view.ts';
import { db } from '#lib/server/db/database.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { expectedUnits, owningUnits, submits } from './expected.ts';

/** Who is expected to submit and who may be added, for the office that edits it. */
export async function expectedView(
	actor: Actor,
	campaignId: string
): Promise<ExpectedView | Refusal> {
	if (!isOffice(actor))
		return refuse('forbidden', '应报单位由领导小组办公室增减，您的账号没有这项权限。');
	const read = db().read;
	const expected = await expectedUnits(read, actor.countyId, campaignId);
	const owning = await owningUnits(read, actor.countyId, campaignId);
	const all = [...(await directory(actor.countyId)).values()].filter(submits);
	const there = new Set(expected.map(({ id }) => id));
	const lineOf = ({ id, shortName }: DirectoryUnit) => ({
		unitId: id,
		name: shortName,
		owns: owning.has(id)
	});
	const of = (level: DirectoryUnit['level']) =>
		expected.filter((unit) => unit.level === level).map(lineOf);
	const byCode = (a: DirectoryUnit, b: DirectoryUnit) => (a.code < b.code ? -1 : 1);
	return {
		townships: of('township'),
		departments: of('department'),
		others: all
			.filter(({ id, mergedIntoId }) => !there.has(id) && mergedIntoId === null)
			.sort(byCode)
			.map(lineOf)
	};
}
