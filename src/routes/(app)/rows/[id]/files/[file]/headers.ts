import type { SentFile } from '#lib/server/evidence/download.ts';

/**
 * Headers under which no file can do anything: never sniffed, sandboxed, never framed or embedded elsewhere; only
 * pictures that were made anew here are shown in place. Kept by the browser but asked for anew each time: PCs are
 * shared, and who may see the row may change.
 */
export function headersOf({ name, type, tag, picture }: SentFile): Record<string, string> {
	const shown = picture ? 'inline' : 'attachment';
	return {
		'content-type': type,
		'content-disposition': `${shown}; filename="evidence"; filename*=UTF-8''${encoded(name)}`,
		'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
		'cross-origin-resource-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-cache',
		etag: tag
	};
}

/** RFC 8187: encodeURIComponent leaves five characters that may not stand there. */
function encoded(name: string): string {
	return encodeURIComponent(name).replace(
		/['()*!]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
}
