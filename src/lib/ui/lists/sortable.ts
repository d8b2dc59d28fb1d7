import Sortable from 'sortablejs';
import type { Attachment } from 'svelte/attachments';

export interface Drag {
	/** `data-id` of what is in the hand. */
	id: string;
	/** `data-list` of the list it came from. */
	from: string;
}

export interface SortableSettings {
	onpick: (drag: Drag) => void;
	/** `to` is the `data-drop` under the pointer; null when let go elsewhere, at home, or by Esc. */
	ondrop: (drag: Drag, to: string | null) => void;
	/** Selector of parts of an item that do not begin a drag. */
	except?: string;
}

/**
 * Lets the items of a list (`data-list` on it, `data-id` on each item) be dragged over places (`data-drop`).
 * The list never changes here. SortableJS moves nodes that Svelte owns: it may not put them into other lists,
 * and whatever it did at home is undone at the end, before the caller hears of the drop and changes its state.
 */
export function sortable({ onpick, ondrop, except }: SortableSettings): Attachment<HTMLElement> {
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
			group: { name: 'ledger', put: false },
			draggable: '[data-id]',
			filter: except,
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
				given = false;
				addEventListener('keydown', giveUp, true);
				onpick(dragOf(item, from));
			},
			onEnd: (event) => {
				const { item, from } = event;
				removeEventListener('keydown', giveUp, true);
				if (item.nextSibling !== next) from.insertBefore(item, next);
				const drag = dragOf(item, from);
				const to = given ? null : dropUnder(pointOf(event));
				ondrop(drag, to === drag.from ? null : to);
			}
		});
		return () => made.destroy();
	};
}

function dragOf(item: HTMLElement, from: HTMLElement): Drag {
	return { id: item.dataset.id ?? '', from: from.dataset.list ?? '' };
}

function pointOf(event: Sortable.SortableEvent): { clientX: number; clientY: number } | undefined {
	const { originalEvent } = event as Sortable.SortableEvent & { originalEvent?: Event };
	if (originalEvent instanceof MouseEvent) return originalEvent;
	return (originalEvent as TouchEvent | undefined)?.changedTouches?.[0];
}

function dropUnder(point: { clientX: number; clientY: number } | undefined): string | null {
	if (!point) return null;
	const under = document.elementFromPoint(point.clientX, point.clientY);
	return under?.closest<HTMLElement>('[data-drop]')?.dataset.drop ?? null;
}
