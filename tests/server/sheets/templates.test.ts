import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ColumnSetting, TemplateView } from '#lib/ledger/sheets/columns.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { templateView, setTemplate } from '#lib/server/sheets/templates.ts';
import { sampleSheet } from '#lib/server/sheets/sample.ts';
import { allSheetsOf } from '#lib/server/sheets/unit.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { chenJing, hePing, liWen, hanBing, zhengHao } = people;
let store: TestStore;

beforeEach(async () => {
	store = await openStore();
	await openAnhe(store.database);
	await assign(store.database, findings.monitoring, units.dongwan);
});
afterEach(() => store.close());

const form = async (): Promise<TemplateView> => {
	const found = await templateView(chenJing, campaign.id, 'village');
	if (isRefusal(found)) throw new Error(found.message);
	return found;
};
const set = (columns: ColumnSetting[] | null, version: number, actor = chenJing) =>
	setTemplate(actor, campaign.id, 'village', columns, version);
const printed = async () => {
	const sheets = await allSheetsOf(zhengHao, campaign.id, units.dongwan.id);
	return isRefusal(sheets) ? [] : (sheets[0]?.columns ?? []).map(({ title }) => title);
};
const renamed = (columns: ColumnSetting[], key: string, title: string) =>
	columns.map((column) => (column.key === key ? { ...column, title } : column));

test('the office renames, hides and adds columns: every ledger from then on has them', async () => {
	const before = await form();
	expect(before.version).toBe(0);
	const columns = renamed(before.columns, 'remarks', '说明').map((column) => ({
		...column,
		shown: column.key === 'officePhone' || (column.shown && column.key !== 'measures')
	}));
	expect(await set(columns, 0)).toEqual({ version: 1 });
	expect(await printed()).toEqual(expect.arrayContaining(['说明', '联系电话', '本村具体问题']));
	expect(await printed()).not.toContain('整改措施');
	const kept = await form();
	expect([kept.version, kept.columns]).toEqual([1, columns]);
});

test('what was changed stands in the ledger’s chain, old and new', async () => {
	const { columns } = await form();
	await set(renamed(columns, 'remarks', '说明'), 0);
	const [event] = await db()
		.read.select()
		.from(tables.events)
		.where(and(eq(tables.events.type, 'setLedgerForm'), eq(tables.events.kind, 'ledger')));
	const body = JSON.parse(event?.body ?? '{}') as Record<string, ColumnSetting[]>;
	const title = (list: ColumnSetting[] = []) => list.find(({ key }) => key === 'remarks')?.title;
	expect([title(body.from), title(body.to)]).toEqual(['备注', '说明']);
	expect(event?.personId).toBe(chenJing.personId);
});

test('the notice’s form comes back at a press', async () => {
	const { columns } = await form();
	await set(renamed(columns, 'remarks', '说明'), 0);
	expect(await set(null, 1)).toEqual({ version: 2 });
	expect((await form()).columns).toEqual(columns);
});

test('two people at one form: the second is told, and nothing of the first is lost unseen', async () => {
	const { columns } = await form();
	await set(renamed(columns, 'remarks', '说明'), 0);
	const late = await set(renamed(columns, 'remarks', '附注'), 0, hePing);
	expect(late).toMatchObject({ kind: 'stale', field: 'columns' });
	expect(await printed()).toContain('说明');
});

test('a form that cannot be printed is refused and not kept', async () => {
	const { columns } = await form();
	const wide = columns.map((column) => ({ ...column, shown: true }));
	expect(await set(wide, 0)).toMatchObject({ kind: 'overPaper' });
	expect((await form()).version).toBe(0);
});

test.each([
	['a township', liWen, 'village'],
	['supervision', hanBing, 'village'],
	['the office, a form that is none', chenJing, 'nothing']
])('%s finds no form to set', async (_who, actor, template) => {
	expect(await templateView(actor, campaign.id, template)).toMatchObject({ kind: 'unseen' });
	expect(await setTemplate(actor, campaign.id, template, null, 0)).toMatchObject({
		kind: 'unseen'
	});
});

test('the preview has a real ledger’s lines where there is one, the blank form where there is none', async () => {
	expect((await sampleSheet(chenJing, campaign.id, 'village'))?.lines).toEqual([]);
	await db().write(chenJing.countyId, 'ledger', async (tx) => {
		await tx.update(tables.ledgerRows).set({ problem: '2户无门' });
	});
	const sample = await sampleSheet(chenJing, campaign.id, 'village');
	expect(sample?.lines[0]?.cells.problem).toBe('2户无门');
	expect(sample?.columns?.map(({ key }) => key)).toContain('nextSteps');
});
