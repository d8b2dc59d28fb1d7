import { p, word } from '../exchange/documents/word.ts';

/** A body that hurts whoever reads it without looking. */
export interface Nasty {
	name: string;
	type: string;
	body: Buffer;
}

/** What goes over the wire then. */
export function byteByByte(body: Buffer): Buffer {
	const wire = Buffer.alloc(body.length * 6 + 5, '1\r\n \r\n');
	for (const [i, byte] of body.entries()) wire[i * 6 + 3] = byte;
	wire.write('0\r\n\r\n', body.length * 6);
	return wire;
}

const MB = 1024 * 1024;
const urlencoded = 'application/x-www-form-urlencoded';
const multipart = (boundary: string) => `multipart/form-data; boundary=${boundary}`;

/** Near to 1 MB, which a form of somebody signed in may be: it is read, and must not hurt. */
export function formsOf(fields: Record<string, string>, field: string): Nasty[] {
	const start = new URLSearchParams(fields).toString();
	const size = MB - 4096;
	const long = (name: string, text: string | Buffer, times: number): Nasty => ({
		name,
		type: urlencoded,
		body: Buffer.concat([
			Buffer.from(`${start}&${field}=`),
			Buffer.alloc(times * Buffer.from(text).length, text)
		])
	});
	const filled = (name: string, text: string | Buffer) =>
		long(name, text, Math.floor(size / Buffer.from(text).length));
	const parts = (name: string, boundary: string, body: string): Nasty => {
		const head = Object.entries(fields).map(
			([key, value]) =>
				`--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`
		);
		return { name, type: multipart(boundary), body: Buffer.from(head.join('') + body) };
	};
	const part = (boundary: string, name: string, value: string) =>
		`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
	const field20 = 'a[__proto__][constructor]';
	return [
		filled('1 MB of <', '<'),
		filled('1 MB of quotes', '"'),
		filled('1 MB of combining characters', '\u0301'),
		filled('1 MB of line ends', '\n'),
		filled('1 MB of spaces', ' '),
		filled('1 MB of escapes', '%3C'),
		filled('1 MB of broken escapes', '%Z'),
		filled('1 MB of NULs', '%00'),
		filled('1 MB of digits', '4'),
		filled('1 MB of names', '张'),
		filled('1 MB of halves of characters', Buffer.from([0xed, 0xa0, 0x80])),
		long('40,000 < to be given back', '<', 40_000),
		long('90,000 characters to be given back', '%E6%B0%B4', 90_000),
		{
			name: '100,000 fields',
			type: urlencoded,
			body: Buffer.from(`${start}${'&a=1'.repeat(100_000)}`)
		},
		{
			name: '4,900 fields, each named otherwise',
			type: urlencoded,
			body: Buffer.from(start + Array.from({ length: 4900 }, (_, i) => `&f${i}=1`).join(''))
		},
		{
			name: 'names of prototypes',
			type: urlencoded,
			body: Buffer.from(
				`${start}&__proto__=1&constructor=1&hasOwnProperty=1&toString=1&${field20}=${'[a]'.repeat(300_000)}`
			)
		},
		parts('4,900 parts', 'b', part('b', 'ids', 'x').repeat(4900) + '--b--\r\n'),
		parts('100,000 parts', 'b', '--b\r\n\r\n\r\n'.repeat(100_000) + '--b--\r\n'),
		parts('a multipart form without an end', 'b', part('b', field, 'x'.repeat(size))),
		parts(
			'a part with a header of 900 KB',
			'b',
			`--b\r\nx-a: ${'a'.repeat(900_000)}\r\n\r\nx\r\n--b--\r\n`
		),
		parts(
			'a part with 60,000 headers',
			'b',
			`--b\r\n${'x-a: a\r\n'.repeat(60_000)}\r\nx\r\n--b--\r\n`
		),
		parts('boundaries that nearly are', 'a'.repeat(70), nearly('a'.repeat(70), size)),
		{ name: 'a form that is none', type: 'text/plain', body: Buffer.alloc(size, 'x=1\r\n') }
	];
}

/** JSON, for the one place that reads it. */
export function jsonOf(key: string): Nasty[] {
	const size = 900_000;
	const type = 'application/json';
	const with_ = (values: string) => Buffer.from(`{"key":"${key}","keeper":"","values":${values}}`);
	return [
		{ name: 'JSON 450,000 deep', type, body: Buffer.from('['.repeat(size / 2)) },
		{
			name: 'values 400,000 deep',
			type,
			body: with_(`{"a":${'['.repeat(size / 2.2)}${']'.repeat(size / 2.2)}}`)
		},
		{
			name: '90,000 wrong values',
			type,
			body: with_(`{${Array.from({ length: 90_000 }, (_, i) => `"a${i}":1`).join()}}`)
		},
		{ name: 'a list of 400,000 numbers', type, body: with_(`{"a":[${'1,'.repeat(400_000)}1]}`) },
		{ name: 'a text of 900 KB of <', type, body: with_(`{"a":"${'<'.repeat(size)}"}`) },
		{ name: 'a text of 280,000 digits', type, body: with_(`{"a":"${'4'.repeat(280_000)}"}`) },
		{
			name: 'halves of characters',
			type,
			body: with_(`{"a":"${'\\ud800'.repeat(40_000)}"}`)
		}
	];
}

/** A file in a form, 24 MB where nothing else is said. */
export function filesOf(name: string, fields: Record<string, string> = {}): Nasty[] {
	const form = (what: string, fileName: string, bytes: Buffer, boundary = 'b'): Nasty => ({
		name: what,
		type: multipart(boundary),
		body: Buffer.concat([
			...Object.entries(fields).map(([key, value]) =>
				Buffer.from(
					`--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`
				)
			),
			Buffer.from(
				`--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
			),
			bytes,
			Buffer.from(`\r\n--${boundary}--\r\n`)
		])
	});
	const big = 24 * MB;
	return [
		form('24 MB of commas', 'a.csv', Buffer.alloc(big, ',')),
		form('900 KB of commas', 'a.csv', Buffer.alloc(900_000, ',')),
		form('900 KB of quotes', 'a.csv', Buffer.alloc(900_000, '"')),
		form('900 KB of lines', 'a.csv', Buffer.alloc(900_000, 'a\n')),
		form('900 KB of broken GB18030', 'a.csv', Buffer.alloc(900_000, Buffer.from([0xff, 0x0a]))),
		form('19 MB of text', 'a.txt', Buffer.alloc(19 * MB, '一是问题。\n')),
		form('19 MB of spaces', 'a.txt', Buffer.alloc(19 * MB, ' ')),
		form('a bomb', 'a.docx', Buffer.from(bomb)),
		form(
			'24 MB of boundaries that nearly are',
			'a.txt',
			Buffer.from(nearly('a'.repeat(70), big)),
			'a'.repeat(70)
		),
		form('24 MB of line ends', 'a.txt', Buffer.alloc(big, '\r\n--'))
	];
}

const bomb = word(p('通知'), [{ name: 'word/x.xml', data: new Uint8Array(64 * MB) }]);

function nearly(boundary: string, size: number): string {
	const miss = `\r\n--${boundary.slice(0, -1)}b`;
	return miss.repeat(Math.floor(size / miss.length));
}
