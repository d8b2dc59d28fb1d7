import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyReader, fieldNear, readForm, weightOf } from '#lib/server/request-body.ts';
import { fileRoutes } from '../../src/routes/body-limits.ts';

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

test('nginx.conf lets a file through where the program takes one, and nowhere else', () => {
	const conf = readFileSync(new URL('../../docs/deploy/nginx.conf', import.meta.url), 'utf8');
	const found = /location ~ (\S+) \{\s+client_max_body_size 25m;/.exec(conf)?.[1] ?? 'none';
	const files = new RegExp(found);
	for (const route of Object.keys(fileRoutes))
		expect(files.test(route.replace('/(app)', '').replace(/\[\w+\]/, 'x')), route).toBe(true);
	for (const path of ['/', '/login', '/drafts', '/units', '/people', '/submissions', '/inbox'])
		expect(files.test(path), path).toBe(false);
	expect(conf.match(/client_max_body_size \w+/g)).toEqual(
		['1m', '25m', '16k'].map((size) => `client_max_body_size ${size}`)
	);
});
