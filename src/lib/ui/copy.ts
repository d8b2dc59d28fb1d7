/**
 * Puts text on the clipboard.
 * A LAN address over plain http is no secure context and has no navigator.clipboard: then through a field.
 * @returns false when the browser allows neither way
 */
export async function copyText(text: string): Promise<boolean> {
	if (navigator.clipboard) {
		try {
			await navigator.clipboard.writeText(text);
			return true;
		} catch {
			// Not permitted here; the old way may be.
		}
	}
	const field = document.createElement('textarea');
	field.value = text;
	field.className = 'sr-only';
	const before = document.activeElement;
	// Inside an open dialog focus may not leave it.
	(document.querySelector('[role=dialog]') ?? document.body).append(field);
	field.select();
	const done = document.execCommand('copy');
	field.remove();
	if (before instanceof HTMLElement) before.focus();
	return done;
}
