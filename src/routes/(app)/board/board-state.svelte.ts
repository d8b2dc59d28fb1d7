import type { Column } from '#lib/ledger/stage.ts';
import type { BoardView } from '#lib/server/rows/board/board.ts';
import type { CardPage, CardView } from '#lib/server/rows/cards.ts';

/** Cards loaded by scrolling, beyond what the page brought, by column. */
export class MoreCards {
	#query: () => string;
	#pages = $state<Partial<Record<Column, CardPage>>>({});
	#busy: Partial<Record<Column, boolean>> = {};

	/** @param query the filters of the view, as in the address */
	constructor(query: () => string) {
		this.#query = query;
	}

	/** The column as far as it is loaded; no card twice, though it may have moved between two answers. */
	shown(column: BoardView['columns'][number]): CardPage {
		const more = this.#pages[column.column];
		if (!more) return column;
		const first = new Set(column.cards.map((card) => card.head.id));
		const others = more.cards.filter((card) => !first.has(card.head.id));
		return { cards: [...column.cards, ...others], next: more.next };
	}

	/** Fetches the next page of a column. */
	async load(column: BoardView['columns'][number]): Promise<void> {
		const { next } = this.shown(column);
		if (!next || this.#busy[column.column]) return;
		this.#busy[column.column] = true;
		try {
			const page = await this.#fetch(column.column, next);
			const before = this.#pages[column.column]?.cards ?? [];
			this.#pages[column.column] = { cards: [...before, ...page.cards], next: page.next };
		} finally {
			this.#busy[column.column] = false;
		}
	}

	/** After the ledger moved: the same stretch again, from the end of what the page brought. */
	async renew(board: BoardView): Promise<void> {
		for (const column of board.columns) {
			const old = this.#pages[column.column];
			if (!old) continue;
			let next = column.next;
			const cards: CardView[] = [];
			while (next && cards.length < old.cards.length) {
				const page: CardPage = await this.#fetch(column.column, next);
				cards.push(...page.cards);
				next = page.next;
			}
			this.#pages[column.column] = { cards, next };
		}
	}

	/** Another view: nothing loaded beyond it yet. */
	clear(): void {
		this.#pages = {};
	}

	async #fetch(column: Column, after: string): Promise<CardPage> {
		const query = new URLSearchParams(this.#query());
		query.set('column', column);
		query.set('after', after);
		const answer = await fetch(`/board/cards?${query}`);
		if (!answer.ok) throw new Error(`cards: ${answer.status}`);
		return answer.json();
	}
}
