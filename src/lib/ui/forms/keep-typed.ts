import type { FormNeeds } from '#lib/server/rows/row/view.ts';
import type { Typed } from './verb-form.ts';

/** Keeps a half-filled form on the server, for PCs are shared; lost on the way, it still stands in the form. */
export function keepTyped(
	needs: Pick<FormNeeds, 'rowId' | 'keeper'>,
	verb: string,
	{ texts, lists }: Typed,
	version: number
): void {
	void fetch('/drafts', {
		method: 'POST',
		keepalive: true,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			key: `row:${needs.rowId}:${verb}`,
			keeper: needs.keeper,
			values: { ...texts, ...lists, version: String(version) }
		})
	}).catch(() => {});
}
