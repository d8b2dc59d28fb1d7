import { boundaryOf, readMultipart, type FormFault, type FormLimits } from './multipart.ts';

/** A body as far as it was asked for, in the pieces it came in; `whole` when it ends there. */
export interface ReadBody {
	chunks: Uint8Array[];
	whole: boolean;
}

/**
 * Reads a body piece by piece, so that what is allowed can be decided on what has come: by the bytes that really come,
 * whatever was announced.
 */
export function bodyReader(body: ReadableStream<Uint8Array>): (most: number) => Promise<ReadBody> {
	const reader = body.getReader();
	const chunks: Uint8Array[] = [];
	let size = 0;
	let done = false;
	return async (most) => {
		while (!done && size <= most) {
			const next = await reader.read();
			done = next.done;
			if (next.value) {
				chunks.push(next.value);
				size += next.value.length;
			}
		}
		return { chunks, whole: done && size <= most };
	};
}

/** The same body, which ends with an error once more has come than is allowed. */
export function upTo(
	body: ReadableStream<Uint8Array>,
	most: number
): ReadableStream<Uint8Array<ArrayBuffer>> {
	let size = 0;
	return body.pipeThrough(
		new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
			transform(chunk, out) {
				size += chunk.length;
				if (size > most) out.error(new Error('the body is longer than its route takes'));
				else out.enqueue(new Uint8Array(chunk));
			}
		}),
		{ preventCancel: true }
	);
}

/** A form taken apart, or why it cannot be. */
export async function readForm(
	chunks: Uint8Array[],
	type: string,
	limits: FormLimits
): Promise<FormData | FormFault> {
	const boundary = boundaryOf(type);
	if (boundary) return readMultipart(chunks, boundary, limits);
	if (/^multipart/i.test(type)) return 'broken';
	const bytes = Buffer.concat(chunks);
	let fields = 1;
	for (const byte of bytes) if (byte === 38) fields += 1;
	if (fields > limits.fields || bytes.length > limits.text) return 'fields';
	const form = new FormData();
	for (const [name, value] of new URLSearchParams(bytes.toString())) form.append(name, value);
	return form;
}

/** A field near the beginning of a form or of a JSON body; '' where it does not stand there. */
export function fieldNear(start: Buffer, type: string, name: string): string {
	const text = start.toString('latin1');
	if (boundaryOf(type)) {
		const found = new RegExp(`name="${name}"\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n([^\\r\\n]*)\\r\\n`);
		return found.exec(text)?.[1] ?? '';
	}
	if (type.startsWith('application/json'))
		return new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]*)"`).exec(text)?.[1] ?? '';
	return new URLSearchParams(text.slice(0, text.lastIndexOf('&') + 1)).get(name) ?? '';
}

/**
 * What it costs to give a form's texts back on a page: a sign that has to be written otherwise in HTML and in the script
 * beside it takes some six times as long as another.
 */
export function weightOf(texts: Iterable<string>): number {
	let weight = 0;
	for (const text of texts)
		for (let i = 0; i < text.length; i += 1) weight += costly(text.charCodeAt(i)) ? 6 : 1;
	return weight;
}

function costly(code: number): boolean {
	return code < 32 || code === 34 || code === 38 || code === 60 || code === 92 || isSurrogate(code);
}

function isSurrogate(code: number): boolean {
	return code >= 0xd800 && code <= 0xdfff;
}
