import { describe, expect, test } from 'vitest';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import { levelWords } from '#lib/ledger/roster/level-words.ts';
import { rollupView, type BelowCount } from '#lib/server/rows/row/rollup-lines.ts';
import { units } from '../../cast.ts';
import { rowOf } from '../cast/rows.ts';

const anhe = levelWords('安和县');
const city = rowOf(units.county, { stage: 'rectifying' });
const village = (rows: number, more: Partial<BelowCount>): BelowCount => ({
	level: 'village',
	stage: 'closed',
	returned: false,
	confirmed: false,
	chain: defaultChains.village,
	chainStep: 0,
	problemKind: null,
	sectorLeads: true,
	rows,
	seen: rows,
	relapsed: 0,
	...more
});
const said = (counts: BelowCount[], villages: number, row = city) => {
	const view = rollupView(row, counts, { village: villages }, anhe);
	const lines = view?.lines.map(
		({ label, parts }) => `${label}：${parts.map(({ rows, text }) => `${rows} ${text}`).join('，')}`
	);
	return { ...view, sentence: lines?.join('；') };
};

describe('what a row says of the rows below it', () => {
	test('626 villages in one sentence, each number with its door', () => {
		const counts = [
			village(580, {}),
			village(31, { stage: 'verifying' }),
			village(15, { stage: 'rectifying', returned: true })
		];
		const view = said(counts, 626);
		expect(view.sentence).toBe('626 个村（社区）：580 已销号，31 待乡镇核查，15 退回');
		expect(view.lines?.[0]?.parts.map(({ href }) => href)).toEqual([
			'/rows?under=row-anhe&level=village&stage=closed',
			'/rows?under=row-anhe&level=village&stage=verifying',
			'/rows?under=row-anhe&level=village&stage=sentBack'
		]);
		expect(view).toMatchObject({
			standing: 'waiting',
			words: '还有 46 条未了结，全部了结后本条才能申请销号。',
			door: '/rows?under=row-anhe&stage=unsettled'
		});
	});

	test('rows that wait with several kinds of unit are named by the stage alone', () => {
		const policy = { stage: 'verifying', problemKind: 'policy', sectorLeads: false } as const;
		const second = village(2, { ...policy, chainStep: 1 });
		expect(said([second], 2).sentence).toBe('2 个村（社区）：2 待行业部门核查');
		const both = [second, village(3, { ...policy, chainStep: 0 })];
		expect(said(both, 5).sentence).toBe('5 个村（社区）：5 待核查');
		const unled = rowOf(units.county, { leadUnitId: null });
		const township = village(1, {
			level: 'township',
			stage: 'verifying',
			chain: defaultChains.township
		});
		expect(rollupView(unled, [township], {}, anhe)?.lines[0]?.parts[0]?.text).toBe('待办公室核查');
	});

	test('a number of which the reader sees only a part has no door', () => {
		const view = said([village(4, { seen: 1 }), village(2, { stage: 'assigned' })], 6);
		expect(view.lines?.[0]?.href).toBeNull();
		expect(view.lines?.[0]?.parts.map(({ href }) => href)).toEqual([
			null,
			'/rows?under=row-anhe&level=village&stage=assigned'
		]);
		expect(view.door).toBe('/rows?under=row-anhe&stage=unsettled');
	});

	test('more rows than villages are told as rows; void ones are not told', () => {
		const counts = [village(3, {}), village(9, { stage: 'void' })];
		expect(said(counts, 2).sentence).toBe('村（社区） 3 条：3 已销号');
		expect(rollupView(city, [village(9, { stage: 'void' })], {}, anhe)).toBeNull();
		expect(rollupView({ ...city, stage: 'void' }, counts, {}, anhe)).toBeNull();
		expect(rollupView(rowOf(units.dongwan), counts, {}, anhe)).toBeNull();
	});

	test('全部了结 is 具备销号条件, and a transferred row counts once its outcome is confirmed', () => {
		const sent = { stage: 'transferred' } as const;
		const done = [village(1, {}), village(1, { ...sent, confirmed: true })];
		expect(said(done, 2)).toMatchObject({ standing: 'ready', door: null });
		const open = [village(1, {}), village(1, sent)];
		expect(said(open, 2)).toMatchObject({ standing: 'waiting' });
		const asked = rowOf(units.county, { stage: 'verifying' });
		expect(said(done, 2, asked)).toMatchObject({ standing: 'done' });
	});

	test('a relapse below a closed row is 条件失效, with how many came back', () => {
		const closed = rowOf(units.county, { stage: 'closed' });
		const back = [village(5, {}), village(1, { stage: 'rectifying', relapsed: 1 })];
		const view = said(back, 6, closed);
		expect(view.standing).toBe('lost');
		expect(view.words).toContain('本条已了结，下面又有 1 条未了结（其中 1 条重新挂账）');
	});
});
