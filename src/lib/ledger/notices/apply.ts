import { stepsIn } from '#lib/ledger/chain/form.ts';
import type { DraftEdit, EditOf, EditType } from './edit.ts';
import { addItem, joinItems, removeItem, retitle, splitItem } from './items.ts';
import { addOwner, chooseUnits, removeOwner, renameOwner, setLead } from './owners.ts';
import { addPart, linkParts, originsTyped, removePart, setPart, splitPart } from './parts.ts';
import { itemOf, withItem, type LookedAt, type Draft, type DraftItem } from './draft.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';

/** What an edit may look at beside the draft. */
export interface EditFacts {
	/** The text of the notice. */
	source: string;
	/** Who edits, kept beside a doubt that is let stand. */
	by: LookedAt;
}

/**
 * The draft after one edit, or why it cannot be: the only way a draft changes.
 * The draft given is left as it was.
 */
export function applyEdit(draft: Draft, edit: DraftEdit, facts: EditFacts): Draft | Refusal {
	if ('itemId' in edit && !itemOf(draft, edit.itemId))
		return refuse('gone', '这一项已不在草稿里，可能刚被删除或合并。页面已换成最新内容。');
	const apply = edits[edit.type] as (
		draft: Draft,
		edit: DraftEdit,
		facts: EditFacts
	) => Draft | Refusal;
	return apply(draft, edit, facts);
}

/** An item in which a word is a name of a villager, or none. */
export function decided(item: DraftItem, name: string, isName: boolean): DraftItem {
	const without = (names: string[] = []) => names.filter((one) => one !== name);
	const [markedNames, notNames] = [without(item.markedNames), without(item.notNames)];
	(isName ? markedNames : notNames).push(name);
	return { ...item, markedNames, notNames };
}

const edits: {
	[K in EditType]: (draft: Draft, edit: EditOf<K>, facts: EditFacts) => Draft | Refusal;
} = {
	retitle,
	addItem,
	removeItem,
	joinItems,
	splitItem: (draft, edit, { source }) => splitItem(draft, edit, source),
	setText: (draft, { itemId, text }) => withItem(draft, itemId, (item) => ({ ...item, text })),
	setMeasureLead: (draft, { itemId, text }) =>
		withItem(draft, itemId, (item) => ({ ...item, measureLead: text })),
	setOrigins: (draft, { itemId, origins }) =>
		withItem(draft, itemId, (item) => ({ ...item, origins: originsTyped(origins) })),
	markKey: (draft, { itemId, on }) => withItem(draft, itemId, (item) => ({ ...item, key: on })),
	sendToVillages: (draft, { itemId, on }) =>
		withItem(draft, itemId, (item) => ({ ...item, toVillages: on })),
	leaveOutItem: (draft, { itemId, on }) =>
		withItem(draft, itemId, (item) => ({ ...item, leftOut: on })),
	setPart,
	addPart,
	removePart,
	splitPart,
	linkParts,
	addOwner,
	renameOwner,
	removeOwner,
	setLead,
	chooseUnits,
	setDocument: (draft, { title, documentNumber, issuer, issuedOn }) => ({
		...draft,
		document: { ...draft.document, title, documentNumber, issuer, issuedOn: issuedOn || null }
	}),
	check: (draft, { problemId }, { by }) => ({
		...draft,
		checked: { ...draft.checked, [problemId]: by }
	}),
	uncheck: (draft, { problemId }) => ({
		...draft,
		checked: Object.fromEntries(Object.entries(draft.checked).filter(([id]) => id !== problemId))
	}),
	setCampaign: (draft, { type: _, expectedTownships, expectedVillages, ...settings }) => ({
		...draft,
		campaign: {
			...draft.campaign,
			...settings,
			expectedTownships: expectedTownships === '' ? null : expectedTownships,
			expectedVillages: expectedVillages === '' ? null : expectedVillages,
			confirmed: true
		}
	}),
	setChain: (draft, { level, steps }) => ({
		...draft,
		campaign: {
			...draft.campaign,
			chains: { ...draft.campaign.chains, [level]: stepsIn(level, steps) ?? [] }
		}
	}),
	markNames: (draft, { itemId, names, notNames }) =>
		withItem(draft, itemId, (item) => ({
			...item,
			markedNames: [...new Set(names)],
			notNames: [...new Set([...(item.notNames ?? []), ...notNames])].filter(
				(word) => !names.includes(word)
			)
		})),
	decideName: (draft, { itemId, name, isName }) =>
		withItem(draft, itemId, (item) => decided(item, name, isName)),
	leaveOutUnits: (draft, { unitIds, on }) => {
		const others = draft.campaign.leftOutUnitIds.filter((id) => !unitIds.includes(id));
		const leftOutUnitIds = on ? [...others, ...unitIds] : others;
		return { ...draft, campaign: { ...draft.campaign, leftOutUnitIds } };
	}
};
