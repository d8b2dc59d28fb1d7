const tables = new WeakSet<object>();

/** A list of uniform items as columns: each field named once, whatever the number of items. */
interface Columns {
	size: number;
	lists: Record<string, unknown[]>;
	/** Fields that are objects themselves. */
	tables: Record<string, Columns>;
}

/**
 * Marks a list whose items all have the same fields. SvelteKit names every field of every item again, which
 * for the cards of a board takes longer than reading them from the store; a marked list travels as columns.
 */
export function asTable<Item extends object>(items: Item[]): Item[] {
	tables.add(items);
	return items;
}

/** How a marked list travels from server to page (`transport` in hooks.ts). */
export const tableTransport = {
	encode: (value: unknown) =>
		Array.isArray(value) && tables.has(value) && columnsOf(value as Record<string, unknown>[]),
	decode: (columns: Columns): Record<string, unknown>[] => itemsOf(columns)
};

function columnsOf(items: Record<string, unknown>[]): Columns {
	const columns: Columns = { size: items.length, lists: {}, tables: {} };
	for (const field of Object.keys(items[0] ?? {})) {
		const values = items.map((item) => item[field]);
		if (values.every(isItem)) columns.tables[field] = columnsOf(values);
		else columns.lists[field] = values;
	}
	return columns;
}

function itemsOf({ size, lists, tables }: Columns): Record<string, unknown>[] {
	const items = Array.from({ length: size }, (): Record<string, unknown> => ({}));
	const put = (field: string, values: unknown[]) => {
		for (const [index, item] of items.entries()) item[field] = values[index];
	};
	for (const [field, values] of Object.entries(lists)) put(field, values);
	for (const [field, columns] of Object.entries(tables)) put(field, itemsOf(columns));
	return items;
}

function isItem(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
