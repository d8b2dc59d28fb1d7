import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileBody, formBody, guestBody } from '#lib/web/body-limits.ts';
import { fileRoutes, takesFile } from '#lib/web/file-routes.ts';
import { bodyReader, fieldNear, readForm, upTo, weightOf } from '#lib/server/forms/body.ts';

const limits = { fields: 50, text: 10_000 };
const urlencoded = 'application/x-www-form-urlencoded';

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
	const pieces = Math.ceil(bytes.length / size);
	return Array.from({ length: pieces }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

async function told(form: FormData): Promise<unknown[]> {
	const entries = [...form].map(async ([name, value]) =>
		typeof value === 'string'
			? [name, value]
			: [name, value.name, Buffer.from(await value.arrayBuffer()).toString('hex')]
	);
	return Promise.all(entries);
}

describe('a form taken apart', () => {
	const name = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
	const field = fc.oneof(
		fc.record({ name, text: fc.string({ unit: 'grapheme' }) }),
		fc.record({ name, fileName: name, bytes: fc.uint8Array({ maxLength: 200 }) })
	);

	test('holds what the browser put into it, wherever the network cut it', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(field, { maxLength: 8 }),
				fc.integer({ min: 1, max: 97 }),
				async (fields, size) => {
					const sent = new FormData();
					for (const one of fields)
						if ('text' in one) sent.append(one.name, one.text);
						else sent.append(one.name, new File([new Uint8Array(one.bytes)], one.fileName));
					const body = new Response(sent);
					const type = body.headers.get('content-type') ?? '';
					const bytes = new Uint8Array(await body.arrayBuffer());
					const form = await readForm(cut(bytes, size), type, limits);
					const known = await new Response(bytes, { headers: { 'content-type': type } }).formData();
					if (typeof form === 'string') throw new Error(form);
					expect(await told(form)).toEqual(await told(known));
				}
			),
			{ numRuns: 200 }
		);
	});

	test('of one line is read as Node reads it', async () => {
		const body = 'a=1+2&b=%E4%B8%AD&a=%zz&__proto__=x&=&c';
		const form = await readForm(cut(Buffer.from(body), 5), urlencoded, limits);
		const known = await new Response(body, { headers: { 'content-type': urlencoded } }).formData();
		expect([...(form as FormData)]).toEqual([...known]);
	});

	const part = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n';
	const type = 'multipart/form-data; boundary=b';
	test.each([
		['fields', urlencoded, 'a=1&'.repeat(51)],
		['fields', urlencoded, `a=${'1'.repeat(10_001)}`],
		['fields', type, `${part.repeat(51)}--b--`],
		['fields', type, part.replace('x', 'x'.repeat(10_001)) + '--b--'],
		['broken', type, part],
		['broken', type, '--b\r\n\r\nx\r\n--b--'],
		['broken', type, `--b\r\nx: ${'a'.repeat(20_000)}\r\n\r\nx\r\n--b--`],
		['broken', type, '--c\r\n'],
		['broken', 'multipart/form-data', part]
	])('that is too much or none: %s', async (fault, type, body) => {
		expect(await readForm([Buffer.from(body)], type, limits)).toBe(fault);
	});
});

describe('a body', () => {
	const stream = (chunks: string[]) =>
		new ReadableStream<Uint8Array>({
			pull(out) {
				const next = chunks.shift();
				if (next === undefined) out.close();
				else out.enqueue(Buffer.from(next));
			}
		});

	test('is read as far as is allowed, then further', async () => {
		const left = ['abcd', 'efgh', 'ijkl', 'mnop'];
		const read = bodyReader(stream(left));
		expect((await read(6)).whole).toBe(false);
		expect(left.length).toBeGreaterThan(0);
		const { chunks, whole } = await read(16);
		expect([Buffer.concat(chunks).toString(), whole]).toEqual(['abcdefghijklmnop', true]);
		expect((await bodyReader(stream(['abcd']))(4)).whole).toBe(true);
		expect((await bodyReader(stream(['abcd', 'e']))(4)).whole).toBe(false);
	});

	const bytewise = (bytes: Uint8Array) => {
		let at = 0;
		return new ReadableStream<Uint8Array>({
			pull(out) {
				if (at === bytes.length) out.close();
				else out.enqueue(bytes.subarray(at, ++at));
			}
		});
	};
	const size = 256 * 1024;
	const counted = Uint8Array.from({ length: size }, (_, i) => i % 251);

	test('that came byte by byte is kept in no more pieces than another', async () => {
		let turn = false;
		setImmediate(() => (turn = true));
		const read = bodyReader(bytewise(counted));
		const first = await read(1000);
		expect(turn, 'others had their turn').toBe(true);
		expect(Buffer.concat(first.chunks)).toEqual(Buffer.from(counted.subarray(0, 1001)));
		const { chunks, whole } = await read(size);
		expect(whole).toBe(true);
		expect(chunks.length).toBeLessThanOrEqual(5);
		expect(Buffer.concat(chunks).equals(counted)).toBe(true);
	});

	test('that came byte by byte is handed on in no more pieces than another', async () => {
		const pieces = await Array.fromAsync(upTo(bytewise(counted), size));
		expect(pieces.length).toBeLessThanOrEqual(5);
		expect(Buffer.concat(pieces).equals(counted)).toBe(true);
		const odd = await Array.fromAsync(upTo(bytewise(counted.subarray(0, 70_001)), size));
		expect(Buffer.concat(odd).equals(counted.subarray(0, 70_001))).toBe(true);
		await expect(Array.fromAsync(upTo(bytewise(counted), size - 1))).rejects.toThrow('longer');
	});

	test.each([
		[urlencoded, 'verb=plan&keeper=p.s&text=long'],
		[
			'multipart/form-data; boundary=b',
			'--b\r\nContent-Disposition: form-data; name="keeper"\r\n\r\np.s\r\n--b'
		],
		['application/json', '{"key":"row:1:plan","keeper":"p.s","values":{"text":"lo']
	])('says in its first bytes whose it is: %s', (type, start) => {
		expect(fieldNear(Buffer.from(start), type, 'keeper')).toBe('p.s');
		expect(fieldNear(Buffer.from(start), type, 'campaignId')).toBe('');
	});

	test('weighs more where its signs are written otherwise on a page', () => {
		expect(weightOf(['整改', 'abc'])).toBe(5);
		expect(weightOf(['<"\n'])).toBe(18);
	});
});

test('a file may come to the actions of the table, and to no other', () => {
	const takes = (path: string) => takesFile(new URL(path, 'http://localhost'));
	expect(takes('/units/import?/apply&kind=divisions')).toBe(true);
	expect(takes('/units/import?kind=divisions&/preview=')).toBe(true);
	expect(takes('/rows/x?/addFiles')).toBe(true);
	expect(takes('/rows/x/files')).toBe(true);
	for (const path of [
		'/rows/x?/act',
		'/rows/x/files?/addFiles',
		'/notices?/paste',
		'/units/import'
	])
		expect(takes(path), path).toBe(false);
	for (const path of ['/x/notices?/upload', '/rows/x/y?/addFiles', '/login?/upload'])
		expect(takes(path), path).toBe(false);
});

test('nginx.conf lets a file through where the program takes one, and nowhere else', () => {
	const conf = readFileSync(new URL('../../../docs/deploy/nginx.conf', import.meta.url), 'utf8');
	const found = /location ~ (\S+) \{\s+client_max_body_size 26m;/.exec(conf)?.[1] ?? 'none';
	const files = new RegExp(found);
	for (const route of Object.keys(fileRoutes))
		expect(files.test(route.replace(/\[\w+\]/, 'x')), route).toBe(true);
	for (const path of ['/', '/login', '/drafts', '/units', '/people', '/submissions', '/inbox'])
		expect(files.test(path), path).toBe(false);
	const bytes = { k: 1024, m: 1024 * 1024 };
	const sizes = [...conf.matchAll(/client_max_body_size (\d+)([km]);/g)].map(
		([, count, unit]) => Number(count) * bytes[unit as 'k' | 'm']
	);
	// More than the program takes, so that the program is who refuses it.
	expect(sizes).toEqual([2 * formBody, fileBody + formBody, 4 * guestBody]);
});
