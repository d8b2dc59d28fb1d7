import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { keeperToken } from '#lib/server/forms/kept.ts';
import { record } from '#lib/server/record/record.ts';
import { actOnRow } from '#lib/server/rows/row/act.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { registerForm } from '#lib/server/rows/self-found/form.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { filled } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act } from '../submissions/cast.ts';

const { zhengHao, liWen } = people;
let store: TestStore;
let row: string;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
	const { facetIds: _, measureIds: __, ...plan } = filled.plan;
	await act(zhengHao, row, plan);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const progress = { verb: 'reportProgress', on: '2022-06-20', text: '已走访脱贫户颜国强' };

async function send(input: Record<string, string | string[]>, version = 2) {
	const keeper = await keeperToken(zhengHao, row);
	return actOnRow(zhengHao, row, { input, version, key: undefined, keeper });
}

test('a name that nobody has answered for comes back once, and goes through either way', async () => {
	const asked = await send(progress);
	expect(asked).toMatchObject({ kind: 'names', field: 'markNames' });
	expect(isRefusal(asked) && asked.message).toContain('这些疑似农户姓名是否要打码：颜国强');
	expect(isRefusal(await send({ ...progress, notNames: ['颜国强'] }))).toBe(false);
	expect((await rowView(zhengHao, row, null))?.progress[0]?.text).toBe(progress.text);
	expect(isRefusal(await send({ ...progress, text: '再访脱贫户颜国强' }, 3))).toBe(false);
});

test('it asks in every free text, also where a reviewer or a township types', async () => {
	await act(zhengHao, row, filled.requestClosure);
	const keeper = await keeperToken(liWen, row);
	for (const [field, verb] of [
		['conclusion', 'verify'],
		['missing', 'return']
	] as const) {
		const typed: object = { ...filled[verb], [field]: '脱贫户颜国强的照片还缺' };
		const input = typed as Record<string, string>;
		const sent = { input, version: 3, key: undefined, keeper };
		expect(await actOnRow(liWen, row, sent)).toMatchObject({ field: 'markNames' });
	}
});

test('a marked name is not asked about again; files and acts on many rows are not held up', async () => {
	expect(isRefusal(await send({ ...progress, markNames: ['颜国强'] }))).toBe(false);
	expect(isRefusal(await send({ ...progress, text: '脱贫户颜国强已知晓' }, 3))).toBe(false);
	const read = { ...progress, text: '已走访脱贫户郝秀英' } as never;
	expect(isRefusal(await record(zhengHao, row, read, { version: 4 }))).toBe(false);
});

test('登记自查问题 asks too', async () => {
	const keeper = await keeperToken(zhengHao, campaign.id);
	const input = {
		unitId: units.dongwan.id,
		origin: '日常检查',
		problem: '脱贫户颜国强家厕所无门',
		responsiblePerson: '郑浩'
	};
	const form = { input, version: 0, key: undefined, keeper };
	expect(await registerForm(zhengHao, campaign.id, form)).toMatchObject({ field: 'markNames' });
	const answered = { ...form, input: { ...input, markNames: ['颜国强'] } };
	expect(await registerForm(zhengHao, campaign.id, answered)).not.toMatchObject({ kind: 'names' });
});
