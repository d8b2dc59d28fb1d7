/**
 * A handle for one write that refuses to work once the write has ended: a forgotten `await` would
 * otherwise land in somebody else's transaction, or in none.
 * @param methods names of the methods through which statements reach the engine
 */
export function lease<Handle extends object>(handle: Handle, methods: (keyof Handle)[]) {
	let ended = false;
	const lent = Object.create(handle) as Handle;
	for (const method of methods) {
		const call = handle[method] as (...args: unknown[]) => unknown;
		lent[method] = ((...args: unknown[]) => {
			if (ended)
				throw new Error('A statement came after its write had ended: an await is missing.');
			return call.apply(handle, args);
		}) as Handle[typeof method];
	}
	return { lent, end: () => void (ended = true) };
}
