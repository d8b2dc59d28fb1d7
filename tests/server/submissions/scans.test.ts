import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { addScans, scanFile } from '#lib/server/submissions/scans.ts';
import { unitSubmission } from '#lib/server/submissions/unit.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { claim, done, liuheSubmits } from './cast.ts';

const { chenJing, liWen, sunQiang, hanBing, zhengHao } = people;
let store: TestStore;
let dataDir: string;

beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-scans-test-'));
	process.env.DATA_DIR = dataDir;
	setClock('2022-07-05T02:00:00.000Z');
});
afterAll(() => {
	setClock(null);
	rmSync(dataDir, { recursive: true });
});
beforeEach(async () => {
	store = await openStore();
	await openAnhe(store.database);
	await claim(await assign(store.database, findings.monitoring, units.liuhe));
});
afterEach(() => store.close());

const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj << >> endobj\n%%EOF');
const add = (actor = liWen, bytes = pdf, name = '盖章台账.pdf', version = 1) =>
	addScans(actor, campaign.id, 'liuhe', version, [{ bytes, name }]);

test('a scan is kept once however often it is uploaded, and comes back under its name', async () => {
	expect(await add()).toMatchObject({ kind: 'stale' });
	done(await liuheSubmits(0));
	expect(done(await add())).toEqual({ added: 1 });
	expect(done(await add(chenJing))).toEqual({ added: 0 });
	done(await liuheSubmits(1));
	expect(done(await add(liWen, pdf, '第二版.pdf', 2))).toEqual({ added: 1 });
	expect(readdirSync(join(dataDir, 'scans'))).toHaveLength(1);
	const { versions } = done(await unitSubmission(hanBing, campaign.id, 'liuhe', null));
	expect(versions.map(({ scans }) => scans.map(({ name }) => name))).toEqual([
		['第二版.pdf'],
		['盖章台账.pdf']
	]);
	const id = versions[1]?.scans[0]?.id ?? '';
	const file = done(await scanFile(hanBing, campaign.id, 'liuhe', id));
	expect(file).toMatchObject({ name: '盖章台账.pdf', type: 'application/pdf', size: pdf.length });
	expect(new Uint8Array(await new Response(file.body).arrayBuffer())).toEqual(pdf);
	for (const actor of [sunQiang, zhengHao])
		expect(await scanFile(actor, campaign.id, 'liuhe', id)).toMatchObject({ kind: 'unseen' });
	expect(await add(hanBing)).toMatchObject({ kind: 'forbidden' });
	expect(await add(sunQiang)).toMatchObject({ kind: 'unseen' });
});

test('type by content and size are refused in words that name the file; then none is kept', async () => {
	done(await liuheSubmits(0));
	const page = new TextEncoder().encode('<html><script>1</script></html>');
	const said = await addScans(liWen, campaign.id, 'liuhe', 1, [
		{ bytes: new TextEncoder().encode('%PDF-1.7 another'), name: '好的.pdf' },
		{ bytes: page, name: 'C:\\扫描\\假的.pdf' }
	]);
	expect(isRefusal(said) && said.message).toMatch(/^“假的\.pdf”的内容不是 PDF、JPEG 或 PNG/);
	const big = new Uint8Array(20 * 1024 * 1024 + 1);
	big.set(pdf);
	expect(await add(liWen, big)).toMatchObject({ message: expect.stringContaining('20 MB') });
	expect(await add(liWen, new Uint8Array())).toMatchObject({ field: 'scans' });
	expect(done(await unitSubmission(liWen, campaign.id, 'liuhe', null)).versions[0]?.scans).toEqual(
		[]
	);
});
