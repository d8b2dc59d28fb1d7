import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Actor } from '#lib/ledger/actor.ts';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { birthOf, newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { db, openDatabase, type Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { migrate } from '#lib/server/db/migrations/migrate.ts';
import { tables } from '#lib/server/db/tables.ts';
import { verifyEventChain } from '#lib/server/record/chain.ts';
import { appendAll } from '#lib/server/record/events.ts';
import { newId } from '#lib/server/ids.ts';
import { eventOf, versionOf } from '#lib/server/record/save.ts';
import { readSettings } from '#lib/server/settings.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';

// npm run bench:record -- [--events 200000]: how long the record of a county takes to verify.
const { values } = parseArgs({ options: { events: { type: 'string', default: '200000' } } });
const actsOfRow = 10;
const countyId = 'bench';
const actor = { personId: newId(), unitId: newId(), countyId } as Actor;
const at = '2022-06-20T02:00:00.000Z';

const dataDir = mkdtempSync(join(tmpdir(), 'taizhang-record-'));
try {
	process.env.DATA_DIR = dataDir;
	const settings = readSettings(process.env);
	if ('problems' in settings) throw new Error(settings.problems.join('\n'));
	await migrate(settings);
	await openDatabase(settings);
	await fill(Number(values.events) / actsOfRow);
	const chain = await seconds(async () => {
		const { broken } = await verifyEventChain(db().read, countyId, 'ledger');
		if (broken) throw new Error(broken.wrong);
	});
	const whole = await seconds(async () => {
		for await (const { text, sound } of verifyStore(db().read)) if (!sound) throw new Error(text);
	});
	console.log(`${cpus()[0]?.model ?? ''}, Node ${process.versions.node}, ${db().engine}`);
	console.log(`${values.events} events: chain verified in ${chain} s`);
	console.log(`with ${values.events} row versions, rows and all chains in ${whole} s`);
	await db().close();
} finally {
	rmSync(dataDir, { recursive: true });
}

async function seconds(work: () => Promise<void>): Promise<string> {
	const since = performance.now();
	await work();
	return ((performance.now() - since) / 1000).toFixed(2);
}

async function fill(rows: number): Promise<void> {
	await db().openCounty(countyId, async (tx) => {
		const county = { id: countyId, code: '411081', name: '禹州市', demo: false, createdAt: at };
		await tx.insert(tables.counties).values(county);
	});
	for (let from = 0; from < rows; from += 1000)
		await db().write(countyId, 'ledger', (tx) => fillSome(tx, from, Math.min(rows, from + 1000)));
}

async function fillSome(tx: Tx, from: number, to: number): Promise<void> {
	const born = Array.from({ length: to - from }, (_, n) => bornRow(from + n));
	const happened = born.map((row) => ({ row, event: birthOf(row) as LedgerEvent }));
	const last = born.map((row) => {
		let now = row;
		for (let version = 2; version <= actsOfRow; version++) {
			now = {
				...now,
				version,
				stage: 'rectifying',
				measure: `第 ${version} 次走访，逐户核对`.repeat(6)
			};
			happened.push({ row: now, event: progress(now) });
		}
		return now;
	});
	await insertMany(tx, tables.ledgerRows, last);
	await insertMany(
		tx,
		tables.rowVersions,
		happened.map(({ row }) => versionOf(row, at))
	);
	const events = happened.map(({ row, event }) => eventOf(actor, row, event, at));
	await appendAll(tx, countyId, 'ledger', events);
}

function bornRow(n: number): LedgerRow {
	const place = {
		countyId,
		campaignId: 'campaign',
		findingId: `finding${n % 11}`,
		townshipId: 't'
	};
	return {
		id: newId(),
		...newRow({
			...place,
			unitId: `unit${n}`,
			leadUnitId: null,
			level: 'village',
			ordinal: 1,
			chain: defaultChains.village,
			replyBy: '2022-07-05'
		}),
		problem: '6 户不知晓监测政策，2 户收入低于标准未纳入监测，帮扶手册填写不全'.repeat(3)
	};
}

function progress({ version }: LedgerRow): LedgerEvent {
	const text = '已走访 4 户，核对收入并完善帮扶手册，其余两户在外务工，已电话联系';
	const said = { onBehalfOf: null, applicantName: '', changes: {} };
	return { type: 'reportProgress', version, ...said, on: '2022-06-20', text };
}
