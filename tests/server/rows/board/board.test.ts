import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { scopeOf, sees } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { columnOf, columns } from '#lib/ledger/stage.ts';
import { currentCampaign } from '#lib/server/campaigns/current.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { record } from '#lib/server/record/record.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { board, columnCards } from '#lib/server/rows/board/board.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { seedDemo } from '../../../../src/seed/demo.ts';
import { asTable, tableTransport } from '#lib/ui/lists/table-transport.ts';
import { openStore, type TestStore } from '../../engines/store.ts';

const nothing = readFilter(new URLSearchParams());
let store: TestStore;
let dataDir: string;

beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-board-test-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	await seedDemo();
});
afterAll(async () => {
	await store.close();
	rmSync(dataDir, { recursive: true });
});

test.each([
	['林晓雯', 'linxiaowen'],
	['郑海峰 of 县乡村振兴局', 'zhenghaifeng'],
	['沈静 of 县纪委监委', 'shenjing'],
	['李春燕 of 云台乡', 'lichunyan'],
	['张德福 of 石门村', 'zhangdefu'],
	['许志坚, a leader', 'xuzhijian']
])(
	'%s finds every row they may see in its column, the nearest deadline first',
	async (_, login) => {
		const { actor, campaignId } = await at(login);
		const seen = (await allRows()).filter((row) => sees(scopeOf(actor), row));
		expect(seen.length).toBeGreaterThan(0);
		const shown = await board(actor, campaignId, nothing);
		for (const column of columns) {
			const own = seen.filter((row) => columnOf(row.stage, row.resumeStage) === column);
			const view = shown.columns.find((one) => one.column === column);
			expect(view?.count).toBe(own.length);
			const cards = [...(view?.cards ?? [])];
			for (let next = view?.next ?? null; next;) {
				const page = await columnCards(actor, campaignId, nothing, column, next);
				cards.push(...page.cards);
				next = page.next;
			}
			expect(cards.map(({ head }) => head.id)).toEqual(own.sort(byDeadline).map(({ id }) => id));
		}
	}
);

test('云台乡 narrowed to one finding shows that finding and nothing else', async () => {
	const { actor, campaignId } = await at('lichunyan');
	const [row] = (await allRows()).filter(({ townshipId }) => townshipId === actor.unitId);
	const finding = row?.findingId ?? '';
	const shown = await board(actor, campaignId, { ...nothing, finding });
	const cards = shown.columns.flatMap((column) => column.cards);
	expect(cards.length).toBeGreaterThan(0);
	for (const card of cards) expect(card.findingId).toBe(finding);
});

test('cards reach the page as they left the server, and unmarked lists go as they are', async () => {
	const { actor, campaignId } = await at('linxiaowen');
	const { columns: shown } = await board(actor, campaignId, nothing);
	const cards = shown.flatMap((column) => column.cards);
	expect(tableTransport.encode(cards)).toBe(false);
	const sent = JSON.stringify(tableTransport.encode(asTable(cards)));
	expect(tableTransport.decode(JSON.parse(sent))).toEqual(cards);
	expect(
		tableTransport.decode(JSON.parse(JSON.stringify(tableTransport.encode(asTable([])))))
	).toEqual([]);
});

test('an act shows on the next look, although boards are kept', async () => {
	const { actor, campaignId } = await at('lichunyan');
	const before = await board(actor, campaignId, nothing);
	expect(await board(actor, campaignId, nothing)).toBe(before);
	const column = before.columns.find((one) => one.column === 'rectifying');
	const row = (await allRows()).find(({ id }) => id === column?.cards[0]?.head.id);
	const command = { verb: 'reportProgress' as const, on: today(), text: '又看了一次。' };
	expect(await record(actor, row?.id ?? '', command, { version: row?.version ?? 0 })).toMatchObject(
		{
			version: (row?.version ?? 0) + 1
		}
	);
	const after = await board(actor, campaignId, nothing);
	const card = after.columns.flatMap(({ cards }) => cards).find(({ head }) => head.id === row?.id);
	expect(card?.head.version).toBe((row?.version ?? 0) + 1);
});

async function at(login: string): Promise<{ actor: Actor; campaignId: string }> {
	const { people } = tables;
	const [found] = await db().read.select().from(people).where(eq(people.login, login));
	const person = await readPerson(found?.id ?? '');
	const campaign = person && (await currentCampaign(person.actor, undefined));
	if (!person || !campaign) throw new Error(`nobody called ${login}`);
	return { actor: person.actor, campaignId: campaign.id };
}

function allRows(): Promise<LedgerRow[]> {
	return db().read.select().from(tables.ledgerRows);
}

function byDeadline(a: LedgerRow, b: LedgerRow): number {
	const key = (row: LedgerRow) => `${row.dueOn ?? '9999-12-31'} ${row.id}`;
	return key(a) < key(b) ? -1 : 1;
}
