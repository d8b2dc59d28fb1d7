import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import { movesFor } from '#lib/ledger/workflow/moves.ts';
import { people, units, type PersonKey } from '../../cast.ts';
import { atOnce, act, filled } from '../cast/acts.ts';
import { cellsOfMatrix, inColumn } from './columns.ts';
import { factsOf, rowOf } from '../cast/rows.ts';

/** Who stands where, for a row of each level; the applicant is named first among U. */
const whoIs: Record<string, { row: LedgerRow; at: Record<string, PersonKey[]> }> = {
	'东湾村 of 柳河镇': {
		row: rowOf(units.dongwan),
		at: {
			U: ['zhengHao', 'fengChun'],
			T: ['liWen', 'zhaoMin', 'wangFang'],
			'1': ['liWen', 'zhaoMin', 'wangFang'],
			'2': ['zhaoMin', 'wangFang'],
			W: ['chenJing', 'hePing', 'zhouMing', 'hanBing', 'weiZheng', 'liWen', 'zhaoMin', 'wangFang']
		}
	},
	'柳河镇, led by 农业农村局': {
		row: rowOf(units.liuhe),
		at: {
			U: ['liWen', 'zhaoMin', 'wangFang'],
			'1': ['linTao', 'tangYun'],
			'2': ['chenJing', 'hePing', 'zhouMing'],
			W: ['chenJing', 'hePing', 'zhouMing', 'hanBing', 'weiZheng']
		}
	},
	'水利局, led by 农业农村局': {
		row: rowOf(units.water),
		at: {
			U: ['luJia', 'guoHai'],
			'1': ['chenJing', 'hePing', 'zhouMing'],
			'2': ['zhouMing'],
			W: ['chenJing', 'hePing', 'zhouMing', 'hanBing', 'weiZheng']
		}
	},
	'纪委监委, which also supervises': {
		row: rowOf(units.discipline),
		at: {
			U: ['hanBing', 'weiZheng'],
			'1': ['chenJing', 'hePing', 'zhouMing'],
			'2': ['zhouMing'],
			W: ['chenJing', 'hePing', 'zhouMing']
		}
	},
	'the county, for which 农业农村局 acts': {
		row: rowOf(units.county),
		at: {
			U: ['linTao', 'tangYun'],
			'1': ['chenJing', 'hePing', 'zhouMing'],
			'2': ['zhouMing'],
			W: ['chenJing', 'hePing', 'zhouMing', 'hanBing', 'weiZheng']
		}
	},
	'the county, where nobody leads': {
		row: rowOf(units.county, { leadUnitId: null }),
		at: {
			U: ['chenJing', 'hePing', 'zhouMing'],
			'1': ['hePing', 'zhouMing'],
			'2': ['zhouMing'],
			W: ['hanBing', 'weiZheng']
		}
	}
};

/** Done by the program, and done beside the file it is about. */
const unoffered: CommandVerb[] = ['followMerge', 'withdrawEvidence'];
const office: PersonKey[] = ['chenJing', 'hePing', 'zhouMing'];
const gate = [
	'readOnly',
	'notPermitted',
	'stage',
	'notApplicant',
	'signedAlready',
	'notReviewer',
	'confirmedAlready',
	'asking',
	'notAsked',
	'ownRequest'
];

test('every act has its line in the matrix', () => {
	const named = new Set(cellsOfMatrix().map(({ verb }) => verb));
	expect([...named].sort()).toEqual(Object.keys(filled).sort());
});

describe.each(Object.entries(whoIs))('a row of %s', (_name, { row, at }) => {
	const cells = cellsOfMatrix();
	const asker = at.U?.[0] ?? 'zhengHao';
	const receiver: PersonKey[] =
		row.unitId === 'water' ? ['linTao', 'tangYun'] : ['luJia', 'guoHai'];
	const senders = [...(at.T ?? []), ...office];
	const who: Record<string, PersonKey[]> = {
		...at,
		A: [asker],
		S: senders,
		s: senders.filter((key) => key !== asker),
		O: office,
		o: office.filter((key) => key !== asker),
		R: receiver,
		V: row.unitId === 'discipline' ? [] : ['hanBing', 'weiZheng']
	};

	test.each(cells)('$verb in $column is for $letters', ({ verb, column, letters }) => {
		const standing = inColumn(row, column, asker);
		const may = Object.keys(people).filter((key) =>
			isOpen(standing, people[key as PersonKey], verb)
		);
		const expected = [...letters].flatMap((letter) => who[letter] ?? []);
		expect(may.sort()).toEqual([...new Set(expected)].sort());
	});

	test('board and menu offer exactly what is not barred', () => {
		const columns = new Set(cells.map(({ column }) => column));
		for (const column of columns) {
			const standing = inColumn(row, column, asker);
			for (const actor of Object.values(people)) {
				const offered = movesFor(standing, actor, standingOf(standing, actor, factsOf(standing)));
				const open = cells
					.filter((cell) => cell.column === column && !unoffered.includes(cell.verb))
					.map(({ verb }) => verb)
					.filter((verb) => isOpen(standing, actor, verb));
				expect(offered.map((move) => move.verb).sort()).toEqual(open.sort());
			}
		}
	});
});

function isOpen(row: LedgerRow, actor: Actor, verb: CommandVerb): boolean {
	const fields = verb === 'requestClosure' ? atOnce : {};
	const result = act(actor, row, verb, fields, {
		draw: { id: 'd', drawn: true, passed: false, failed: false },
		named: {
			id: 'water',
			name: '水利局',
			level: row.level,
			townshipId: null,
			chain: row.chain,
			nextOrdinal: 1,
			firstRowId: null
		}
	});
	return !isRefusal(result) || !gate.includes(result.kind);
}
