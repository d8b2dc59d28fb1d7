import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a made-up archive; `claims` overrides the sizes that the directory tells. */
export interface Part {
	name: string;
	data: string | Uint8Array;
	encrypted?: boolean;
	claims?: { packed?: number; unpacked?: number };
}

/** Writes a zip with all the freedom that a bomb needs. */
export function zip(parts: Part[]): Uint8Array {
	const locals: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const part of parts) {
		const name = Buffer.from(part.name);
		const raw = Buffer.from(part.data);
		const packed = deflateRawSync(raw);
		const shared = header(part, raw, packed.length, name.length);
		const local = Buffer.concat([word4(0x04034b50), shared, word2(0), name, packed]);
		directory.push(
			Buffer.concat([word4(0x02014b50), word2(20), shared, Buffer.alloc(12), word4(offset), name])
		);
		directory.at(-1)?.writeUInt16LE(0, 30);
		locals.push(local);
		offset += local.length;
	}
	const central = Buffer.concat(directory);
	const end = Buffer.concat([
		word4(0x06054b50),
		word4(0),
		word2(parts.length),
		word2(parts.length),
		word4(central.length),
		word4(offset),
		word2(0)
	]);
	return new Uint8Array(Buffer.concat([...locals, central, end]));
}

// The 24 bytes that local header and directory have in common, up to the name's length.
function header(part: Part, raw: Buffer, packed: number, name: number): Buffer {
	const fixed = Buffer.concat([word2(20), word2(part.encrypted ? 1 : 0), word2(8), word4(0x21)]);
	return Buffer.concat([
		fixed,
		word4(crc32(raw)),
		word4(part.claims?.packed ?? packed),
		word4(part.claims?.unpacked ?? raw.length),
		word2(name)
	]);
}

function word2(value: number): Buffer {
	const buffer = Buffer.alloc(2);
	buffer.writeUInt16LE(value);
	return buffer;
}

function word4(value: number): Buffer {
	const buffer = Buffer.alloc(4);
	buffer.writeUInt32LE(value);
	return buffer;
}
