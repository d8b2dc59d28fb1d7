import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/lib/ledger/refusal.ts';
import type { LedgerRow } from '../../src/lib/ledger/row.ts';
import { stages, type Stage } from '../../src/lib/ledger/stage.ts';
import type { CommandVerb } from '../../src/lib/ledger/command.ts';
import { standingOf } from '../../src/lib/ledger/panel.ts';
import { movesFor } from '../../src/lib/ledger/workflow/moves.ts';
import { people, units, type PersonKey } from '../cast.ts';
import { atOnce, act } from './acts.ts';
import { factsOf, planned, putUp, putUpAsNotFound, rowOf } from './rows.ts';

/**
 * Written by hand from domain §5, not from the code. U the row's unit, T its township for a village,
 * A only the applicant, 1 and 2 who may sign that step, W who may reopen; a row of the matrix is a verb,
 * a column a stage, a dot nobody.
 */
const matrix = `
                assigned claimed rectifying verifying approving closed declined notFoundPending notFound longTerm transferPending transferred void
claim           UT       .       .          .         .         .      .        .               .        .        .               .           .
plan            UT       UT      .          .         .         .      .        .               .        .        .               .           .
amend           .        UT      UT         .         .         .      .        .               .        .        .               .           .
addProblem      .        UT      UT         .         .         .      .        .               .        .        .               .           .
reportProgress  .        .       UT         .         .         .      .        .               .        .        .               .           .
requestClosure  .        UT      UT         .         .         .      .        .               .        .        .               .           .
withdraw        .        .       .          A         .         .      .        .               .        .        .               .           .
verify          .        .       .          1         .         .      .        .               .        .        .               .           .
approve         .        .       .          .         2         .      .        .               .        .        .               .           .
return          .        .       .          1         2         .      .        1               .        .        .               .           .
reportNotFound  UT       UT      .          .         .         .      .        .               .        .        .               .           .
confirmNotFound .        .       .          .         .         .      .        1               .        .        .               .           .
reopen          .        .       .          .         .         W      .        .               W        W        .               .           .
listHouseholds  .        UT      UT         .         .         .      .        .               .        UT       .               .           .
`;

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

const gate = ['readOnly', 'notPermitted', 'stage', 'notApplicant', 'signedAlready', 'notReviewer'];

describe.each(Object.entries(whoIs))('a row of %s', (_name, { row, at }) => {
	const cells = readMatrix();
	test.each(cells)('$verb in $stage is for $letters', ({ verb, stage, letters }) => {
		const standing = inStage(row, stage, at.U?.[0] ?? 'zhengHao');
		const draw = { id: 'd', drawn: true, passed: false, failed: false };
		const may = Object.keys(people).filter((key) => {
			const actor = people[key as PersonKey];
			const fields = verb === 'requestClosure' ? atOnce : {};
			const result = act(actor, standing, verb, fields, { draw });
			return !isRefusal(result) || !gate.includes(result.code);
		});
		const applicant = at.U?.slice(0, 1) ?? [];
		const expected = [...letters].flatMap((letter) =>
			letter === 'A' ? applicant : (at[letter] ?? [])
		);
		expect(may.sort()).toEqual([...new Set(expected)].sort());
	});

	test('board and menu offer exactly what is not barred', () => {
		for (const stage of stages) {
			const standing = inStage(row, stage, at.U?.[0] ?? 'zhengHao');
			for (const actor of Object.values(people)) {
				const offered = movesFor(standing, actor, standingOf(standing, actor, factsOf(standing)));
				const open = cells
					.filter((cell) => cell.stage === stage)
					.map(({ verb }) => verb)
					.filter((verb) => {
						const result = act(actor, standing, verb, verb === 'requestClosure' ? atOnce : {});
						return !isRefusal(result) || !gate.includes(result.code);
					});
				expect(offered.map((move) => move.verb).sort()).toEqual(open.sort());
			}
		}
	});
});

function readMatrix() {
	const [head, ...lines] = matrix.trim().split('\n');
	const columns = (head ?? '').trim().split(/\s+/) as Stage[];
	return lines.flatMap((line) => {
		const [verb, ...cells] = line.trim().split(/\s+/);
		return columns.map((stage, i) => ({
			verb: verb as CommandVerb,
			stage,
			letters: (cells[i] ?? '.').replace('.', '')
		}));
	});
}

function inStage(row: LedgerRow, stage: Stage, applicantId: string): LedgerRow {
	const { responsiblePerson, problem } = planned;
	if (stage === 'assigned') return row;
	if (stage === 'claimed') return { ...row, stage, responsiblePerson, problem };
	if (stage === 'rectifying') return { ...row, ...planned };
	if (stage === 'notFoundPending') return { ...row, ...putUpAsNotFound, applicantId };
	return { ...row, ...putUp, stage, applicantId, chainStep: stage === 'verifying' ? 0 : 1 };
}
