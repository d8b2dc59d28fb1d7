import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import {
	can,
	placeFields,
	relations,
	relationsOf,
	scopeOf,
	seesNames,
	seesWhole
} from '#lib/ledger/permissions.ts';
import type { Verb } from '#lib/ledger/verb.ts';
import { people, units } from '../../cast.ts';
import { ways } from './by-hand.ts';
import { rowOf } from '../cast/rows.ts';

const p = people;

/** Whoever stands so, and in no other way, to a row of 东湾村 that was sent to 水利局. */
const stands: Record<string, Actor> = {
	O: p.zhengHao,
	T: p.liWen,
	L: p.linTao,
	S: { ...p.linTao, unitId: 'health' },
	R: p.luJia,
	F: p.chenJing,
	V: p.hanBing
};
const row = rowOf(units.dongwan, { sectorUnitId: 'health', transferToId: 'water' });

/** By hand from domain §5: O own, T township above, L lead, S sector, R receiver, F office, V supervision. */
const lettersOf: Record<string, string> = {
	unit: 'OT',
	reviewer: 'TLSF',
	sender: 'TF',
	watcher: 'TFV',
	office: 'F',
	receiver: 'R',
	supervisor: 'V'
};
const rightsByHand = ways
	.trim()
	.split('\n')
	.map((line) => line.split(/\s+/) as [string, string]);

test('the seven ways to stand to a row, and the fields that name units', () => {
	expect(relations.join()).toBe('own,township,leadUnit,sector,receiver,office,supervision');
	expect(Object.values(stands).map((actor) => relationsOf(actor, row))).toEqual(
		relations.map((relation) => [relation])
	);
	expect(placeFields.join()).toBe('unitId,townshipId,leadUnitId,sectorUnitId,transferToId');
});

test.each(rightsByHand)('%s is for clerks and heads alike, never for leaders', (name, whose) => {
	for (const role of ['clerk', 'head', 'leader'] as const) {
		const may = Object.keys(stands).filter((letter) =>
			can({ ...(stands[letter] as Actor), role }, name as Verb, row)
		);
		const letters = role === 'leader' ? '' : lettersOf[whose];
		expect({ role, may: may.join('') }).toEqual({ role, may: letters });
	}
});

describe('whose whole ledger a person sees', () => {
	const whole = (actor: Actor) =>
		Object.values(units)
			.filter((unit) => seesWhole(scopeOf(actor), unit))
			.map(({ id }) => id)
			.sort()
			.join(' ');
	const all = Object.keys(units)
		.map((key) => (key === 'county' ? 'anhe' : key))
		.sort()
		.join(' ');

	test.each<[string, Actor, string]>([
		['office', p.chenJing, all],
		['supervision', p.hanBing, all],
		['a bureau, not the townships it leads nor the county', p.linTao, 'farming'],
		['a township with its villages', p.liWen, 'dongwan liuhe xiling'],
		['the other township', p.sunQiang, 'shangzhuang shiqiao xiazhuang'],
		['a village alone', p.zhengHao, 'dongwan'],
		['a leader', p.wuGang, 'dongwan farming liuhe xiling'],
		[
			'a leader who oversees a township and liaises with none',
			{ ...p.wuGang, oversees: ['liuhe'], liaises: [] },
			''
		],
		['nobody', p.xuNuo, '']
	])('%s', (_who, actor, expected) => {
		expect(whole(actor)).toBe(expected);
	});
});

test('names of villagers are for the own unit and its township, never for a leader', () => {
	const readers = (of: typeof row) =>
		Object.values(p)
			.filter((actor) => seesNames(actor, of))
			.map(({ name }) => name)
			.join(' ');
	expect(readers(row)).toBe('李文 赵敏 王芳 郑浩 冯春');
	expect(readers(rowOf(units.liuhe))).toBe('李文 赵敏 王芳');
	expect(readers(rowOf(units.county))).toBe('林涛 唐云');
	expect(seesNames({ ...p.liWen, role: 'leader' }, row)).toBe(false);
	expect(seesNames({ ...p.zhengHao, role: 'leader' }, row)).toBe(false);
});
