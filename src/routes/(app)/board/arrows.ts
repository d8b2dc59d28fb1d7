const steps: Record<string, [number, number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

/** Moves the focus from a card by an arrow key; to the sides past empty columns. False for any other key. */
export function walk(item: HTMLElement, key: string): boolean {
	const step = steps[key];
	if (!step) return false;
	const [across, down] = step;
	const list = item.closest('[data-list]');
	const place = cardsOf(list).indexOf(item);
	if (across === 0) return focusIn(cardsOf(list)[place + down]);
	const lists = [...document.querySelectorAll('[data-list]')];
	for (let at = lists.indexOf(list as Element) + across; lists[at]; at += across) {
		const cards = cardsOf(lists[at] ?? null);
		if (cards.length > 0) return focusIn(cards[Math.min(place, cards.length - 1)]);
	}
	return true;
}

/** Puts the focus on a card, wherever it stands now. */
export function focusCard(id: string): void {
	focusIn(document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) ?? undefined);
}

function cardsOf(list: Element | null): HTMLElement[] {
	return [...(list?.querySelectorAll<HTMLElement>(':scope > [data-id]') ?? [])];
}

function focusIn(item: HTMLElement | undefined): true {
	const link = item?.querySelector('a');
	link?.focus({ preventScroll: true });
	item?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	return true;
}
