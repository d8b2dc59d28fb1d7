import { expect, test } from 'vitest';
import { countedLight, onlySent } from '#lib/ledger/due/counted-light.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { people, units } from '../../cast.ts';
import { planned, rowOf } from '../cast/rows.ts';

const { zhengHao, liWen, luJia, chenJing, hanBing, sunQiang, linTao } = people;
const day = '2022-07-12';
/** 东湾村's, two days late, sent to whoever is to answer. */
const sentTo = (unit: { id: string }): LedgerRow =>
	rowOf(units.dongwan, {
		...planned,
		stage: 'transferPending',
		transferToId: unit.id,
		leadUnitId: 'farming',
		request: { kind: 'transfer', since: '2022-07-08', reason: '', personId: 'zhengHao' } as never
	});

test('a row under 移交 is late for its village, its township, the office and supervision', () => {
	const row = sentTo(units.water);
	for (const actor of [zhengHao, liWen, chenJing, hanBing])
		expect([actor.name, countedLight(row, day, actor)]).toEqual([actor.name, 'overdue']);
});

test('who has it only to answer counts it as 移交; who also watches over the sender counts it late', () => {
	expect(countedLight(sentTo(units.water), day, luJia)).toBe('transfer');
	expect(countedLight(sentTo(units.liuhe), day, liWen)).toBe('overdue');
	expect(onlySent(sentTo(units.water), sunQiang)).toBe(true);
});

test('a township’s row is late for its lead unit too', () => {
	const row = { ...sentTo(units.water), ...rowOf(units.liuhe), leadUnitId: 'farming' };
	const late = { ...row, ...planned, stage: 'transferPending' as const, transferToId: 'water' };
	expect(countedLight(late, day, linTao)).toBe('overdue');
	expect(countedLight(late, day, luJia)).toBe('transfer');
});

test('once it is answered it counts as what it is', () => {
	const taken = { ...sentTo(units.water), stage: 'rectifying' as const };
	expect(countedLight(taken, day, luJia)).toBe('overdue');
});
