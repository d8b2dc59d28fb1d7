import { describe, expect, test } from 'vitest';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import { weekdays } from '#lib/ledger/due/due.ts';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { birthOf } from '#lib/ledger/workflow/verbs/birth.ts';
import { mayAttach } from '#lib/ledger/workflow/verbs/evidence.ts';
import { isAsked, movesFor } from '#lib/ledger/workflow/moves.ts';
import { verbs } from '#lib/ledger/verb.ts';
import { prompted } from '#lib/ledger/workflow/prompt.ts';
import { stagesFor } from '#lib/ledger/workflow/transition-of.ts';
import { people, units, type PersonKey } from '../../cast.ts';
import { atOnce, done, refused } from '../cast/acts.ts';
import { rareOfUnit, waiting } from './by-hand.ts';
import { factsOf, planned, putUp, putUpAsNotFound, rowOf, today } from '../cast/rows.ts';

const { liWen, zhengHao } = people;
const assigned = rowOf(units.dongwan);
const claimed = { ...assigned, stage: 'claimed', responsiblePerson: '郑浩' } satisfies LedgerRow;
const rectifying = { ...assigned, ...planned } satisfies LedgerRow;
const nobody = { ...rectifying, responsiblePerson: '' } satisfies LedgerRow;
const longTerm = { ...rectifying, stage: 'longTerm' } satisfies LedgerRow;

describe('代填: whose name stands as the one who acts', () => {
	test.each<[CommandVerb, LedgerRow, object, string]>([
		['claim', assigned, { responsiblePerson: '冯春' }, '冯春'],
		['claim', assigned, { responsiblePerson: '冯春', applicantName: '蒋波' }, '蒋波'],
		['requestClosure', rectifying, { applicantName: '冯春' }, '冯春'],
		['requestClosure', rectifying, {}, '郑浩'],
		['reportNotFound', claimed, { checker: '蒋波' }, '郑浩'],
		['reportNotFound', assigned, { checker: '蒋波' }, '蒋波'],
		['reportProgress', rectifying, {}, '郑浩'],
		[
			'withdraw',
			{ ...nobody, ...putUp, responsiblePerson: '', typistId: 'liWen', applicantName: '冯春' },
			{},
			'冯春'
		]
	])('%s', (verb, row, fields, name) => {
		const { events } = done(liWen, row, verb, fields);
		expect(events[0]).toMatchObject({ onBehalfOf: 'dongwan', applicantName: name });
	});

	test('what is asked carries the name of the unit’s person, or of who typed where none is known', () => {
		const asked = (row: LedgerRow) => done(liWen, row, 'requestExtension').row.request?.personName;
		expect(asked(rectifying)).toBe('郑浩');
		expect(asked(nobody)).toBe('李文');
		expect(done(zhengHao, nobody, 'requestExtension').row.request?.personName).toBe('郑浩');
	});
});

test('a long-term row that is put up goes back to where it was, another to its measures', () => {
	expect(done(zhengHao, longTerm, 'requestClosure').row.resumeStage).toBe('longTerm');
	expect(done(zhengHao, rectifying, 'requestClosure').row.resumeStage).toBeNull();
});

test('words that are no names are written down where somebody said so, and only there', () => {
	expect(done(zhengHao, rectifying, 'reportProgress').events[0]).not.toHaveProperty('notNames');
	const said = done(zhengHao, rectifying, 'reportProgress', { notNames: ['东湾村'] });
	expect(said.events[0]).toMatchObject({ notNames: ['东湾村'] });
});

test('one fault of the form is no list of faults', () => {
	const typed = { ...atOnce, rectification: 'byDeadline' };
	expect(refused(zhengHao, claimed, 'requestClosure', typed).fields).toBeUndefined();
});

test('days that stay as they are are not judged again', () => {
	const watched = { ...rectifying, rectification: 'longTerm', dueOn: null } satisfies LedgerRow;
	for (const reviewOn of ['2022-06-01', '2022-09-30'])
		expect(
			done(zhengHao, { ...watched, reviewOn }, 'amend', { dueWording: '每月一次' }).row
		).toMatchObject({ reviewOn, dueWording: '每月一次' });
});

test('a row that came by 移交 is born of its acceptance', () => {
	expect(birthOf({ ...claimed, parentRowId: 'p', dueOn: '2022-07-20' })).toMatchObject({
		type: 'acceptTransfer',
		dueOn: '2022-07-20'
	});
	expect(birthOf(claimed)).toMatchObject({ type: 'addProblem' });
	expect(birthOf({ ...assigned, parentRowId: 'p' })).toMatchObject({ type: 'assign' });
});

test('the stages of an act are those of its own lines', () => {
	expect(stagesFor('claim')).toEqual(['assigned']);
	expect(stagesFor('return')).toEqual(['verifying', 'approving', 'notFoundPending']);
});

describe('after 结束批次', () => {
	const ended = { campaign: { startOn: '2022-06-02', endOn: '2022-07-31', ended: true } };
	test.each<[string, Partial<LedgerRow>]>([
		['relapsed', { relapses: 1 }],
		['came from 长期坚持', { resumeStage: 'longTerm' }],
		['long-term by its type', { rectification: 'longTerm', reviewOn: '2022-09-30' }]
	])('a row that %s moves on', (_what, more) => {
		expect(
			done(zhengHao, { ...rectifying, ...more }, 'reportProgress', {}, ended).row.version
		).toBe(2);
	});
	test('any other rests', () => {
		expect(refused(zhengHao, rectifying, 'reportProgress', {}, ended).kind).toBe('campaignEnded');
	});
});

test('acts that wait until they are wanted, and those that few rows need', () => {
	const quiet = verbs.filter((verb) => !prompted(verb, rectifying, today)).sort();
	expect(quiet.join(' ')).toBe(waiting);
	const aside = (row: LedgerRow, who = zhengHao) =>
		movesFor(row, who, 'elsewhere')
			.filter((move) => move.aside)
			.map(({ verb }) => verb)
			.join(' ');
	expect(aside({ ...rectifying, ordinal: 2 }, liWen).split(' ')).toContain('void');
	expect(aside(assigned)).toBe('decline');
	expect(aside(rectifying)).toBe(rareOfUnit);
});

describe('who may bring files', () => {
	const led = { ...rowOf(units.liuhe), ...putUp };
	test.each<[string, LedgerRow, PersonKey[]]>([
		['rectifying', rectifying, ['fengChun', 'liWen', 'wangFang', 'zhaoMin', 'zhengHao']],
		[
			'closed',
			{ ...rectifying, stage: 'closed' },
			['fengChun', 'liWen', 'wangFang', 'zhaoMin', 'zhengHao']
		],
		['assigned', assigned, []],
		['verifying at the lead unit', led, ['liWen', 'linTao', 'tangYun', 'wangFang', 'zhaoMin']],
		[
			'未发现 at the lead unit',
			{ ...rowOf(units.liuhe), ...putUpAsNotFound },
			['liWen', 'linTao', 'tangYun', 'wangFang', 'zhaoMin']
		]
	])('%s', (_stage, row, expected) => {
		const may = (Object.keys(people) as PersonKey[]).filter((key) =>
			mayAttach(row, people[key], standingOf(row, people[key], factsOf(row)))
		);
		expect(may.sort()).toEqual(expected);
	});
});

test('an answer is asked of who may give it, and of nobody where nothing is asked', () => {
	const asked = done(zhengHao, rectifying, 'requestExtension').row;
	const of = (row: LedgerRow, day = today) =>
		(Object.keys(people) as PersonKey[])
			.filter((key) => isAsked(row, people[key], day, weekdays))
			.sort();
	const above = ['chenJing', 'hePing', 'liWen', 'wangFang', 'zhaoMin', 'zhouMing'];
	expect(of(asked)).toEqual(above);
	expect(of(rectifying)).toEqual([]);
	expect(of(assigned)).toEqual([]);

	const named = { id: 'water', name: '水利局', level: 'department', townshipId: null } as const;
	const facts = {
		named: { ...named, chain: rectifying.chain, nextOrdinal: 1, firstRowId: null }
	};
	const sent = done(zhengHao, rectifying, 'transfer', {}, facts).row;
	const office = ['chenJing', 'hePing', 'zhouMing'];
	const receiver = ['guoHai', 'luJia'];
	expect(of(sent)).toEqual(receiver);
	expect(of(sent, '2022-06-23')).toEqual(receiver);
	expect(of(sent, '2022-06-24')).toEqual([...office, ...receiver].sort());
	const refused = done(people.luJia, sent, 'refuseTransfer').row;
	expect(of(refused)).toEqual(expect.arrayContaining(office));
});
