import { setImmediate as turn } from 'node:timers/promises';

/** Why a form cannot be taken apart: too many fields or too much text, or it is none. */
export type FormFault = 'fields' | 'broken';

export interface FormLimits {
	fields: number;
	/** Bytes of all texts together; files are not counted. */
	text: number;
}

const longestHead = 16 * 1024;
/** After so many pieces of a body others get their turn. */
const atOnce = 16;
const partsAtOnce = 256;

/**
 * Takes a multipart form apart (RFC 7578) in the pieces it came in. Node's own reader joins and copies all of it in one
 * go, which for a file of 25 MB holds up everybody else.
 */
export async function readMultipart(
	chunks: Uint8Array[],
	boundary: string,
	limits: FormLimits
): Promise<FormData | FormFault> {
	// The first boundary has no line end before it.
	const body = new Pieces([Buffer.from('\r\n'), ...chunks]);
	const places = await body.placesOf(Buffer.from(`\r\n--${boundary}`), limits.fields + 2);
	if (places.length > limits.fields + 1) return 'fields';
	const form = new FormData();
	const length = boundary.length + 4;
	let text = 0;
	for (const [i, place] of places.entries()) {
		const start = place + length;
		if (body.text(start, start + 2) === '--') return form;
		const end = places[i + 1];
		if (end === undefined) break;
		const head = body.text(start, Math.min(end, start + longestHead));
		const blank = head.indexOf('\r\n\r\n');
		const told = blank < 0 ? null : dispositionIn(head.slice(0, blank));
		if (!told) return 'broken';
		const from = start + blank + 4;
		if (told.fileName === null) {
			text += end - from;
			if (text > limits.text) return 'fields';
			form.append(told.name, Buffer.concat(body.slices(from, end)).toString());
		} else form.append(told.name, new File(body.slices(from, end), told.fileName));
		if (i % partsAtOnce === partsAtOnce - 1) await turn();
	}
	return 'broken';
}

/** The boundary that a content type names; null when it is no multipart form. */
export function boundaryOf(type: string): string | null {
	if (!/^multipart\/form-data\s*;/i.test(type)) return null;
	const found = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(type);
	return found?.[1] ?? found?.[2] ?? null;
}

function dispositionIn(bytes: string): { name: string; fileName: string | null } | null {
	const head = Buffer.from(bytes, 'latin1').toString();
	// Not by a pattern's own line ends: a name may hold U+2028.
	const line = head.split('\r\n').find((one) => /^content-disposition:\s*form-data;/i.test(one));
	const name = /;\s*name="([^"]*)"/i.exec(line ?? '')?.[1];
	if (name === undefined) return null;
	const fileName = /;\s*filename="([^"]*)"/i.exec(line ?? '')?.[1];
	return { name: unescaped(name), fileName: fileName === undefined ? null : unescaped(fileName) };
}

/** As browsers write what would end a name (HTML, multipart/form-data encoding algorithm). */
function unescaped(text: string): string {
	return text.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
}

/** A body in the pieces it came in, read without joining them. */
class Pieces {
	readonly #pieces: { bytes: Buffer<ArrayBuffer>; at: number }[] = [];

	constructor(chunks: Uint8Array[]) {
		let at = 0;
		for (const chunk of chunks) {
			const bytes = Buffer.from(chunk.buffer as ArrayBuffer, chunk.byteOffset, chunk.length);
			this.#pieces.push({ bytes, at });
			at += chunk.length;
		}
	}

	/** Where a text begins, in order, at most `most` times. */
	async placesOf(wanted: Buffer, most: number): Promise<number[]> {
		const places: number[] = [];
		const reach = wanted.length - 1;
		let before: Buffer = Buffer.alloc(0);
		for (const [i, { bytes, at }] of this.#pieces.entries()) {
			const seam = Buffer.concat([before, bytes.subarray(0, reach)]);
			for (const [text, start] of [
				[seam, at - before.length],
				[bytes, at]
			] as const)
				for (let found = text.indexOf(wanted); found >= 0;) {
					places.push(start + found);
					if (places.length >= most) return places;
					found = text.indexOf(wanted, found + wanted.length);
				}
			before = (bytes.length >= reach ? bytes : Buffer.concat([before, bytes])).subarray(-reach);
			if (i % atOnce === atOnce - 1) await turn();
		}
		return places;
	}

	/** The bytes between two places, still in pieces. */
	slices(from: number, to: number): Buffer<ArrayBuffer>[] {
		const found: Buffer<ArrayBuffer>[] = [];
		for (let i = this.#pieceAt(from); i < this.#pieces.length; i += 1) {
			const piece = this.#pieces[i];
			if (!piece || piece.at >= to) break;
			found.push(piece.bytes.subarray(Math.max(0, from - piece.at), to - piece.at));
		}
		return found;
	}

	/** A short stretch, a character for each byte. */
	text(from: number, to: number): string {
		return Buffer.concat(this.slices(from, to)).toString('latin1');
	}

	#pieceAt(place: number): number {
		let [low, high] = [0, this.#pieces.length - 1];
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#pieces[middle]?.at ?? 0) <= place) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
