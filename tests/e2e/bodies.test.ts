import { request as send } from 'node:http';
import { expect, test } from '@playwright/test';
import { allowedStall, longestStall } from './stall.ts';
import { byteByByte, filesOf, formsOf, jsonOf, type Nasty } from './nasty.ts';
import { startApp, type RunningApp } from './server.ts';

const stallPort = 20_000 + Math.floor(Math.random() * 20_000);
const cutOff = 0; // The connection ended before an answer could be read.

let app: RunningApp;
test.beforeAll(async () => {
	app = await startApp({
		DEMO: '1',
		NODE_OPTIONS: '--import ./tests/e2e/event-loop.mjs',
		STALL_PORT: String(stallPort)
	});
});
test.afterAll(() => app.stop());

interface Answer {
	status: number;
	text: string;
	location: string;
	cookie: string;
}

interface Sent {
	type: string;
	body: Buffer;
	cookie?: string;
	accept?: string;
	/** Without a length: nobody knows how much will come. */
	inChunks?: 'whole' | 'bytewise';
	headers?: Record<string, string>;
}

function post(
	path: string,
	{ type, body, cookie, accept, inChunks, headers }: Sent
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const sent = send(app.url + path, {
			method: 'POST',
			headers: {
				origin: app.url,
				'content-type': type,
				accept: accept ?? 'text/html',
				...(inChunks ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.length }),
				...(cookie ? { cookie } : {}),
				...headers
			}
		});
		sent.on('response', (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					text: Buffer.concat(chunks).toString(),
					location: response.headers.location ?? '',
					cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
				})
			);
		});
		sent.on('error', reject);
		if (inChunks !== 'bytewise') return sent.end(body);
		sent.flushHeaders();
		// What follows is in chunks already.
		sent.chunkedEncoding = false;
		sent.end(byteByByte(body));
	});
}

const form = (fields: Record<string, string>) => ({
	type: 'application/x-www-form-urlencoded',
	body: Buffer.from(new URLSearchParams(fields).toString())
});

async function signIn(login: string): Promise<string> {
	const password = app.passwords.get(login) ?? '';
	const { cookie } = await post('/login', form({ login, password }));
	expect(cookie).toContain('taizhang_session');
	return cookie;
}

async function page(path: string, cookie: string): Promise<string> {
	return (await fetch(app.url + path, { headers: { cookie, accept: 'text/html' } })).text();
}

/** A row that somebody may act on, as its page draws the form. */
async function openRow(cookie: string) {
	const id = /\/rows\/([0-9a-f-]{36})/.exec(await page('/rows', cookie))?.[1] ?? '';
	const html = await page(`/rows/${id}?verb=reportProgress`, cookie);
	const value = (name: string) =>
		new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
	return { id, keeper: value('keeper'), version: value('version'), key: value('key') };
}

async function stall(): Promise<number> {
	return Number(await (await fetch(`http://127.0.0.1:${stallPort}/`)).text());
}

/**
 * How long the program stands still for a body. What stands still once may have been another program's doing, on a busy
 * machine; a body that does it does it each time.
 */
async function stallOf(path: string, sent: Sent): Promise<{ stall: number; status: number }> {
	let least = Infinity;
	let status = 0;
	for (let tries = 0; tries < 6 && least >= longestStall; tries += 1) {
		await stall();
		status = (await post(path, sent).catch(() => ({ status: cutOff }))).status;
		least = Math.min(least, await stall());
	}
	return { stall: least, status };
}

async function harmless(path: string, bodies: Nasty[], cookie?: string): Promise<void> {
	for (const { name, ...sent } of bodies) {
		const { stall, status } = await stallOf(path, { ...sent, cookie });
		expect.soft(stall, `${path}: ${name} (${status})`).toBeLessThan(allowedStall(stall));
		expect.soft(status, `${path}: ${name}`).toBeGreaterThan(cutOff);
		expect.soft(status, `${path}: ${name}`).toBeLessThan(500);
	}
}

const sizes = { guest: 16 * 1024, form: 1024 * 1024, file: 25 * 1024 * 1024 };
const filled = (size: number, fields: Record<string, string>, field: string): Sent => {
	const { type, body } = form({ ...fields, [field]: '' });
	return { type, body: Buffer.concat([body, Buffer.alloc(size - body.length, 'x')]) };
};

const statusOf = async (path: string, sent: Sent) => (await post(path, sent)).status;

test('a body at the sign-in is 16 KB at most, whatever it announces, and is told so in words', async () => {
	const long = filled(20 * 1024 * 1024, { password: 'x' }, 'login');
	const { stall, status } = await stallOf('/login', long);
	expect([stall < longestStall, status]).toEqual([true, 413]);
	const told = await post('/login', long);
	expect(told.text).toContain('内容太长');
	expect(told.text.length).toBeLessThan(20_000);
	const fits = filled(sizes.guest, { password: 'x' }, 'login');
	expect(await statusOf('/login', fits)).toBe(400);
	const over = filled(sizes.guest + 1, { password: 'x' }, 'login');
	expect(await statusOf('/login', over)).toBe(413);
	const forged = filled(sizes.guest + 1, { keeper: 'nobody.x', password: 'x' }, 'login');
	expect(await statusOf('/login', forged)).toBe(413);
});

test('a body in chunks, of a byte each too, is not taken and holds nobody up', async () => {
	const long = filled(1024 * 1024, { password: 'x' }, 'login');
	for (const inChunks of ['whole', 'bytewise'] as const) {
		const { stall, status } = await stallOf('/login', { ...long, inChunks });
		expect(stall).toBeLessThan(longestStall);
		expect([411, cutOff]).toContain(status);
	}
});

test('a cookie that is no session opens no door', async () => {
	const sent = filled(sizes.guest + 1, {}, 'text');
	const cookie = 'taizhang_session=0123456789abcdefghijklmnopqrstuvwxyz0123';
	expect((await post('/rows/x?/act', { ...sent, cookie })).status).toBe(413);
});

test('a form of one who is signed in is 1 MB at most, one with a file 25 MB', async () => {
	const [village, office] = [await signIn('zhangdefu'), await signIn('linxiaowen')];
	const { id, ...marks } = await openRow(village);
	const act = { verb: 'reportProgress', ...marks };
	const statusHere = (path: string, sent: Sent) => statusOf(path, { ...sent, cookie: village });
	const path = `/rows/${id}?/act`;
	expect(await statusHere(path, filled(200_000, act, 'text'))).toBe(409);
	expect(await statusHere(path, filled(sizes.form + 1, act, 'text'))).toBe(413);
	const octets = (size: number) => ({ type: 'application/octet-stream', body: Buffer.alloc(size) });
	const accept = 'application/json';
	expect(await statusHere(`/rows/${id}/files`, { ...octets(sizes.form * 2), accept })).toBe(415);
	expect(await statusHere(`/rows/${id}/files`, { ...octets(sizes.file + 1), accept })).toBe(413);
	const [, big] = filesOf('file');
	if (!big) throw new Error('no file');
	expect(await statusOf('/notices?/upload', { ...big, cookie: office })).toBe(400);
	const pasted = { ...filled(sizes.form + 1, {}, 'text'), cookie: office };
	expect(await statusOf('/notices?/paste', pasted)).toBe(413);
});

test('a long form that outlived its session is kept by its mark, and given back', async () => {
	const cookie = await signIn('zhangdefu');
	const { id, ...marks } = await openRow(cookie);
	const text = '家家户户都已排查。'.repeat(10_000);
	const sent = form({ verb: 'reportProgress', ...marks, text });
	expect(sent.body.length).toBeGreaterThan(sizes.guest * 10);
	const lost = await post(`/rows/${id}?/act`, form({ verb: 'reportProgress', text }));
	expect(lost.status).toBe(413);
	const kept = await post(`/rows/${id}?/act`, sent);
	expect(kept).toMatchObject({ status: 303, location: expect.stringContaining('form=kept') });
	expect(await page(`/rows/${id}?verb=reportProgress`, cookie)).toContain(text);
	const elsewhere = await post('/rows/another?/act', sent);
	expect(elsewhere.status).toBe(413);
});

test('a form sent in place stays in its page, and the connection goes on', async () => {
	const cookie = await signIn('zhangdefu');
	const { id, ...marks } = await openRow(cookie);
	const sent = filled(sizes.form + 1, { verb: 'reportProgress', ...marks }, 'text');
	const headers = { 'x-sveltekit-action': 'true' };
	const answer = await post(`/rows/${id}?/act`, { ...sent, cookie, headers });
	expect(answer.status).toBe(413);
	expect(JSON.parse(answer.text)).toMatchObject({ type: 'failure', status: 413 });
	expect(answer.text).toContain('最多 1 MB');
});

test('no body holds the program up: at the sign-in and the set-up', async () => {
	const fields = { password: 'x' };
	await harmless('/login', [...formsOf(fields, 'login'), ...filesOf('login')]);
	const small = formsOf(fields, 'login').map((nasty) => ({
		...nasty,
		body: nasty.body.subarray(0, sizes.guest)
	}));
	await harmless('/login', small);
	await harmless('/setup/x?/office', small);
	await harmless('/setup/x?/admin', [...small, ...formsOf({}, 'name')]);
});

test('no body holds the program up: forms', async () => {
	test.setTimeout(300_000);
	const [village, office] = [await signIn('zhangdefu'), await signIn('linxiaowen')];
	const system = await signIn('gaoxiang');
	const { id, ...marks } = await openRow(village);
	const act = { verb: 'reportProgress', ...marks };
	await harmless(`/rows/${id}?/act`, formsOf(act, 'text'), village);
	await harmless('/rows/bulk?/act', formsOf({ verb: 'claim' }, 'responsiblePerson'), village);
	await harmless('/rows/hand-over', formsOf({ person: '张德福' }, 'responsiblePerson'), village);
	await harmless('/notices?/paste', formsOf({}, 'text'), office);
	await harmless('/units/new', formsOf({ code: 'x' }, 'aliases'), system);
	await harmless('/people/new?/one', formsOf({}, 'name'), system);
	await harmless('/search', formsOf({}, 'q'), village);
});

test('no body holds the program up: half-filled forms, files', async () => {
	test.setTimeout(300_000);
	const [village, office] = [await signIn('zhangdefu'), await signIn('linxiaowen')];
	const system = await signIn('gaoxiang');
	const { id } = await openRow(village);
	await harmless('/drafts', [...jsonOf(`row:${id}:plan`), ...formsOf({}, 'values')], village);
	await harmless('/notices?/upload', filesOf('file'), office);
	await harmless('/units/import?/preview&kind=cityUnits', filesOf('file'), system);
	await harmless('/people/new?/file', filesOf('file'), system);
	await harmless(`/rows/${id}?/addFiles`, filesOf('files'), village);
	const raw = filesOf('file').map((file) => ({ ...file, type: 'application/octet-stream' }));
	await harmless(`/rows/${id}/files`, raw, village);
});
