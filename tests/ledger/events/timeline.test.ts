import { expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import { ledgerEvent } from '#lib/ledger/events/events.ts';
import { changeLines } from '#lib/ledger/events/sentence.ts';
import { sentence } from '../cast/sentence.ts';
import { birthOf, newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { people, units } from '../../cast.ts';
import { done, filled } from '../cast/acts.ts';
import { told } from '../workflow/by-hand.ts';
import { cellsOfMatrix, inColumn } from '../workflow/columns.ts';
import { fileOf } from '../cast/files.ts';
import { planned, putUp, putUpAsNotFound, rowOf } from '../cast/rows.ts';
import { doneNames, verbs } from '#lib/ledger/verb.ts';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';

const { zhengHao, liWen, zhaoMin, chenJing, luJia, hanBing } = people;
/** Who does it, by the letter of the matrix. */
const doers: Record<string, Actor> = {
	U: zhengHao,
	A: zhengHao,
	'1': liWen,
	'2': zhaoMin,
	W: chenJing,
	S: liWen,
	s: chenJing,
	O: chenJing,
	o: chenJing,
	R: luJia,
	V: hanBing
};
const row = rowOf(units.dongwan);
const open = { ...row, ...planned } satisfies LedgerRow;
const photo = fileOf('photo');
const pending = { ...row, ...putUpAsNotFound } satisfies LedgerRow;

/** Everything that an act may look for around the row. */
const facts: Partial<Facts> = {
	draw: { id: 'd', drawn: true, passed: false, failed: false },
	named: {
		id: 'water',
		name: '水利局',
		level: 'department',
		townshipId: null,
		chain: row.chain,
		nextOrdinal: 1,
		firstRowId: null,
		tookIn: ['dongwan']
	},
	siblings: [{ id: 'row-kept', number: '1-2' }],
	child: { ...open, id: 'child', stage: 'closed' },
	workingDays: () => 4
};
const lines = told
	.trim()
	.split('\n')
	.map((line) => /^(\S+) +(.+)$/.exec(line)?.slice(1) as [CommandVerb, string]);

test('every act is told', () => {
	expect(lines.map(([verb]) => verb).sort()).toEqual(Object.keys(filled).sort());
});

test.each(lines)(
	'%s tells itself in one sentence and survives being kept as text',
	(verb, said) => {
		const cells = cellsOfMatrix().filter((cell) => cell.verb === verb && cell.letters);
		const { column, letters } = cells.find((cell) => cell.column === 'rectifying') ?? cells[0]!;
		const standing = { ...inColumn(row, column, 'zhengHao'), files: [photo] };
		const { events } = done(doers[letters.charAt(0)]!, standing, verb, {}, facts);
		const event = events.find(({ type }) => type === verb);
		const kept = ledgerEvent.parse(JSON.parse(JSON.stringify(event)));
		expect(kept).toEqual(event);
		expect(sentence(kept, { water: '水利局' })).toBe(said);
	}
);

test('漏报 is told with what brings it to light', () => {
	const returned = done(liWen, pending, 'return', {}, facts).events[0]!;
	const reopened = done(hanBing, { ...pending, stage: 'notFound' }, 'reopen').events[0]!;
	expect([returned, reopened].map((event) => sentence(event))).toEqual([
		'退回补充整改：2 户仍不清楚；需补充：补走访记录，6月27日前（漏报）',
		'重新挂账：纪委监委暗访发现反弹，3 户又不知晓（漏报）'
	]);
});

test('交办 and a plan', () => {
	expect(sentence(birthOf(newRow(row)))).toBe('交办');
	const plan = done(zhengHao, row, 'plan').events[1]!;
	expect(sentence(plan)).toBe(
		'制定整改措施：具体问题 6 户不知晓监测政策，整改措施 逐户上门讲解，整改类型 限期整改，整改时限 7月10日'
	);
	expect(changeLines(plan.changes, { 'f1-1': '一是', 'm1-2': '二是' })).toEqual([
		{ label: '办理状态', from: '已认领', to: '正在整改' },
		{ label: '具体问题', from: '—', to: '6 户不知晓监测政策' },
		{ label: '整改措施', from: '—', to: '逐户上门讲解' },
		{ label: '对应具体表现', from: '—', to: '一是' },
		{ label: '对应整改措施', from: '—', to: '二是' },
		{ label: '整改类型', from: '—', to: '限期整改' },
		{ label: '整改时限', from: '—', to: '7月10日' }
	]);
});

test('a step signed by the office for want of others says so', () => {
	const typed = {
		...rowOf(units.shangzhuang),
		...putUp,
		stage: 'approving',
		chainStep: 1
	} as const;
	const facts = { signers: ['sunQiang', 'qianLi'] };
	const approved = done(people.zhouMing, typed, 'approve', {}, facts);
	expect(sentence(approved.events[0]!)).toBe(
		'审定销号：同意销号（本步骤无其他可签人员，由办公室代签）'
	);
});

test('every act has words for when it is done, and they are Chinese', () => {
	for (const verb of verbs) {
		expect(doneNames[verb]).toMatch(/已/);
		expect(doneNames[verb]).not.toMatch(/^已(不|问题|督导记录|未发现|阶段)/);
	}
});

test('what was typed with a full stop goes on without it, and days of another year say theirs', () => {
	const noted = done(hanBing, open, 'noteSupervision', {
		finding: '走访 3 户，1 户不知晓。',
		suggestion: '补讲后再报。',
		answerBy: '2022-06-27'
	});
	expect(noted.events.map((event) => sentence(event))).toEqual([
		'督导记录：走访 3 户，1 户不知晓；建议：补讲后再报；请于6月27日前答复'
	]);
	const changes = { reviewOn: ['2022-03-19', '2023-03-01'], goalReached: [false, true] } as const;
	const lines = changeLines(changes as unknown as Parameters<typeof changeLines>[0], {}, '2022');
	expect(lines.map(({ label, from, to }) => `${label} ${from} → ${to}`)).toEqual([
		'复核日期 3月19日 → 2023年3月1日',
		'阶段目标是否达到 未达到 → 已达到'
	]);
});
