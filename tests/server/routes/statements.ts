let heard: string[] | null = null;

/** Given to the engines under test: hears every statement that is put to the store. */
export const logger = {
	logQuery: (text: string) => void heard?.push(text)
};

/** The statements that `work` puts to the store, in their order; one `work` at a time. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
	const own: string[] = [];
	heard = own;
	try {
		await work();
	} finally {
		heard = null;
	}
	return own;
}
