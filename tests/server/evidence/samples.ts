import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { word } from '../../exchange/documents/word.ts';

const red = { r: 180, g: 40, b: 30 };

/** A photograph as a phone makes it: lying on its side, with maker, owner and place written in it. */
export function photo(shade = 0): Promise<Buffer> {
	return sharp({
		create: { width: 640, height: 480, channels: 3, background: { ...red, g: 40 + shade } }
	})
		.withExif({
			IFD0: { Make: 'Testphone', Copyright: '颜某某' },
			IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 9/1 0/1', GPSLongitudeRef: 'E' }
		})
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();
}

/** A few hundred bytes that say they are 60,000 pixels wide and high. */
export function pictureBomb(): Buffer {
	const size = Buffer.alloc(13);
	size.writeUInt32BE(60_000, 0);
	size.writeUInt32BE(60_000, 4);
	size.set([1, 0, 0, 0, 0], 8);
	const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		...[magic, chunk('IHDR', size), chunk('IDAT', Buffer.alloc(64)), chunk('IEND')]
	]);
}

function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
	const body = Buffer.concat([Buffer.from(name), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj << >> endobj\n%%EOF\n');

export function docx(): Buffer {
	return Buffer.from(word('<w:p><w:r><w:t>走访记录</w:t></w:r></w:p>'));
}

/** An old Office file: a head, sectors, and the names of its streams. */
export function compound(...streams: string[]): Buffer {
	const file = Buffer.alloc(4096);
	file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	file.writeUInt16LE(9, 30);
	file.writeUInt32LE(1, 44);
	file.writeUInt32LE(1, 48);
	streams.forEach((name, at) => file.set(Buffer.from(name, 'utf16le'), 1024 + 128 * at));
	return file;
}

/** The bytes as a request brings them, in pieces. */
export async function* piecesOf(bytes: Uint8Array, piece = 64 * 1024): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}
