import type { Actor } from '#lib/ledger/actor.ts';
import { cannotSearch, readingsOf, termsOf } from '#lib/ledger/search.ts';
import type { SearchGroup, SearchView } from './view.ts';
import type { Within } from '#lib/server/sight/within.ts';
import { findFindings } from './findings.ts';
import { findPeople } from './people.ts';
import { findRows } from './rows.ts';
import { findUnits } from './units.ts';

/**
 * Everything an actor may see that says all of the words: rows and findings of a campaign or several, units, people.
 * @param within null before the first dispatch
 * @param query as typed; too short or empty answers with a sentence in `hint`
 */
export async function search(
	actor: Actor,
	within: Within | null,
	query: string
): Promise<SearchView> {
	const asked = query.trim().slice(0, 100);
	const hint = cannotSearch(asked);
	if (hint) return { query: asked, hint, groups: [] };
	const terms = termsOf(asked);
	const groups: SearchGroup[] = [
		...(within
			? [await findRows(actor, within, asked), await findFindings(actor, within, readingsOf(asked))]
			: []),
		await findUnits(actor, terms),
		await findPeople(actor, terms)
	].filter((group) => group.total > 0);
	return { query: asked, hint: groups.length ? '' : nothingFound(asked), groups };
}

function nothingFound(asked: string): string {
	return `没有找到“${asked}”：请换一个说法，少写几个词，或只写单位名称。只查您看得到的条目、反馈问题、单位和人员。`;
}
