/** The code an engine or the network gave an error, looked for in what caused it too; null when none did. */
export function codeOf(error: unknown): string | null {
	if (typeof error !== 'object' || error === null) return null;
	if ('code' in error && typeof error.code === 'string') return error.code;
	return 'cause' in error ? codeOf(error.cause) : null;
}
