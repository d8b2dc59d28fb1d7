import type { Draft, DraftItem } from './draft.ts';
import { identityIn, maskNumbers } from './mask/numbers.ts';
import { maskRecord } from './mask/record.ts';
import { proposeNames, type Proposal } from './names/propose.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Names in one item of a notice: what was marked, and what nobody has decided on yet. */
export interface ItemNames {
	marked: string[];
	proposed: Proposal[];
}

/** Names of villagers in the texts of an item; names of units in `places` are none. */
export function namesInItem(item: DraftItem, places: readonly string[]): ItemNames {
	const { markedNames: marked = [], notNames = [] } = item;
	const parts = [...item.facets, ...item.measures, ...item.details].map(({ text }) => text);
	// A finding's text holds its facets: both are looked through, for either may have been corrected.
	const text = [item.title, item.text, item.measureLead, ...parts].join('\n');
	return { marked, proposed: proposeNames(text, { known: [...marked, ...notNames], places }) };
}

/** A draft as it is read once it was handed out: names and numbers of villagers masked for everybody (domain §8). */
export function maskedDraft(draft: Draft): Draft {
	const names = markedIn(draft);
	const items = draft.items.map((item) => ({
		...maskRecord(item, names),
		// What edits go by is no text.
		...{ id: item.id, links: item.links, owners: item.owners, markedNames: [], notNames: [] }
	}));
	return { ...draft, items };
}

/** Every name marked anywhere in a notice. */
export function markedIn({ items }: Draft): string[] {
	return [...new Set(items.flatMap(({ markedNames = [] }) => markedNames))];
}

/** Stars of a masked number set wide in the text of a notice, where two narrow ones begin bold print. */
export function wideStars(text: string): string {
	return text.replace(/\*{4,}/g, (run) => '＊'.repeat(run.length));
}

/** An identity number is kept nowhere in the text of a finding. */
export function identityInEdit(edit: object): Refusal | null {
	for (const [field, value] of Object.entries(edit)) {
		const number = typeof value === 'string' ? identityIn(value) : null;
		if (number)
			return refuse(
				'identity',
				`这里写有身份证号（${maskNumbers(number)}）：反馈问题的文字里不保存身份证号，请删去后再保存`,
				field
			);
	}
	return null;
}
