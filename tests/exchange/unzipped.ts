import yauzl from 'yauzl';

/** The parts of an Office file as text, by name. */
export async function unzipped(bytes: Uint8Array): Promise<Map<string, string>> {
	const parts = new Map<string, string>();
	const zip = await yauzl.fromBufferPromise(Buffer.from(bytes));
	for await (const entry of zip.eachEntry()) {
		const chunks: Buffer[] = [];
		for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
		parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
	}
	return parts;
}
