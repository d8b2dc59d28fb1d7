import { describe, expect, test } from 'vitest';
import { relationsOf, scopeOf, sees } from '#lib/ledger/permissions.ts';
import { assignRefusal } from '#lib/ledger/workflow/verbs/birth.ts';
import { people, units, type PersonKey } from '../../cast.ts';
import { rowOf } from '../cast/rows.ts';

const rows = {
	dongwan: rowOf(units.dongwan),
	xiling: rowOf(units.xiling),
	shangzhuang: rowOf(units.shangzhuang),
	liuhe: rowOf(units.liuhe),
	shiqiao: rowOf(units.shiqiao, { leadUnitId: 'water' }),
	farming: rowOf(units.farming),
	water: rowOf(units.water),
	county: rowOf(units.county)
};
const all = Object.keys(rows).sort();

/** By hand from domain §5: who sees which of these rows. */
const expected: [PersonKey, string[]][] = [
	['chenJing', all],
	['hanBing', all],
	['linTao', ['liuhe', 'farming', 'county']],
	['luJia', ['shiqiao', 'water']],
	['liWen', ['dongwan', 'xiling', 'liuhe']],
	['sunQiang', ['shangzhuang', 'shiqiao']],
	['zhengHao', ['dongwan']],
	['wuGang', ['dongwan', 'xiling', 'liuhe', 'farming', 'county']],
	['xuNuo', []]
];

describe('what a person may see', () => {
	test.each(expected)('%s', (who, visible) => {
		const scope = scopeOf(people[who]);
		const seen = Object.entries(rows).filter(([, row]) => sees(scope, row));
		expect(seen.map(([name]) => name).sort()).toEqual([...visible].sort());
	});

	test('the head of a bureau who liaises with a township reads its rows and signs none of them', () => {
		const head = { ...people.guoHai, liaises: ['shiqiao'] };
		expect(sees(scopeOf(people.guoHai), rows.shangzhuang)).toBe(false);
		expect(sees(scopeOf(head), rows.shangzhuang)).toBe(true);
		expect(sees(scopeOf(head), rows.dongwan)).toBe(false);
		expect(relationsOf(head, rows.shangzhuang)).toEqual([]);
	});

	test('a person without function sees nothing even of the own unit', () => {
		expect(scopeOf(people.xuNuo)).toEqual({ all: false, any: [] });
	});
});

describe('how a person stands to a row', () => {
	test('own shuts out supervision and lead; the office keeps its chair', () => {
		expect(relationsOf(people.hanBing, rowOf(units.discipline))).toEqual(['own']);
		expect(relationsOf(people.linTao, rows.county)).toEqual(['own']);
		expect(relationsOf(people.chenJing, rowOf(units.office))).toEqual(['own', 'office']);
	});
	test('several relations may hold at once', () => {
		const led = rowOf(units.liuhe, { leadUnitId: 'discipline' });
		expect(relationsOf(people.hanBing, led)).toEqual(['leadUnit', 'supervision']);
		expect(relationsOf(people.zhengHao, rows.xiling)).toEqual([]);
	});
});

test('交办 is for the office, and for a township to its own villages', () => {
	const refused = '交办由办公室办理，乡镇可以补交办给所属的村。';
	expect(assignRefusal(people.chenJing, rows.water)).toBeNull();
	expect(assignRefusal(people.liWen, rows.dongwan)).toBeNull();
	expect(assignRefusal(people.liWen, rows.liuhe)?.message).toBe(refused);
	expect(assignRefusal(people.liWen, rows.shangzhuang)?.message).toBe(refused);
	expect(assignRefusal(people.hanBing, rows.water)?.message).toBe(refused);
});
