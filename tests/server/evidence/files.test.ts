import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Command } from '#lib/ledger/command/command.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { evidenceFile } from '#lib/server/evidence/download.ts';
import { pathOf } from '#lib/server/evidence/files.ts';
import { sweepEvidence } from '#lib/server/evidence/sweep.ts';
import { addUpload, removeUpload } from '#lib/server/evidence/uploads.ts';
import { verifyEvidence } from '#lib/server/evidence/verify.ts';
import { record, seenRow } from '#lib/server/record/record.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { versionView } from '#lib/server/rows/row/version.ts';
import { findings, people, units } from '../../cast.ts';
import { command } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { docx, photo, piecesOf } from './samples.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { done } from '../submissions/cast.ts';

const { zhengHao, jiangBo, liWen, zhaoMin, wangFang, sunQiang, hanBing, chenJing } = people;
let store: TestStore;
let dataDir: string;
let row: string;
let version: number;

beforeAll(() => setClock('2022-06-20T02:00:00.000Z'));
afterAll(() => setClock(null));
beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-evidence-test-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
	version = 1;
	await act(zhengHao, command('plan'));
});
afterEach(async () => {
	setClock('2022-06-20T02:00:00.000Z');
	await store.close();
	rmSync(dataDir, { recursive: true });
});

async function act(actor: Actor, what: Command): Promise<void> {
	version = done(await record(actor, row, what, { version })).version;
}

const upload = async (actor: Actor, name: string, bytes: Uint8Array, of = row) =>
	addUpload(actor, of, name, piecesOf(bytes));
const bytesOf = async (actor: Actor, id: string, small = false) =>
	Buffer.from(
		await new Response(done(await evidenceFile(actor, row, id, small)).body).arrayBuffer()
	);

async function verified(): Promise<string[]> {
	const bad: string[] = [];
	for await (const line of verifyEvidence(store.database.read))
		if (!line.sound) bad.push(line.text);
	return bad;
}

/** As if it had lain there for an hour. */
function age(path: string): void {
	const before = new Date(Date.now() - 3_600_000);
	utimesSync(path, before, before);
}

const kept = () =>
	readdirSync(join(dataDir, 'evidence'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ name }) => name);

test('photos and a document come with an application, and whoever signs signs what they saw', async () => {
	const picture = done(await upload(zhengHao, 'IMG_01.jpg', await photo()));
	const list = done(await upload(zhengHao, '走访记录.docx', docx()));
	await act(zhengHao, command('requestClosure', { fileIds: [picture.id, list.id], evidence: '' }));
	await act(liWen, command('verify'));
	await act(wangFang, command('approve'));
	const view = await rowView(hanBing, row, null);
	expect(view?.files.map(({ name, person, act }) => [name, person, act])).toEqual([
		['IMG_01.jpg', '郑浩', '申请销号'],
		['走访记录.docx', '郑浩', '申请销号']
	]);
	const hashes = (await seenRow(store.database.read, hanBing, row))?.files.map((f) => f.sha256);
	const signed = await store.database.read.select().from(tables.signOffs);
	expect(signed.map(({ evidenceHashes }) => evidenceHashes)).toEqual([hashes, hashes]);
	const shown = await sharp(await bytesOf(hanBing, picture.id)).metadata();
	expect([shown.format, shown.exif]).toEqual(['jpeg', undefined]);
	expect((await sharp(await bytesOf(hanBing, picture.id, true)).metadata()).format).toBe('webp');
	expect(await bytesOf(hanBing, list.id)).toEqual(docx());
	expect(await verified()).toEqual([]);
});

test('the same bytes lie once, on however many rows and by however many people', async () => {
	const other = await assign(store.database, findings.monitoring, units.xiling);
	done(await record(jiangBo, other, command('plan'), { version: 1 }));
	const first = done(await upload(zhengHao, '照片.jpg', await photo()));
	expect(done(await upload(zhengHao, '又一张.jpg', await photo())).id).toBe(first.id);
	done(await upload(jiangBo, '照片.jpg', await photo(), other));
	expect(kept()).toHaveLength(2);
	await act(zhengHao, command('reportProgress', { fileIds: [first.id] }));
	expect(await upload(zhengHao, '第三次.jpg', await photo())).toMatchObject({
		kind: 'alreadyThere',
		message: '“第三次.jpg”与本条已有的“照片.jpg”内容相同，不用再传。'
	});
});

test('who does not see the row gets the same answer for its files as for none at all', async () => {
	const { id } = done(await upload(zhengHao, '照片.jpg', await photo()));
	const unsent = await evidenceFile(liWen, row, id, false);
	await act(zhengHao, command('addEvidence', { fileIds: [id], paper: '' }));
	const never = await evidenceFile(zhengHao, row, 'never-was', false);
	expect(never).toMatchObject({ kind: 'unseen' });
	expect(unsent).toEqual(never);
	for (const actor of [sunQiang, jiangBo])
		expect(await evidenceFile(actor, row, id, false)).toEqual(never);
	for (const actor of [zhengHao, liWen, hanBing, chenJing])
		expect(done(await evidenceFile(actor, row, id, false)).name).toBe('照片.jpg');
	expect(await upload(sunQiang, '照片.jpg', await photo(3))).toMatchObject({ kind: 'unseen' });
	expect(await upload(hanBing, '照片.jpg', await photo(3))).toMatchObject({
		kind: 'notPermitted'
	});
	expect(kept()).toHaveLength(2);
});

test('what one person uploaded cannot be sent, opened or taken back by another', async () => {
	const { id } = done(await upload(zhengHao, '照片.jpg', await photo()));
	const stolen = command('addEvidence', { fileIds: [id], onBehalf: true });
	expect(await record(liWen, row, stolen, { version })).toMatchObject({ kind: 'uploadGone' });
	expect(await removeUpload(liWen, row, id)).toMatchObject({ kind: 'unseen' });
	expect(await removeUpload(zhengHao, row, id)).toBeUndefined();
	const gone = await record(zhengHao, row, command('addEvidence', { fileIds: [id] }), { version });
	expect(gone).toMatchObject({ kind: 'uploadGone' });
});

test('a file is marked as withdrawn with a reason; its bytes and the signed version keep it', async () => {
	const wrong = done(await upload(zhengHao, '错图.jpg', await photo(1)));
	const right = done(await upload(zhengHao, '对图.jpg', await photo(2)));
	await act(zhengHao, command('requestClosure', { fileIds: [wrong.id, right.id] }));
	const applied = version;
	await act(zhaoMin, command('verify'));
	await act(zhengHao, command('withdrawEvidence', { fileId: wrong.id, reason: '拍的是邻村的路' }));
	const now = await rowView(wangFang, row, null);
	expect(now?.files.map(({ name, withdrawn }) => [name, withdrawn])).toEqual([
		['错图.jpg', '拍的是邻村的路'],
		['对图.jpg', '']
	]);
	const then = await versionView(wangFang, row, applied);
	expect(then?.files.map(({ withdrawn }) => withdrawn)).toEqual(['', '']);
	expect((await bytesOf(wangFang, wrong.id)).length).toBeGreaterThan(0);
	expect(await verified()).toEqual([]);
});

test('a line that breaks leaves nothing; a crash before the record leaves bytes that are told and swept', async () => {
	async function* broken() {
		yield (await photo()).subarray(0, 800);
		throw new Error('socket hang up');
	}
	expect(await addUpload(zhengHao, row, '照片.jpg', broken())).toMatchObject({ kind: 'cutOff' });
	expect(await verified()).toEqual([]);
	const { id } = done(await upload(zhengHao, '照片.jpg', await photo()));
	await act(zhengHao, command('addEvidence', { fileIds: [id] }));
	const [folder = ''] = readdirSync(join(dataDir, 'evidence'));
	const lost = join(dataDir, 'evidence', folder, `${folder}${'0'.repeat(62)}`);
	writeFileSync(lost, 'bytes whose record was never written');
	expect(await verified()).toEqual([]);
	age(lost);
	expect(await verified()).toEqual([
		`${lost}：没有登记的文件，可用 npm run evidence -- sweep 清理`
	]);
	expect(await sweepEvidence()).toEqual({ uploads: 0, registered: 0, files: 1 });
	expect(await verified()).toEqual([]);
	expect((await bytesOf(zhengHao, id)).length).toBeGreaterThan(0);
});

test('a file that is lost or changed on the disk is named', async () => {
	const { id } = done(await upload(zhengHao, '走访记录.docx', docx()));
	await act(zhengHao, command('addEvidence', { fileIds: [id] }));
	const [hash = ''] = kept();
	writeFileSync(pathOf(hash), 'something else');
	expect(await verified()).toEqual([expect.stringContaining(`${hash}：文件内容与登记时不一致`)]);
	rmSync(pathOf(hash));
	expect(await verified()).toEqual([expect.stringContaining(`${hash}：文件不见了`)]);
	expect(await evidenceFile(zhengHao, row, id, false)).toMatchObject({ kind: 'gone' });
});

test('what was uploaded and never sent is let go after a week, what a row names never', async () => {
	const sent = done(await upload(zhengHao, '照片.jpg', await photo(1)));
	await act(zhengHao, command('addEvidence', { fileIds: [sent.id] }));
	const left = done(await upload(zhengHao, '没提交.jpg', await photo(2)));
	setClock('2022-06-26T02:00:00.000Z');
	expect((await sweepEvidence()).uploads).toBe(0);
	setClock('2022-06-28T02:00:00.000Z');
	for (const name of kept()) age(join(dataDir, 'evidence', name.slice(0, 2), name));
	expect(await sweepEvidence()).toEqual({ uploads: 1, registered: 1, files: 2 });
	expect((await rowView(zhengHao, row, null))?.needs.uploads).toEqual([]);
	expect(await evidenceFile(zhengHao, row, left.id, false)).toMatchObject({ kind: 'unseen' });
	expect((await bytesOf(zhengHao, sent.id)).length).toBeGreaterThan(0);
});

test('two thousand megabytes are counted and let go, never held', async () => {
	const piece = new Uint8Array(1024 * 1024);
	let sent = 0;
	async function* flood() {
		for (; sent < 2000; sent += 1) yield piece;
	}
	const before = process.memoryUsage().rss;
	expect(await addUpload(zhengHao, row, '录像.mp4', flood())).toMatchObject({
		kind: 'tooLarge',
		field: 'fileIds'
	});
	expect(sent).toBe(2000);
	expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
	expect(await verified()).toEqual([]);
});
