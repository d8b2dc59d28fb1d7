import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { bulkAct } from '#lib/server/rows/bulk/bulk.ts';
import { previewOfRows } from '#lib/server/rows/bulk/preview.ts';
import { findings, people, units } from '../../../cast.ts';
import { assign, endCampaignByHand, openAnhe } from '../../cast/anhe.ts';
import { formOf } from '../../cast/forms.ts';
import { openStore, type TestStore } from '../../engines/store.ts';

const { liWen, zhengHao } = people;
let store: TestStore;
let row: string;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const claimed = { verb: 'claim', responsiblePerson: '郑浩' };
const looked = {
	verb: 'reportNotFound',
	[`method.${findings.monitoring.id}`]: '逐户走访',
	[`households.${findings.monitoring.id}`]: '40',
	[`checker.${findings.monitoring.id}`]: '郑浩',
	[`checkedOn.${findings.monitoring.id}`]: '2022-06-18'
};

test('two acts from one opened page are two acts, one sent twice is one', async () => {
	const first = await bulkAct(zhengHao, formOf({ ...claimed, key: 'page-1' }, [row]));
	expect(first.lines).toMatchObject([{ id: row, done: true, message: '已认领' }]);
	const second = await bulkAct(zhengHao, formOf({ ...looked, key: 'page-1' }, [row]));
	expect(second.lines).toMatchObject([{ id: row, done: true }]);
	const [kept] = await store.database.read.select().from(tables.ledgerRows);
	expect(kept).toMatchObject({ stage: 'notFoundPending', version: 3 });
	const again = await bulkAct(zhengHao, formOf({ ...looked, key: 'page-1' }, [row]));
	expect(again.lines).toMatchObject([{ id: row, done: true }]);
});

test('back to the page, other rows ticked and sent: those are done, and nothing twice', async () => {
	const exception = await assign(store.database, findings.construction, units.dongwan);
	const send = (...ids: string[]) => bulkAct(zhengHao, formOf({ ...claimed, key: 'page-3' }, ids));
	const first = await send(row);
	expect(first.lines).toMatchObject([{ id: row, done: true }]);
	expect((await send(exception)).lines).toMatchObject([{ id: exception, done: true }]);
	const both = await send(exception, row);
	expect(both.lines.map(({ done }) => done)).toEqual([true, true]);
	expect((await send(row, exception)).lines).toEqual(both.lines);
	expect((await send(row)).lines).toEqual(first.lines);
	const kept = await store.database.read.select().from(tables.ledgerRows);
	expect(kept.map(({ stage, version }) => [stage, version])).toEqual([
		['claimed', 2],
		['claimed', 2]
	]);
});

test('forms that come without a key are told what is so, each person their own', async () => {
	await bulkAct(zhengHao, formOf(claimed, [row]));
	const late = await bulkAct(liWen, formOf(claimed, [row]));
	expect(late.lines).toMatchObject([{ id: row, done: false }]);
});

test('more rows than one act takes are refused before any is read', async () => {
	const ids = Array.from({ length: 501 }, (_, index) => `${row}-${index}`);
	const many = await bulkAct(zhengHao, formOf({ ...claimed, key: 'page-2' }, ids));
	expect(many.errors.ids).toContain('500');
	expect(many.lines).toEqual([]);
});

test('an act that there is not, no row at all and a field left empty are told, and nothing is done', async () => {
	const unknown = await bulkAct(zhengHao, formOf({ verb: 'void', key: 'k' }, [row]));
	expect(unknown).toMatchObject({
		lines: [],
		errors: { ids: expect.stringContaining('没有这种') }
	});
	const none = await bulkAct(zhengHao, formOf({ ...claimed, key: 'k' }, []));
	expect(none.errors).toEqual({ ids: '请先勾选要认领的条目。' });
	const empty = await bulkAct(zhengHao, formOf({ verb: 'claim', responsiblePerson: ' ' }, [row]));
	expect(empty).toMatchObject({ lines: [], ids: [row], values: { responsiblePerson: ' ' } });
	expect(Object.keys(empty.errors)).toEqual(['responsiblePerson']);
	const far = { ...looked, [`checkedOn.${findings.monitoring.id}`]: '2022-13-01' };
	const wrong = await bulkAct(zhengHao, formOf(far, [row]));
	expect(Object.keys(wrong.errors)).toEqual([`checkedOn.${findings.monitoring.id}`]);
	const [kept] = await store.database.read.select().from(tables.ledgerRows);
	expect(kept).toMatchObject({ stage: 'assigned', version: 1 });
});

test('a row of another township and one that never was are told alike, beside one that is done', async () => {
	const elsewhere = await assign(store.database, findings.monitoring, units.shangzhuang);
	const form = formOf({ ...claimed, key: 'k' }, [elsewhere, 'no-such-row', `${row}.x`, row]);
	const { lines } = await bulkAct(zhengHao, form);
	const said = lines.map(({ id, done, message, unit }) => [id, done, message, unit]);
	expect(said).toEqual([
		[elsewhere, false, '没有找到这一条。', ''],
		['no-such-row', false, '没有找到这一条。', ''],
		[row, true, '已认领', '东湾村']
	]);
	expect(await previewOfRows(zhengHao, 'claim', [elsewhere, 'no-such-row'])).toMatchObject({
		will: [],
		wont: []
	});
});

test('another person who sends the same key has an act of their own', async () => {
	await bulkAct(zhengHao, formOf({ ...claimed, key: 'seen' }, [row]));
	const other = await bulkAct(liWen, formOf({ ...claimed, key: 'seen' }, [row]));
	expect(other.lines).toMatchObject([{ id: row, done: false }]);
});

test('after the campaign has ended the preview says so of every row', async () => {
	await endCampaignByHand(store.database);
	const preview = await previewOfRows(zhengHao, 'claim', [row]);
	expect(preview.will).toEqual([]);
	expect(preview.wont[0]?.why).toContain('本批次已结束');
});
