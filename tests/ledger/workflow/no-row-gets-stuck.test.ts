import { describe, expect, test } from 'vitest';
import { defaultChains, stepUnitId } from '#lib/ledger/chain/chain.ts';
import type { NamedUnit } from '#lib/ledger/workflow/facts.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { people, units } from '../../cast.ts';
import { done, refused } from '../cast/acts.ts';
import { fileOf } from '../cast/files.ts';
import { planned, putUp, rowOf } from '../cast/rows.ts';

const { zhengHao, liWen, chenJing, luJia } = people;
const open = { ...rowOf(units.dongwan), ...planned } satisfies LedgerRow;
const water: NamedUnit = {
	id: 'water',
	name: '水利局',
	level: 'department',
	townshipId: null,
	chain: defaultChains.department,
	nextOrdinal: 1,
	firstRowId: null
};

describe('a merge while reviewers are at work', () => {
	const policy = {
		...rowOf(units.liuhe),
		...putUp,
		problemKind: 'policy',
		sectorUnitId: 'water',
		leadUnitId: 'farming'
	} satisfies LedgerRow;
	const farming = { ...water, id: 'farming', name: '农业农村局', tookIn: ['water'] };

	test('takes the sector step out where the lead unit took the department in, and the next step waits', () => {
		const [first, last] = [
			{ ...policy, chainStep: 1 },
			{ ...policy, chainStep: 2, stage: 'approving' as const }
		];
		for (const row of [first, last]) {
			const { row: after } = done(
				chenJing,
				row,
				'followMerge',
				{ toUnitId: 'farming' },
				{
					named: farming
				}
			);
			expect([after.sectorUnitId, after.chainStep, after.stage]).toEqual([
				'farming',
				1,
				'approving'
			]);
			expect(stepUnitId(after, 'office')).toBe('office');
		}
	});

	test('leaves a step alone that nothing was taken from', () => {
		const { row } = done(
			chenJing,
			{ ...policy, chainStep: 0 },
			'followMerge',
			{ toUnitId: 'farming' },
			{
				named: farming
			}
		);
		expect([row.chainStep, row.stage]).toEqual([0, 'verifying']);
	});
});

describe('a transfer that is not taken', () => {
	const facts = { named: water };
	const sent = done(
		zhengHao,
		{ ...open, problemKind: 'local' },
		'transfer',
		{ toUnitId: 'water', problemKind: 'policy' },
		facts
	).row;

	test('leaves 问题类别 as it was, whoever takes it back', () => {
		expect(sent.problemKind).toBe('policy');
		const back = done(zhengHao, sent, 'withdrawRequest').row;
		expect([back.problemKind, back.transferToId, back.stage]).toEqual([
			'local',
			null,
			'rectifying'
		]);
		const declined = done(luJia, sent, 'refuseTransfer').row;
		expect(done(chenJing, declined, 'revokeTransfer').row.problemKind).toBe('local');
	});
});

test('a problem that goes to another unit takes its words, its villagers and its files along', () => {
	const household = { name: '颜国强', what: '厕所无门', done: false, idSealed: '', phone: '' };
	const content = {
		problem: '井盖缺失',
		origin: '大排查',
		nature: 'individual',
		problemKind: 'policy',
		households: [household],
		markedNames: ['颜国强'],
		files: [fileOf('photo')]
	} satisfies Partial<LedgerRow>;
	const facts = { named: water };
	const sent = done(zhengHao, { ...open, ...content }, 'transfer', {}, facts).row;
	const [child] = done(luJia, sent, 'acceptTransfer', {}, facts).creates;
	expect(child).toMatchObject(content);
});

describe('改派', () => {
	const declined = done(zhengHao, rowOf(units.dongwan), 'decline').row;

	test('to a unit that has the finding already links its row and adds none', () => {
		const named = { ...water, nextOrdinal: 3, firstRowId: 'f1-water' };
		const decision = done(chenJing, declined, 'reassign', { toUnitId: 'water' }, { named });
		expect(decision.creates).toEqual([]);
		expect(decision.row).toMatchObject({ stage: 'void', keptRowId: 'f1-water', request: null });
	});

	test('to a unit that has none makes its first row, empty as the one that was declined', () => {
		const { row, creates } = done(
			chenJing,
			declined,
			'reassign',
			{ toUnitId: 'water' },
			{ named: water }
		);
		expect([row.stage, row.keptRowId]).toEqual(['void', null]);
		expect(creates).toMatchObject([
			{ unitId: 'water', level: 'department', problem: '', dueOn: null, parentRowId: declined.id }
		]);
	});

	test('of what a transfer brought is never laid beside what stands there already', () => {
		const brought = { ...declined, problem: '井盖缺失', parentRowId: 'sender' };
		const named = { ...water, nextOrdinal: 3, firstRowId: 'f1-water' };
		const { row, creates } = done(chenJing, brought, 'reassign', { toUnitId: 'water' }, { named });
		expect([row.keptRowId, creates[0]?.ordinal]).toEqual([null, 3]);
	});

	test('of what a transfer brought takes the problem, its files and its deadline along', () => {
		const brought = {
			...declined,
			problem: '井盖缺失',
			dueOn: '2022-07-10',
			parentRowId: 'sender'
		};
		const [born] = done(
			chenJing,
			brought,
			'reassign',
			{ toUnitId: 'water' },
			{ named: water }
		).creates;
		expect(born).toMatchObject({
			problem: '井盖缺失',
			dueOn: '2022-07-10',
			parentRowId: brought.id
		});
	});
});

test('a township’s first row is not settled by what another unit did while rows below it are open', () => {
	const sender = { ...rowOf(units.liuhe), ...planned, stage: 'transferred' } satisfies LedgerRow;
	const child = { ...rowOf(units.water), ...planned, stage: 'closed' } satisfies LedgerRow;
	const facts = { child, unsettled: 2 };
	expect(refused(liWen, sender, 'confirmOutcome', {}, facts)).toMatchObject({
		kind: 'unsettled',
		message: expect.stringContaining('本条才能确认办结') as string
	});
	expect(done(liWen, sender, 'confirmOutcome', {}, { child }).row.outcomeConfirmedOn).toBe(
		'2022-06-20'
	);
});

test('a row voided while it waits for a receiver is not the receiver’s to see any more; what was sent stays linked', () => {
	const siblings = [{ id: 'row-kept', number: '1-2' }];
	const waiting = {
		...open,
		ordinal: 2,
		stage: 'transferPending',
		resumeStage: 'claimed',
		transferToId: 'water'
	} satisfies LedgerRow;
	expect(done(liWen, waiting, 'void', {}, { siblings }).row.transferToId).toBeNull();
	const sent = { ...waiting, stage: 'transferred', resumeStage: null } satisfies LedgerRow;
	expect(done(liWen, sent, 'void', {}, { siblings }).row.transferToId).toBe('water');
});

test('a transfer that was confirmed keeps the name of who answered for it', () => {
	const sent = { ...open, stage: 'transferred' } satisfies LedgerRow;
	expect(done(zhengHao, sent, 'handOver').row.responsiblePerson).toBe('蒋波');
	const over = { ...sent, outcomeConfirmedOn: '2022-06-18' };
	expect(refused(zhengHao, over, 'handOver').kind).toBe('confirmedAlready');
});

test('what became void is no outcome to confirm', () => {
	const sender = { ...open, stage: 'transferred' } satisfies LedgerRow;
	const child = { ...rowOf(units.water), stage: 'void' } satisfies LedgerRow;
	expect(isRefusal(refused(zhengHao, sender, 'confirmOutcome', {}, { child }))).toBe(true);
});
