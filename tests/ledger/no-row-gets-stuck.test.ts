import { describe, expect, test } from 'vitest';
import { defaultChains, stepUnitId } from '../../src/lib/ledger/chain.ts';
import type { NamedUnit } from '../../src/lib/ledger/facts.ts';
import { lightOf } from '../../src/lib/ledger/due.ts';
import { isRefusal } from '../../src/lib/ledger/refusal.ts';
import type { LedgerRow } from '../../src/lib/ledger/row.ts';
import { people, units } from '../cast.ts';
import { done, refused } from './acts.ts';
import { fileOf } from './files.ts';
import { planned, putUp, rowOf } from './rows.ts';

const { zhengHao, liWen, chenJing, hanBing, luJia } = people;
const open = { ...rowOf(units.dongwan), ...planned } satisfies LedgerRow;
const water: NamedUnit = {
	...{ id: 'water', name: '水利局', level: 'department', townshipId: null },
	...{ chain: defaultChains.department, nextOrdinal: 1, standingRowId: null }
};

describe('a merge while reviewers are at work', () => {
	const policy = {
		...rowOf(units.liuhe),
		...{ ...putUp, problemKind: 'policy', sectorUnitId: 'water', leadUnitId: 'farming' }
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
		{
			...{ toUnitId: 'water', problemKind: 'policy' }
		},
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
		...{ problem: '井盖缺失', origin: '大排查', nature: 'individual', problemKind: 'policy' },
		...{ households: [household], markedNames: ['颜国强'], files: [fileOf('photo')] }
	} satisfies Partial<LedgerRow>;
	const facts = { named: water };
	const sent = done(zhengHao, { ...open, ...content }, 'transfer', {}, facts).row;
	const [child] = done(luJia, sent, 'acceptTransfer', {}, facts).creates;
	expect(child).toMatchObject(content);
});

describe('改派', () => {
	const declined = done(zhengHao, rowOf(units.dongwan), 'decline').row;

	test('to a unit that has the finding already links its row and adds none', () => {
		const named = { ...water, nextOrdinal: 3, standingRowId: 'f1-water' };
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
		const named = { ...water, nextOrdinal: 3, standingRowId: 'f1-water' };
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

describe('a row that comes back', () => {
	const longTerm = {
		...{ ...open, stage: 'longTerm', rectification: 'longTerm', dueOn: null },
		...{ reviewOn: '2022-09-30', stageGoal: '每月巡查', reviewedDays: 9 }
	} satisfies LedgerRow;
	const back = done(hanBing, longTerm, 'reopen').row;

	test('from 长期坚持 gets a deadline of its own, and days of an earlier review do not count for it', () => {
		const type = { rectification: 'byDeadline', dueOn: '2022-06-25' };
		const { row } = done(zhengHao, back, 'amend', { ...type, reason: '反弹后重新整改' });
		expect(row).toMatchObject({ ...type, reviewOn: null, plannedOn: '2022-06-20' });
		expect(lightOf(row, '2022-07-02')).toMatchObject({ kind: 'overdue', days: 7 });
	});

	test('keeps its type but for 长期坚持, forgets what was reached, and is no 漏报 unless it was reported as 未发现', () => {
		const closed = { ...open, stage: 'closed', goalReached: true } satisfies LedgerRow;
		const { row } = done(hanBing, closed, 'reopen');
		expect(row).toMatchObject({ rectification: open.rectification, goalReached: false, missed: 0 });
		expect(back).toMatchObject({ rectification: 'byDeadline', reviewOn: null, reviewedDays: 0 });
		const checked = { checkedOn: '2022-06-18', checker: '郑浩', households: 40, method: '走访' };
		const kept = done(hanBing, { ...closed, check: checked }, 'reopen').row;
		expect(kept.check).toEqual(checked);
		const notFound = { ...open, stage: 'notFound', check: checked } satisfies LedgerRow;
		expect(done(hanBing, notFound, 'reopen').row).toMatchObject({ missed: 1, check: null });
	});

	test('or was planned as 长期坚持 may be given a deadline instead, whatever 复核日期 it had', () => {
		const watched = {
			...open,
			rectification: 'longTerm',
			dueOn: null,
			reviewOn: '2022-09-30'
		} satisfies LedgerRow;
		const type = { rectification: 'byDeadline', dueOn: '2022-07-10' };
		expect(done(zhengHao, watched, 'amend', { ...type, reason: '可以限期' }).row).toMatchObject(
			type
		);
	});

	test('for its sender too is told as the act of who hung it up, typed for nobody', () => {
		const parent = {
			...open,
			id: 'sender',
			stage: 'transferred',
			outcomeConfirmedOn: '2022-06-18'
		};
		const child = {
			...rowOf(units.water),
			...planned,
			stage: 'closed' as const,
			closedOn: '2022-06-17'
		};
		const decision = done(chenJing, child, 'reopen', {}, { parent: parent as LedgerRow });
		expect(decision.touched[0]?.events[0]).toMatchObject({
			...{ type: 'disputeOutcome', onBehalfOf: null, applicantName: '' }
		});
	});

	test('after 结束批次 opens no further row that nobody could work on', () => {
		const campaign = { startOn: '2022-06-01', endOn: '2022-06-15', ended: true };
		for (const verb of ['addProblem', 'transfer'] as const)
			expect(refused(zhengHao, back, verb, {}, { campaign }).code).toBe('campaignEnded');
	});
});

test('a township’s first row is not settled by what another unit did while rows below it are open', () => {
	const sender = { ...rowOf(units.liuhe), ...planned, stage: 'transferred' } satisfies LedgerRow;
	const child = { ...rowOf(units.water), ...planned, stage: 'closed' } satisfies LedgerRow;
	const facts = { child, unsettled: 2 };
	expect(refused(liWen, sender, 'confirmOutcome', {}, facts)).toMatchObject({
		...{ code: 'unsettled', message: expect.stringContaining('本条才能确认办结') as string }
	});
	expect(done(liWen, sender, 'confirmOutcome', {}, { child }).row.outcomeConfirmedOn).toBe(
		'2022-06-20'
	);
});

test('a row voided while it waits for a receiver is not the receiver’s to see any more; what was sent stays linked', () => {
	const siblings = [{ id: 'row-kept', number: '1-2' }];
	const waiting = {
		...{ ...open, ordinal: 2, stage: 'transferPending', resumeStage: 'claimed' },
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
	expect(refused(zhengHao, over, 'handOver').code).toBe('confirmedAlready');
});

test('what became void is no outcome to confirm', () => {
	const sender = { ...open, stage: 'transferred' } satisfies LedgerRow;
	const child = { ...rowOf(units.water), stage: 'void' } satisfies LedgerRow;
	expect(isRefusal(refused(zhengHao, sender, 'confirmOutcome', {}, { child }))).toBe(true);
});
