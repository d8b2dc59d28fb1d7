import type { Draft, DraftItem } from './draft.ts';
import { namesInWords, wordsOfItem, type FindingNames } from './finding-names.ts';
import { identityIn, maskNumbers } from '#lib/ledger/mask/numbers.ts';
import { maskDeep } from '#lib/ledger/mask/deep.ts';
import { proposeNames } from '#lib/ledger/names/propose.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';

/** Names of villagers in the texts of an item; names of units in `places` are none. */
export function namesInItem(item: DraftItem, places: readonly string[]): FindingNames {
	const { markedNames: marked = [], notNames = [] } = item;
	return namesInWords(wordsOfItem(item), { marked, notNames }, places);
}

/** A draft as it is read once it was handed out: names and numbers of villagers masked for everybody (domain §8). */
export function maskedDraft(draft: Draft, names: readonly string[]): Draft {
	const items = draft.items.map((item) => ({
		...maskDeep(item, names),
		// What edits go by is no text.
		id: item.id,
		links: item.links,
		owners: item.owners,
		markedNames: [],
		notNames: []
	}));
	const { document, readProblems } = draft;
	return { ...draft, items, ...maskDeep({ document, readProblems }, names) };
}

/** Every name that counts anywhere in a notice, also where it stands in no item. */
export function countedIn({ items }: Draft, text: string, places: readonly string[]): string[] {
	const ofItems = items.map((item) => namesInItem(item, places));
	const counted = ofItems.flatMap((names) => names.counted);
	const known = [...counted, ...ofItems.flatMap(({ notNames }) => notNames)];
	const beside = proposeNames(text, { known, places }).map(({ name }) => name);
	return [...new Set([...counted, ...beside])];
}

/** Why a notice is not handed out yet: a proposed name counts until somebody decides on it. */
export function undecidedRefusal(draft: Draft, places: readonly string[]): Refusal | null {
	const items = draft.items
		.map((item) => ({ number: item.number, many: namesInItem(item, places).open.length }))
		.filter(({ many }) => many > 0);
	if (items.length === 0) return null;
	const total = items.reduce((sum, { many }) => sum + many, 0);
	const where = items.map(({ number, many }) => `第${number || '（无序号）'}项 ${many} 个`);
	return refuse(
		'names',
		`还不能交办：有 ${total} 个疑似群众姓名没有判断（${where.join('、')}）。请在交办预览的“疑似群众姓名”里逐个选“是群众姓名”或“不是姓名”，再交办。`
	);
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
				'said',
				`这里写有身份证号（${maskNumbers(number)}）：反馈问题的文字里不保存身份证号，请删去后再保存`,
				field
			);
	}
	return null;
}
