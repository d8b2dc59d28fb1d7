import yauzl from 'yauzl';

/** The parts of an archive, by name. */
export async function unzippedBytes(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
	const parts = new Map<string, Uint8Array>();
	const zip = await yauzl.fromBufferPromise(Buffer.from(bytes));
	for await (const entry of zip.eachEntry()) {
		const chunks: Buffer[] = [];
		for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
		parts.set(entry.fileName, Buffer.concat(chunks));
	}
	return parts;
}
