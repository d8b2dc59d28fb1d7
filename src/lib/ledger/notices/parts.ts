import type { EditOf } from './edit.ts';
import { nothingToChoose, proposeLinks } from './links.ts';
import { itemOf, takeId, withItem, type Draft, type DraftFacet, type DraftItem } from './draft.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';

/** A facet, or a measure with no origins. */
type Part = DraftFacet;
type Kind = 'facet' | 'measure';

/** Label, text and (for a facet) origins of one facet or measure. */
export function setPart(draft: Draft, edit: EditOf<'setPart'>): Draft {
	const { label, text } = edit;
	const origins = originsTyped(edit.origins);
	return withItem(draft, edit.itemId, (item) =>
		withParts(item, edit.kind, (parts) =>
			parts.map((part) => (part.id === edit.partId ? { ...part, label, text, origins } : part))
		)
	);
}

/** A further facet or measure at the end of the item's list. */
export function addPart(draft: Draft, edit: EditOf<'addPart'>): Draft {
	const [counted, id] = takeId(draft, edit.kind === 'facet' ? 'f' : 'm');
	const part = { id, label: edit.label, text: edit.text, line: null, origins: [] };
	return withItem(counted, edit.itemId, (item) =>
		relinked(withParts(item, edit.kind, (parts) => [...parts, part]))
	);
}

export function removePart(draft: Draft, edit: EditOf<'removePart'>): Draft {
	return withItem(draft, edit.itemId, (item) =>
		withParts(item, edit.kind, (parts) => parts.filter((part) => part.id !== edit.partId))
	);
}

/** Two facets or measures out of one; the second begins with the words `at`. */
export function splitPart(draft: Draft, edit: EditOf<'splitPart'>): Draft | Refusal {
	const item = itemOf(draft, edit.itemId);
	const part = partsOf(item, edit.kind).find((one) => one.id === edit.partId);
	if (!part) return draft;
	const at = part.text.indexOf(edit.at);
	if (at <= 0)
		return refuse(
			'said',
			`这一条里没有“${edit.at}”，或者它就在开头。请照原文填写后一条开头的几个字。`,
			'at'
		);
	const [counted, id] = takeId(draft, edit.kind === 'facet' ? 'f' : 'm');
	const first = { ...part, text: part.text.slice(0, at).trim() };
	const second = { ...part, id, label: '', text: part.text.slice(at).trim() };
	return withItem(counted, edit.itemId, (whole) =>
		relinked(
			withParts(whole, edit.kind, (parts) =>
				parts.flatMap((one) => (one.id === part.id ? [first, second] : [one]))
			)
		)
	);
}

/** Exactly these facet-measure pairs belong together; a person said so. */
export function linkParts(draft: Draft, edit: EditOf<'linkParts'>): Draft {
	return withItem(draft, edit.itemId, (item) => ({
		...item,
		links: edit.links,
		linksChecked: true
	}));
}

/** 国家后评估反馈、省后评估反馈 as people type it → its parts. */
export function originsTyped(text: string): string[] {
	return [...new Set(text.split(/[、，,；;\s]+/).filter(Boolean))];
}

function partsOf(item: DraftItem | undefined, kind: Kind): Part[] {
	if (kind === 'facet') return item?.facets ?? [];
	return (item?.measures ?? []).map((measure) => ({ ...measure, origins: [] }));
}

function withParts(item: DraftItem, kind: Kind, change: (parts: Part[]) => Part[]): DraftItem {
	const parts = change(partsOf(item, kind));
	if (kind === 'facet') return { ...item, facets: parts };
	return {
		...item,
		measures: parts.map(({ id, label, text, line }) => ({ id, label, text, line }))
	};
}

/** New parts get the links their words propose; what a person linked stays. */
function relinked(item: DraftItem): DraftItem {
	const linked = new Set(item.links.flatMap((link) => link.split(':')));
	const fresh = proposeLinks(item).filter((link) => link.split(':').some((id) => !linked.has(id)));
	return {
		...item,
		links: [...new Set([...item.links, ...fresh])],
		linksChecked: nothingToChoose(item)
	};
}
