import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { Request, RequestKind } from '#lib/ledger/request.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Stage } from '#lib/ledger/stage.ts';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import { movesFor } from '#lib/ledger/workflow/moves.ts';
import { people, units, type PersonKey } from '../../cast.ts';
import { atOnce, act } from '../cast/acts.ts';
import { factsOf, planned, putUp, putUpAsNotFound, rowOf } from '../cast/rows.ts';

/**
 * Written by hand from domain §5, not from the code. U the row's unit, T its township for a village,
 * A only the applicant, 1 and 2 who may sign that step, W who may reopen, S who handed the row out, O the office,
 * R the unit a row is transferred to, V who supervises others; s and o are S and O without who asked. A row of the
 * matrix is a verb, a column a stage, a dot nobody. The last five columns: 延期 asked, 长期坚持 asked, 自查问题 not yet
 * accepted, a long-term row said to have reached its goal, a 移交 whose outcome is confirmed.
 */
const matrix = `
                  assigned claimed rectifying verifying approving closed declined notFoundPending notFound longTerm transferPending transferred void extension goOn selfFound reached confirmed
claim             UT       .       .          .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
plan              UT       UT      .          .         .         .      .        .               .        .        .               .           .    .         .    UT        .       .
amend             .        UT      UT         .         .         .      .        .               .        .        .               .           .    UT        UT   UT        .       .
addProblem        .        UT      UT         .         .         .      .        .               .        .        .               .           .    UT        UT   UT        .       .
reportProgress    .        .       UT         .         .         .      .        .               .        .        .               .           .    UT        UT   .         .       .
requestClosure    .        UT      UT         .         .         .      .        .               .        UT       .               .           .    UT        UT   UT        UT      .
withdraw          .        .       .          A         .         .      .        .               .        .        .               .           .    .         .    .         .       .
verify            .        .       .          1         .         .      .        .               .        .        .               .           .    .         .    .         .       .
approve           .        .       .          .         2         .      .        .               .        .        .               .           .    .         .    .         .       .
return            .        .       .          1         2         .      .        1               .        .        .               .           .    .         .    .         .       .
reportNotFound    UT       UT      .          .         .         .      .        .               .        .        .               .           .    .         .    UT        .       .
confirmNotFound   .        .       .          .         .         .      .        1               .        .        .               .           .    .         .    .         .       .
reopen            .        .       .          .         .         W      .        .               W        W        .               .           .    .         .    .         W       .
decline           UT       .       .          .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
keepAssigned      .        .       .          .         .         .      s        .               .        .        .               .           .    .         .    .         .       .
reassign          .        .       .          .         .         .      s        .               .        .        .               .           .    .         .    .         .       .
requestExtension  .        UT      UT         .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
grantExtension    .        .       .          .         .         .      .        .               .        .        .               .           .    s         .    .         .       .
refuseExtension   .        .       .          .         .         .      .        .               .        .        .               .           .    s         .    .         .       .
requestLongTerm   .        .       UT         .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
grantLongTerm     .        .       .          .         .         .      .        .               .        .        .               .           .    .         o    .         o       .
refuseLongTerm    .        .       .          .         .         .      .        .               .        .        .               .           .    .         o    .         o       .
reviewLongTerm    .        .       .          .         .         .      .        .               .        UT       .               .           .    .         .    .         .       .
transfer          .        UT      UT         .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
acceptTransfer    .        .       .          .         .         .      .        .               .        .        R               .           .    .         .    .         .       .
refuseTransfer    .        .       .          .         .         .      .        .               .        .        R               .           .    .         .    .         .       .
imposeTransfer    .        .       .          .         .         .      .        .               .        .        o               .           .    .         .    .         .       .
revokeTransfer    .        .       .          .         .         .      .        .               .        .        o               .           .    .         .    .         .       .
confirmOutcome    .        .       .          .         .         .      .        .               .        .        .               UT          .    .         .    .         .       .
disputeOutcome    .        .       .          .         .         .      .        .               .        .        .               UT          .    .         .    .         .       .
withdrawRequest   .        .       .          .         .         .      UT       .               .        .        UT              .           .    UT        UT   .         UT      .
acceptSelfFound   .        .       .          .         .         .      .        .               .        .        .               .           .    .         .    s         .       .
refuseSelfFound   .        .       .          .         .         .      .        .               .        .        .               .           .    .         .    s         .       .
void              S        S       S          S         S         S      S        S               S        S        S               S           .    S         S    S         S       S
handOver          .        UT      UT         UT        UT        .      .        UT              .        UT       UT              UT          .    UT        UT   UT        UT      .
followMerge       O        O       O          O         O         .      O        O               .        O        O               O           .    O         O    O         O       O
listHouseholds    .        UT      UT         .         .         .      .        .               .        UT       .               .           .    UT        UT   UT        UT      .
noteSupervision   V        V       V          V         V         V      V        V               V        V        V               V           .    V         V    V         V       V
addEvidence       .        UT      UT         UT        UT        UT     .        UT              UT       UT       UT              .           .    UT        UT   UT        UT      .
withdrawEvidence  .        UT      UT         UT        UT        UT     .        UT              UT       UT       UT              .           .    UT        UT   UT        UT      .
`;

/** Where columns that are no stage stand, and what is asked there. */
const askedIn: Record<string, { stage: Stage; kind: RequestKind }> = {
	declined: { stage: 'declined', kind: 'reassign' },
	transferPending: { stage: 'transferPending', kind: 'transfer' },
	extension: { stage: 'rectifying', kind: 'extension' },
	goOn: { stage: 'rectifying', kind: 'longTerm' },
	selfFound: { stage: 'claimed', kind: 'selfFound' },
	reached: { stage: 'longTerm', kind: 'longTerm' }
};

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

describe.each(Object.entries(whoIs))('a row of %s', (_name, { row, at }) => {
	const cells = readMatrix();
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
			...{ id: 'water', name: '水利局', level: row.level, townshipId: null },
			...{ chain: row.chain, nextOrdinal: 1, standingRowId: null }
		}
	});
	return !isRefusal(result) || !gate.includes(result.code);
}

function readMatrix() {
	const [head, ...lines] = matrix.trim().split('\n');
	const columns = (head ?? '').trim().split(/\s+/);
	return lines.flatMap((line) => {
		const [verb, ...cells] = line.trim().split(/\s+/);
		return columns.map((column, i) => ({
			verb: verb as CommandVerb,
			column,
			letters: (cells[i] ?? '.').replace('.', '')
		}));
	});
}

function inColumn(row: LedgerRow, column: string, personId: string): LedgerRow {
	const asked = askedIn[column];
	if (column === 'confirmed')
		return { ...inStage(row, 'transferred', personId), outcomeConfirmedOn: '2022-06-19' };
	const standing = inStage(row, asked?.stage ?? (column as Stage), personId);
	if (!asked) return standing;
	const request = {
		...{ kind: asked.kind, since: '2022-06-18', reason: '缘由', personId, personName: '' },
		...{ dueOn: '2022-07-25', refused: '', reviewOn: '2022-09-30' },
		...{ stageGoal: '目标', goalReached: true, mechanism: '机制' }
	} as Request;
	const receiver = row.unitId === 'water' ? 'farming' : 'water';
	const sent = { transferToId: receiver, resumeStage: 'rectifying' as const };
	return { ...standing, request, ...(asked.kind === 'transfer' ? sent : {}) };
}

function inStage(row: LedgerRow, stage: Stage, applicantId: string): LedgerRow {
	const { responsiblePerson, problem } = planned;
	if (stage === 'assigned' || stage === 'declined') return { ...row, stage };
	if (stage === 'claimed') return { ...row, stage, responsiblePerson, problem };
	if (stage === 'rectifying' || stage === 'longTerm' || stage === 'transferPending')
		return { ...row, ...planned, stage };
	if (stage === 'notFoundPending') return { ...row, ...putUpAsNotFound, applicantId };
	return { ...row, ...putUp, stage, applicantId, chainStep: stage === 'verifying' ? 0 : 1 };
}
