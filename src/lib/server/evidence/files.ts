import { join } from 'node:path';
import { storedFolder, putFile, streamFile } from '#lib/server/files/store.ts';
import type { CheckedFile } from './check.ts';

/** Where the bytes of a file of 佐证材料 lie: DATA_DIR/evidence/ab/ab12…; beside it its thumbnail. */
export function pathOf(sha256: string, thumbnail = false): string {
	const name = thumbnail ? `${sha256}.webp` : sha256;
	return join(storedFolder('evidence'), sha256.slice(0, 2), name);
}

/** Puts the bytes of a file and its thumbnail where they belong; the same ones are kept once. */
export async function putEvidence({
	sha256,
	bytes,
	thumbnail
}: Pick<CheckedFile, 'sha256' | 'bytes' | 'thumbnail'>): Promise<void> {
	if (thumbnail) await putFile(pathOf(sha256, true), thumbnail);
	await putFile(pathOf(sha256), bytes);
}

/** The bytes as a stream; null when they are gone from DATA_DIR. */
export function streamEvidence(
	sha256: string,
	thumbnail: boolean
): ReadableStream<Uint8Array> | null {
	return streamFile(pathOf(sha256, thumbnail));
}
