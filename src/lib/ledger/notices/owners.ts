import type { EditOf } from './edit.ts';
import { itemOf, takeId, withItem, type Draft, type DraftItem, type DraftOwner } from './draft.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';

/** One more owner at the end of the list; the first of an item leads. */
export function addOwner(draft: Draft, edit: EditOf<'addOwner'>): Draft | Refusal {
	const doubled = sameName(draft, edit);
	if (doubled) return doubled;
	const [counted, id] = takeId(draft, 'o');
	const owner: Omit<DraftOwner, 'role'> = {
		id,
		...named(edit.name),
		stated: false,
		line: null
	};
	return withItem(counted, edit.itemId, (item) => ({
		...item,
		owners: [...item.owners, { ...owner, role: item.owners.length === 0 ? 'lead' : 'responsible' }]
	}));
}

/** An owner under another name, to be looked up anew. */
export function renameOwner(draft: Draft, edit: EditOf<'renameOwner'>): Draft | Refusal {
	return (
		sameName(draft, edit, edit.ownerId) ??
		withOwner(draft, edit, (owner) => ({ ...owner, ...named(edit.name) }))
	);
}

/** The list without one owner, or without its wording everywhere; when it led, the next in line leads. */
export function removeOwner(draft: Draft, edit: EditOf<'removeOwner'>): Draft {
	const meant = meantBy(draft, edit);
	return {
		...draft,
		items: draft.items.map((item) => {
			const owners = item.owners.filter((owner) => !meant(item, owner));
			if (owners.length === item.owners.length) return item;
			return {
				...item,
				owners: owners.some((owner) => owner.role === 'lead') ? owners : led(owners)
			};
		})
	};
}

/** This owner leads, the one that led before is responsible; now it is stated. */
export function setLead(draft: Draft, edit: EditOf<'setLead'>): Draft {
	return withItem(draft, edit.itemId, (item) => ({
		...item,
		owners: item.owners.map((owner) => {
			if (owner.id === edit.ownerId) return { ...owner, role: 'lead', stated: true };
			return owner.role === 'lead' ? { ...owner, role: 'responsible' } : owner;
		})
	}));
}

/** The units an expression stands for, said by a person; none given lets it speak for itself again. */
export function chooseUnits(draft: Draft, edit: EditOf<'chooseUnits'>): Draft {
	const unitIds = edit.unitIds.length > 0 ? edit.unitIds : null;
	const meant = meantBy(draft, edit);
	return {
		...draft,
		items: draft.items.map((item) => ({
			...item,
			owners: item.owners.map((owner) => (meant(item, owner) ? { ...owner, unitIds } : owner))
		}))
	};
}

/** Whether an edit means an owner: the one it names, or every owner of the same wording. */
function meantBy(
	draft: Draft,
	edit: { itemId: string; ownerId: string; everywhere: boolean }
): (item: DraftItem, owner: DraftOwner) => boolean {
	const wording = ownerOf(itemOf(draft, edit.itemId), edit.ownerId)?.wording;
	return (item, owner) =>
		edit.everywhere
			? owner.wording === wording
			: item.id === edit.itemId && owner.id === edit.ownerId;
}

function named(name: string): Omit<DraftOwner, 'id' | 'role' | 'stated' | 'line'> {
	return { name, wording: name, group: false, expected: null, unitIds: null };
}

function led(owners: DraftOwner[]): DraftOwner[] {
	return owners.map((owner, at) => (at === 0 ? { ...owner, role: 'lead', stated: false } : owner));
}

function ownerOf(item: DraftItem | undefined, ownerId: string): DraftOwner | undefined {
	return item?.owners.find((owner) => owner.id === ownerId);
}

function withOwner(
	draft: Draft,
	at: { itemId: string; ownerId: string },
	change: (owner: DraftOwner) => DraftOwner
): Draft {
	return withItem(draft, at.itemId, (item) => ({
		...item,
		owners: item.owners.map((owner) => (owner.id === at.ownerId ? change(owner) : owner))
	}));
}

function sameName(
	draft: Draft,
	edit: { itemId: string; name: string },
	except = ''
): Refusal | undefined {
	const owners = itemOf(draft, edit.itemId)?.owners ?? [];
	if (!owners.some((owner) => owner.name === edit.name && owner.id !== except)) return undefined;
	return refuse('doubled', `“${edit.name}”已经在这一项的责任单位里。`, 'name');
}
