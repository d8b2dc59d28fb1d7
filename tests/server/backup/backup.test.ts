import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#lib/server/clock.ts';
import { backup } from '#lib/server/backup/backup.ts';
import { databaseOn, type Database } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrations/migrate.ts';
import { openSqlite } from '#lib/server/db/sqlite.ts';
import { onPostgres } from '#lib/server/db/tables.ts';
import { pathOf } from '#lib/server/evidence/files.ts';
import { addUpload } from '#lib/server/evidence/uploads.ts';
import { verifyEvidence } from '#lib/server/evidence/verify.ts';
import { hashOfFile } from '#lib/server/files/store.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { addScans, scanFile } from '#lib/server/submissions/scans.ts';
import { unitSubmission } from '#lib/server/submissions/unit.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { pdf, photo, piecesOf } from '../evidence/samples.ts';
import { claim, done, liuheSubmits } from '../submissions/cast.ts';

const { liWen, zhengHao } = people;
let dataDir: string;
let database: Database;

beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-backup-'));
	process.env.DATA_DIR = dataDir;
	setClock('2022-07-05T02:00:00.000Z');
});
afterEach(() => {
	setClock(null);
	rmSync(dataDir, { recursive: true });
});

function settingsOf(folder: string, url = ''): Settings {
	const settings = readSettings({ DATA_DIR: folder, DATABASE_URL: url });
	if ('problems' in settings) throw new Error(settings.problems.join());
	return settings;
}

test.runIf(onPostgres)('on PostgreSQL it says what to keep and with what', async () => {
	const said = await backup(settingsOf(dataDir, process.env.DATABASE_URL));
	expect(said).toMatchObject({ kind: 'otherEngine' });
	for (const word of ['pg_dump', 'evidence', 'scans', 'keys'])
		expect('message' in said && said.message).toContain(word);
	expect(readdirSync(dataDir)).toEqual([]);
});

describe.skipIf(onPostgres)('a backup', () => {
	/** 柳河镇 has handed in with a scan of its stamped ledger; 东湾村 has sent a photo and is about to send another. */
	beforeEach(async () => {
		await migrate(settingsOf(dataDir));
		database = databaseOn(openSqlite(join(dataDir, 'taizhang.sqlite')));
		await openAnhe(database);
		await claim(await assign(database, findings.monitoring, units.liuhe));
		done(await liuheSubmits(0));
		done(await addScans(liWen, campaign.id, 'liuhe', 1, [{ bytes: pdf, name: '盖章台账.pdf' }]));
		const row = await assign(database, findings.monitoring, units.dongwan);
		await claim(row);
		done(await addUpload(zhengHao, row, '现场.jpg', piecesOf(await photo())));
	});
	afterEach(() => database.close());

	test('holds the store, the evidence and the scans; put into an empty place it is the county again', async () => {
		const made = await backedUp();
		expect(made).toMatchObject({ files: 3, missing: [] });
		expect(readdirSync(made.folder).sort()).toEqual([
			...['SHA256SUMS', 'evidence', 'scans', 'taizhang.sqlite']
		]);
		const listed = readFileSync(join(made.folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
		expect(listed).toHaveLength(4);
		for (const line of listed) {
			const [, sha256 = '', path = ''] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
			expect(await hashOfFile(join(made.folder, path)), path).toBe(sha256);
		}
		await database.close();
		const elsewhere = join(dataDir, 'elsewhere');
		cpSync(made.folder, elsewhere, { recursive: true });
		process.env.DATA_DIR = elsewhere;
		database = databaseOn(openSqlite(join(elsewhere, 'taizhang.sqlite')));
		for await (const line of verifyEvidence(database.read))
			expect(line).toMatchObject({ sound: true });
		const { versions } = done(await unitSubmission(liWen, campaign.id, 'liuhe', null));
		const scan = await scanFile(liWen, campaign.id, 'liuhe', versions[0]?.scans[0]?.id ?? '');
		expect(scan).toMatchObject({ name: '盖章台账.pdf' });
	});

	test('is for its owner only, and has its name only when it is whole', async () => {
		const stale = join(dataDir, 'backups', 'taizhang-2022.part');
		mkdirSync(stale, { recursive: true });
		utimesSync(stale, 0, 0);
		const { folder } = await backedUp();
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
			expect(statSync(join(folder, path)).mode & 0o077, path).toBe(0);
		expect(readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('.part'))).toEqual(
			[]
		);
	});

	test('says which file is gone or is not what was taken in, and keeps the rest', async () => {
		const [scan = ''] = readdirSync(join(dataDir, 'scans'));
		writeFileSync(join(dataDir, 'scans', scan), '别的内容');
		const [part = ''] = readdirSync(join(dataDir, 'evidence'));
		const [lost = ''] = readdirSync(join(dataDir, 'evidence', part)).sort();
		rmSync(pathOf(lost));
		const { missing, files } = await backedUp();
		expect(missing).toEqual([
			expect.stringContaining(`evidence 里的文件 ${lost}`),
			expect.stringContaining(`scans 里的文件 ${scan}`)
		]);
		expect(files).toBe(2);
	});
});

async function backedUp() {
	return done(await backup(settingsOf(dataDir)));
}
