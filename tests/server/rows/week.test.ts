import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOfDay, startOfWeek } from '#lib/ledger/day.ts';
import { weekParts } from '#lib/server/desk/week.ts';
import { setClock, today } from '#lib/server/clock.ts';
import { currentCampaign } from '#lib/server/campaigns/current.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { weekCounts } from '#lib/server/rows/week.ts';
import { seedDemo } from '../../../src/seed/demo.ts';
import { openStore, type TestStore } from '../engines/store.ts';

let store: TestStore;
let dataDir: string;

beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-week-test-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	setClock('2026-07-10T04:00:00.000Z');
	await seedDemo();
	// A Friday in the middle of the demo's story, so that the week has something in it.
	setClock('2026-06-19T04:00:00.000Z');
});
afterAll(async () => {
	setClock(null);
	await store.close();
	rmSync(dataDir, { recursive: true });
});

test.each(['linxiaowen', 'lichunyan', 'zhangdefu'])(
	'%s reads what was done this week on rows in sight, and each number opens them',
	async (login) => {
		const { people, events, ledgerRows } = tables;
		const [found] = await db().read.select().from(people).where(eq(people.login, login));
		const actor = (await readPerson(found?.id ?? ''))?.actor;
		const campaign = actor && (await currentCampaign(actor, undefined));
		if (!actor || !campaign) throw new Error(`nobody called ${login}`);
		const parts = weekParts(await weekCounts(actor, campaign.id));
		if (login === 'linxiaowen') expect(parts.length).toBeGreaterThan(2);
		const since = startOfDay(startOfWeek(today()));
		const happened = (await db().read.select().from(events)).filter(
			({ kind, at }) => kind === 'ledger' && at >= since
		);
		const all = await db().read.select().from(ledgerRows);
		for (const { text, href } of parts) {
			const query = new URL(href ?? '', 'http://desk').searchParams;
			const behind = await list(actor, campaign.id, readFilter(query), null);
			expect(text).toMatch(new RegExp(` ${behind.total}$`));
			const rows = new Set(
				happened.filter(({ type }) => type === query.get('week')).map(({ rowId }) => rowId)
			);
			const inSight = all.filter(
				({ id, unitId, townshipId }) =>
					rows.has(id) &&
					(login === 'linxiaowen' || unitId === actor.unitId || townshipId === actor.unitId)
			);
			expect(behind.total).toBe(inSight.length);
		}
	}
);
