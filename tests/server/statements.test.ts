import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { seenRow } from '#lib/server/record/record.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { seedDemo } from '../../src/seed/demo.ts';
import { cookieOf, visitPage } from './visit.ts';
import { statementsOf } from './statements.ts';
import { openStore, type TestStore } from './engines/store.ts';

vi.mock('$app/environment', () => ({ building: false }));

let store: TestStore;
let dataDir: string;

beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-statements-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	await seedDemo();
}, 120_000);
afterAll(async () => {
	await store.close();
	rmSync(dataDir, { recursive: true });
});

test('x', async () => {
	const t = Date.now();
	const people = [
		'linxiaowen',
		'chenliqun',
		'zhenghaifeng',
		'shenjing',
		'xuzhijian',
		'wangxiulan',
		'liuzhenhua',
		'zhangdefu',
		'gaoxiang',
		'luoyongkang'
	];
	const table: unknown[] = [];
	for (const login of people) {
		const cookie = await cookieOf(login);
		const [p] = await db().read.select().from(tables.people).where(eq(tables.people.login, login));
		const all = await db().read.select().from(tables.ledgerRows);
		const rowsHere = all.filter(
			(r) => r.stage === 'rectifying' && (r.unitId === p?.unitId || r.townshipId === p?.unitId)
		);
		const actor = (await readPerson(p!.id))!.actor;
		let row = rowsHere[0];
		for (const r of all) row ??= (await seenRow(db().read, actor, r.id)) ? r : undefined;
		const rows: Record<string, number> = {};
		for (const [route, params] of [
			['(app)', {}],
			['(app)/board', {}],
			['(app)/rows', {}],
			...(row ? [['(app)/rows/[id]', { id: row.id }]] : [])
		] as [string, Record<string, string>][]) {
			for (const time of ['cold', 'warm']) {
				let said: unknown;
				const s = await statementsOf(async () => (said = await visitPage(cookie, route, params)));
				rows[`${route} ${time}`] = s.length;
				if (time === 'warm' && process.env.DUMP === login)
					console.log(
						route,
						JSON.stringify(said).length,
						s.map((x) => '  ' + x.slice(0, 1500)).join('\n')
					);
				if (time === 'cold' && process.env.DUMPC === login + route)
					console.log(route, s.map((x) => '  ' + x.slice(0, 260)).join('\n'));
			}
		}
		table.push({ login, ...rows });
	}
	console.log(Date.now() - t);
	console.table(table);
});
