import Sortable from 'sortablejs';
import type { Attachment } from 'svelte/attachments';

export interface Drag {
	/** `data-id` of what is in the hand. */
	id: string;
	/** `data-list` of the list it came from. */
	from: string;
}

export interface SortableSettings {
	/** Whether what is in the hand may be let go over this list. */
	allows: (list: string, drag: Drag) => boolean;
	onpick: (drag: Drag) => void;
	/** `to` is null when it was put back: let go elsewhere, or Esc. */
	ondrop: (drag: Drag, to: string | null) => void;
	/** Selector of parts of an item that do not begin a drag. */
	except?: string;
}

/**
 * Lets the items of a list (`data-list` on it, `data-id` on each item) be dragged to the other lists of the
 * page. The list itself never changes here: SortableJS moves a node that Svelte owns, so it is put back
 * before its old next sibling at the end, and only then the caller hears of the drop and changes its state.
 */
export function sortable(settings: SortableSettings): Attachment<HTMLElement> {
	return (list) => {
		let next: ChildNode | null = null;
		let given = false;
		const giveUp = (event: KeyboardEvent) => {
			if (event.key !== 'Escape') return;
			given = true;
			document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
			document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
		};
		const made = Sortable.create(list, {
			group: {
				name: 'ledger',
				put: (to, from, item) => settings.allows(to.el.dataset.list ?? '', dragOf(item, from.el))
			},
			draggable: '[data-id]',
			filter: settings.except,
			preventOnFilter: false,
			sort: false,
			forceFallback: true,
			fallbackOnBody: true,
			fallbackTolerance: 4,
			delay: 250,
			delayOnTouchOnly: true,
			touchStartThreshold: 6,
			ghostClass: 'ghost',
			fallbackClass: 'in-hand',
			scrollSensitivity: 60,
			onStart: ({ item, from }) => {
				next = item.nextSibling;
				from.dataset.home = '';
				given = false;
				addEventListener('keydown', giveUp, true);
				settings.onpick(dragOf(item, from));
			},
			onEnd: ({ item, from, to }) => {
				removeEventListener('keydown', giveUp, true);
				from.insertBefore(item, next);
				delete from.dataset.home;
				const target = to.dataset.list ?? null;
				settings.ondrop(dragOf(item, from), to === from || given ? null : target);
			}
		});
		return () => made.destroy();
	};
}

function dragOf(item: HTMLElement, from: HTMLElement): Drag {
	return { id: item.dataset.id ?? '', from: from.dataset.list ?? '' };
}
