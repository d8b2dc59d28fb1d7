import { setImmediate as turn } from 'node:timers/promises';
import { boundaryOf, readMultipart, type FormFault, type FormLimits } from './multipart.ts';

const pieceSize = 64 * 1024;
/** After so many chunks of a body others get their turn: what has come already is read without one. */
const chunksAtOnce = 256;

/** A body as far as it was asked for, in pieces of 64 KB; `whole` when it ends there. */
export interface ReadBody {
	chunks: Uint8Array[];
	whole: boolean;
}

/**
 * Reads a body piece by piece, so that what is allowed can be decided on what has come: by the bytes that really come,
 * whatever was announced.
 */
export function bodyReader(body: ReadableStream<Uint8Array>): (most: number) => Promise<ReadBody> {
	const joined = new Joined(body);
	const full: Uint8Array[] = [];
	let done = false;
	return async (most) => {
		while (!done && joined.size <= most) {
			const pieces = await joined.next();
			done = pieces === null;
			full.push(...(pieces ?? []));
		}
		return { chunks: [...full, joined.rest()], whole: done && joined.size <= most };
	};
}

/** The same body in pieces of 64 KB, which ends with an error once more has come than is allowed. */
export function upTo(
	body: ReadableStream<Uint8Array>,
	most: number
): ReadableStream<Uint8Array<ArrayBuffer>> {
	const joined = new Joined(body);
	// Without `cancel`: the body itself goes on, and the server lets its rest go.
	return new ReadableStream({
		async pull(out) {
			for (let full = 0; full === 0;) {
				const pieces = await joined.next();
				if (!pieces) {
					if (joined.rest().length > 0) out.enqueue(joined.rest());
					return out.close();
				}
				if (joined.size > most) throw new Error('the body is longer than its route takes');
				for (const piece of pieces) out.enqueue(piece);
				full = pieces.length;
			}
		}
	});
}

/** A body whose chunks are copied together: sent byte by byte, a chunk each, it costs no more memory than another. */
class Joined {
	size = 0;
	#open = new Uint8Array(pieceSize);
	#read = 0;
	readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

	constructor(body: ReadableStream<Uint8Array>) {
		this.#reader = body.getReader();
	}

	/** Reads a chunk; the pieces that it filled, null when there is no more. */
	async next(): Promise<Uint8Array<ArrayBuffer>[] | null> {
		this.#read += 1;
		if (this.#read % chunksAtOnce === 0) await turn();
		const { value, done } = await this.#reader.read();
		return done ? null : [...this.#add(value)];
	}

	/** What has come since the last full piece. */
	rest(): Uint8Array<ArrayBuffer> {
		return this.#open.subarray(0, this.size % pieceSize);
	}

	*#add(chunk: Uint8Array): Iterable<Uint8Array<ArrayBuffer>> {
		for (let at = 0; at < chunk.length;) {
			const used = this.size % pieceSize;
			const part = chunk.subarray(at, at + pieceSize - used);
			this.#open.set(part, used);
			this.size += part.length;
			at += part.length;
			if (this.size % pieceSize > 0) continue;
			yield this.#open;
			this.#open = new Uint8Array(pieceSize);
		}
	}
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
