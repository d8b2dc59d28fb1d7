import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate, deflateSync } from 'node:zlib';

/** A PDF with a page per text; an empty text makes a page that shows a picture, as a scan does. */
export function pdf(pages: string[], encoding = 'Identity-H'): Uint8Array {
	const objects: (string | Buffer)[] = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${6 + at * 2} 0 R`).join(' ')}] >>`,
		`<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [4 0 R]${encoding === 'Identity-H' ? ' /ToUnicode 5 0 R' : ''} >>`,
		'<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>',
		stream(TO_UNICODE)
	];
	for (const text of pages) {
		const content = objects.length + 2;
		objects.push(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`
		);
		objects.push(stream(text ? shown(text) : PICTURE));
	}
	return file(objects);
}

/** A PDF whose only page unpacks to `megabytes` of spaces; made without holding them. */
export async function pdfBomb(megabytes: number): Promise<Uint8Array> {
	const megabyte = Buffer.alloc(1024 * 1024, 0x20);
	const spaces = Readable.from(Array.from({ length: megabytes }, () => megabyte));
	return file([
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
		streamOf(await buffer(spaces.pipe(createDeflate())))
	]);
}

// Codes are UTF-16, so the map to Unicode is the identity.
const TO_UNICODE =
	'/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end';

const PICTURE = 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q';

function shown(text: string): string {
	const lines = text.split('\n').map((line) => {
		const swapped = Buffer.from(line, 'utf16le').swap16();
		return `<${swapped.toString('hex')}> Tj T*`;
	});
	return `BT /F1 12 Tf 18 TL 72 760 Td ${lines.join(' ')} ET`;
}

function stream(content: string): Buffer {
	return streamOf(deflateSync(Buffer.from(content, 'latin1')));
}

function streamOf(packed: Buffer): Buffer {
	return Buffer.concat([
		Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
		packed,
		Buffer.from('\nendstream')
	]);
}

function file(objects: (string | Buffer)[]): Uint8Array {
	const parts = [Buffer.from('%PDF-1.5\n')];
	const offsets: number[] = [];
	let length = parts[0]?.length ?? 0;
	objects.forEach((object, at) => {
		const part = Buffer.concat([
			Buffer.from(`${at + 1} 0 obj\n`),
			Buffer.from(object as string),
			Buffer.from('\nendobj\n')
		]);
		offsets.push(length);
		length += part.length;
		parts.push(part);
	});
	const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	parts.push(
		Buffer.from(
			`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
		)
	);
	return new Uint8Array(Buffer.concat(parts));
}
