import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/server/db/database.ts';
import { streamKinds } from '#lib/server/db/streams.ts';
import { storeReady } from '#lib/server/health.ts';
import { openYunxi, yunxi } from '../db/county.ts';
import { openStore, type TestStore } from '../engines/store.ts';

let store: TestStore;
beforeAll(async () => {
	store = await openStore();
	await openYunxi();
});
afterAll(() => store.close());

const revisions = () => Promise.all(streamKinds.map((kind) => db().revision(yunxi, kind)));

test('a store that takes writes is ready, and looking moves no revision', async () => {
	const before = await revisions();
	expect(await storeReady()).toEqual({ ok: true });
	expect(await storeReady()).toEqual({ ok: true });
	expect(await revisions()).toEqual(before);
});

test('a store whose structure is not this program’s is not ready', async () => {
	await store.engine.script((script) => script.run('delete from applied_migrations'));
	expect(await storeReady()).toMatchObject({
		ok: false,
		problems: [expect.stringContaining('结构更新')]
	});
});

test('a store that cannot be written is not ready', async () => {
	const broken = await openStore();
	await broken.engine.script((script) => script.run('drop table heartbeats'));
	expect(await storeReady()).toMatchObject({
		ok: false,
		problems: [expect.stringContaining('写入失败')]
	});
	await broken.close();
});

test('no store at all is not ready', async () => {
	const closed = await openStore();
	await closed.close();
	expect(await storeReady()).toMatchObject({
		ok: false,
		problems: [expect.stringContaining('用不了')]
	});
});
