/** A path of this application to go on to; anything else leads to the start. */
export function safePath(to: string | null): string {
	if (!to || !/^\/(?![/\\])/.test(to) || /[\u0000-\u001f\\]/.test(to)) return '/';
	return to;
}
