/** The name a file came under; never in the address, for names of people stand in it. */
export function nameIn(headers: Headers): string {
	try {
		return decodeURIComponent(headers.get('x-file-name') ?? '').slice(0, 500);
	} catch {
		return '';
	}
}

/** The status that says the same as a refusal to a program that reads no Chinese. */
export function statusOf(code: string): number {
	return { unseen: 404, notPermitted: 403, tooLarge: 413, fileType: 415, cutOff: 400 }[code] ?? 422;
}
