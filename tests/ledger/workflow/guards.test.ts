import { describe, expect, test } from 'vitest';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import type { Facts, NamedUnit } from '#lib/ledger/workflow/facts.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { Request } from '#lib/ledger/request.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { people, units, type PersonKey } from '../../cast.ts';
import { act, atOnce, done, refused } from '../cast/acts.ts';
import { planned, putUp, rowOf } from '../cast/rows.ts';

const assigned = rowOf(units.dongwan);
const claimed = { ...assigned, stage: 'claimed', responsiblePerson: '郑浩' } satisfies LedgerRow;
const rectifying = { ...assigned, ...planned } satisfies LedgerRow;
const atOnceRow = { ...rectifying, rectification: 'immediate' } satisfies LedgerRow;
const longTerm = {
	...rectifying,
	stage: 'longTerm',
	rectification: 'longTerm',
	dueOn: null,
	reviewOn: '2022-09-30',
	stageGoal: '目标',
	mechanism: '机制'
} satisfies LedgerRow;
const asked = (kind: Request['kind'], more: object = {}) => ({
	request: { kind, since: '2022-06-18', reason: '汛期', personId: 'zhengHao', ...more } as Request
});
const declined = { ...assigned, stage: 'declined', ...asked('reassign') } satisfies LedgerRow;
const sent: LedgerRow = {
	...rectifying,
	stage: 'transferPending',
	resumeStage: 'claimed',
	transferToId: 'water',
	...asked('transfer', { refused: '' })
};
const refusedBefore: LedgerRow = { ...sent, ...asked('transfer', { refused: '不属本局' }) };
const transferred: LedgerRow = { ...sent, stage: 'transferred', request: null };
const child = (stage: LedgerRow['stage']) => ({ ...rowOf(units.water), ...planned, stage });
const named = (more: Partial<NamedUnit> = {}): Partial<Facts> => ({
	named: {
		id: 'water',
		name: '水利局',
		level: 'department',
		townshipId: null,
		chain: assigned.chain,
		nextOrdinal: 1,
		firstRowId: null,
		...more
	} as NamedUnit
});
const village = named({ id: 'xiling', level: 'village', townshipId: 'liuhe' });
const later = (dueOn: string) => ({ ...rectifying, ...asked('extension', { dueOn }) });
const kept = { id: 'row-kept', number: '1-2' };
const second = { ...rectifying, ordinal: 2 } satisfies LedgerRow;

/** Who does what to which row, with which fields and facts: the code and field of the refusal, or what the row becomes. */
type Case = [
	PersonKey,
	CommandVerb,
	LedgerRow,
	object,
	Partial<Facts>,
	string | Partial<LedgerRow>
];

// prettier-ignore
const cases: Case[] = [
	// 延期: before the deadline, at most twice, later than it; reviewing days are not charged (domain §5, §6).
	['zhengHao', 'requestExtension', { ...rectifying, dueOn: null }, {}, {}, 'noDeadline'],
	['zhengHao', 'requestExtension', { ...rectifying, extensions: 1 }, {}, {}, { stage: 'rectifying' }],
	['zhengHao', 'requestExtension', { ...rectifying, extensions: 2 }, {}, {}, 'twice'],
	['zhengHao', 'requestExtension', rectifying, {}, { today: '2022-07-10' }, {}],
	['zhengHao', 'requestExtension', rectifying, {}, { today: '2022-07-11' }, 'tooLate'],
	['zhengHao', 'requestExtension', { ...rectifying, reviewedDays: 1 }, {}, { today: '2022-07-11' }, {}],
	['zhengHao', 'requestExtension', rectifying, { dueOn: '2022-07-10' }, {}, 'incomplete dueOn'],
	['zhengHao', 'requestExtension', rectifying, { dueOn: '2022-07-11' }, {}, {}],
	['zhengHao', 'requestExtension', rectifying, { dueOn: '2022-08-20' }, {}, {}],
	['zhengHao', 'requestExtension', atOnceRow, { dueOn: '2022-07-31' }, {}, {}],
	['zhengHao', 'requestExtension', atOnceRow, { dueOn: '2022-08-01' }, {}, 'incomplete dueOn'],
	['liWen', 'grantExtension', later('2022-07-31'), {}, {}, { dueOn: '2022-07-31', originalDueOn: '2022-07-10', extensions: 1, beyondReason: '', request: null }],
	['liWen', 'grantExtension', later('2022-08-01'), {}, {}, 'officeOnly'],
	['chenJing', 'grantExtension', later('2022-08-01'), {}, {}, { dueOn: '2022-08-01', beyondReason: '汛期' }],
	['liWen', 'refuseExtension', later('2022-08-01'), {}, {}, { dueOn: '2022-07-10', request: null }],
	['zhengHao', 'withdrawRequest', later('2022-08-01'), {}, {}, { request: null, transferToId: null }],
	['zhengHao', 'withdrawRequest', { ...later('2022-08-01'), transferToId: 'water' }, {}, {}, { transferToId: 'water' }],
	['zhengHao', 'withdrawRequest', sent, {}, {}, { stage: 'claimed', transferToId: null, resumeStage: null }],
	// 长期坚持
	['liWen', 'requestLongTerm', { ...rowOf(units.liuhe), ...planned }, {}, { unsettled: 1 }, 'unsettled'],
	['zhengHao', 'requestLongTerm', rectifying, { reviewOn: '2022-06-20' }, {}, 'incomplete reviewOn'],
	['zhengHao', 'requestLongTerm', rectifying, { reviewOn: '2022-06-21' }, {}, {}],
	['chenJing', 'grantLongTerm', { ...rectifying, ...asked('longTerm', { stageGoal: '半数', goalReached: true, mechanism: '月访', reviewOn: '2022-09-01' }) }, {}, {}, { stage: 'longTerm', rectification: 'longTerm', stageGoal: '半数', goalReached: true, reviewOn: '2022-09-01', request: null }],
	['zhengHao', 'reviewLongTerm', longTerm, { on: '2022-06-21' }, {}, 'incomplete on'],
	['zhengHao', 'reviewLongTerm', longTerm, { reviewOn: '2022-06-20' }, {}, 'incomplete reviewOn'],
	['zhengHao', 'reviewLongTerm', { ...longTerm, goalReached: true }, { goalReached: 'no' }, {}, { goalReached: false, request: null }],
	['zhengHao', 'reviewLongTerm', { ...longTerm, goalReached: true }, { goalReached: 'yes' }, {}, { goalReached: true, request: null }],
	['zhengHao', 'reviewLongTerm', longTerm, { goalReached: 'no' }, {}, { goalReached: false, request: null, reviewOn: '2022-12-30' }],
	// 申请改派
	['liWen', 'keepAssigned', declined, { replyBy: '2022-06-19' }, {}, 'incomplete replyBy'],
	['liWen', 'keepAssigned', declined, { replyBy: '2022-06-20' }, {}, { stage: 'assigned', replyBy: '2022-06-20', request: null }],
	['chenJing', 'reassign', declined, {}, { named: null }, 'incomplete toUnitId'],
	['chenJing', 'reassign', declined, { replyBy: '2022-06-19' }, named(), 'incomplete replyBy'],
	['chenJing', 'reassign', declined, {}, named({ id: 'dongwan' }), 'incomplete toUnitId'],
	['chenJing', 'reassign', declined, {}, named({ level: 'city' }), 'incomplete toUnitId'],
	['chenJing', 'reassign', declined, {}, named(), { stage: 'void', request: null }],
	['liWen', 'reassign', declined, {}, named(), 'incomplete toUnitId'],
	['liWen', 'reassign', declined, {}, village, { stage: 'void' }],
	['liWen', 'reassign', declined, {}, named({ id: 'shangzhuang', level: 'village', townshipId: 'shiqiao' }), 'incomplete toUnitId'],
	// 移交
	['zhengHao', 'transfer', { ...claimed, problem: '' }, {}, named(), 'problemFirst'],
	['linTao', 'transfer', { ...rowOf(units.county), ...planned }, {}, named(), 'cityRow'],
	['zhengHao', 'transfer', rectifying, {}, { named: null }, 'incomplete toUnitId'],
	['zhengHao', 'transfer', rectifying, {}, named({ id: 'dongwan' }), 'incomplete toUnitId'],
	['zhengHao', 'transfer', rectifying, {}, village, 'incomplete toUnitId'],
	['zhengHao', 'transfer', rectifying, { problemKind: 'local' }, named(), 'incomplete toUnitId'],
	['zhengHao', 'transfer', rectifying, { problemKind: 'local' }, village, { problemKind: 'local', stage: 'transferPending' }],
	['zhengHao', 'transfer', rectifying, { problemKind: 'local' }, named({ level: 'township' }), {}],
	['zhengHao', 'transfer', rectifying, {}, named(), { stage: 'transferPending', resumeStage: 'rectifying', transferToId: 'water', problemKind: 'policy' }],
	['luJia', 'acceptTransfer', sent, {}, { named: null }, 'incomplete '],
	['luJia', 'acceptTransfer', sent, { dueOn: '2022-06-19' }, named(), 'incomplete dueOn'],
	['luJia', 'acceptTransfer', sent, { dueOn: '2022-06-20' }, named(), { stage: 'transferred', request: null, resumeStage: null }],
	['luJia', 'refuseTransfer', refusedBefore, {}, {}, 'refusedAlready'],
	['chenJing', 'imposeTransfer', sent, {}, { ...named(), workingDays: () => 3 }, 'receiverHasTime'],
	['chenJing', 'imposeTransfer', sent, {}, { ...named(), workingDays: () => 4 }, { stage: 'transferred', request: null }],
	['chenJing', 'imposeTransfer', refusedBefore, {}, { ...named(), workingDays: () => 0 }, { stage: 'transferred' }],
	['chenJing', 'imposeTransfer', refusedBefore, {}, { named: null }, 'incomplete '],
	['chenJing', 'imposeTransfer', refusedBefore, { replyBy: '2022-06-19' }, named(), 'incomplete replyBy'],
	['chenJing', 'imposeTransfer', refusedBefore, { replyBy: '2022-06-20' }, named(), {}],
	['chenJing', 'revokeTransfer', sent, {}, { workingDays: () => 3 }, 'receiverHasTime'],
	['chenJing', 'revokeTransfer', refusedBefore, {}, {}, { stage: 'claimed', transferToId: null, resumeStage: null, request: null }],
	['zhengHao', 'confirmOutcome', transferred, {}, { child: null }, 'childOpen'],
	['zhengHao', 'confirmOutcome', transferred, {}, { child: child('rectifying') }, 'childOpen'],
	['zhengHao', 'confirmOutcome', transferred, {}, { child: child('closed') }, { outcomeConfirmedOn: '2022-06-20' }],
	['zhengHao', 'confirmOutcome', { ...transferred, outcomeConfirmedOn: '2022-06-19' }, {}, { child: child('closed') }, 'confirmedAlready'],
	['zhengHao', 'disputeOutcome', transferred, {}, { child: child('rectifying') }, 'childOpen'],
	['zhengHao', 'disputeOutcome', transferred, {}, { child: child('notFound') }, 'childGone'],
	['zhengHao', 'disputeOutcome', transferred, {}, { child: child('closed') }, { stage: 'transferred' }],
	['zhengHao', 'disputeOutcome', transferred, {}, { child: child('longTerm') }, {}],
	// 作废, 人员移交, 合并
	['chenJing', 'void', { ...rowOf(units.liuhe), ...planned }, {}, { siblings: [kept] }, 'standsForAll'],
	['chenJing', 'void', { ...rowOf(units.liuhe), ...planned }, {}, { siblings: [kept], finding: { number: '自', title: '自查', facetIds: [], measureIds: [], selfFound: true } }, { stage: 'void' }],
	['liWen', 'void', second, {}, { siblings: [] }, 'lastRow'],
	['liWen', 'void', second, { keptRowId: 'other' }, { siblings: [kept] }, 'incomplete keptRowId'],
	['liWen', 'void', { ...second, ...asked('extension') }, {}, { siblings: [kept] }, { stage: 'void', keptRowId: 'row-kept', request: null, closedOn: null }],
	['zhengHao', 'handOver', rectifying, { responsiblePerson: '郑浩' }, {}, 'nothingChanged responsiblePerson'],
	['zhengHao', 'handOver', rectifying, {}, {}, { responsiblePerson: '蒋波' }],
	['chenJing', 'followMerge', rectifying, {}, {}, 'notMerged toUnitId'],
	['chenJing', 'followMerge', rectifying, {}, named(), 'notMerged toUnitId'],
	['chenJing', 'followMerge', { ...rectifying, sectorUnitId: 'x', transferToId: 'x' }, {}, named({ tookIn: ['x'] }), { unitId: 'dongwan', leadUnitId: 'farming', sectorUnitId: 'water', transferToId: 'water', ordinal: 1 }],
	['chenJing', 'followMerge', { ...rectifying, leadUnitId: 'x' }, {}, named({ tookIn: ['x'] }), { unitId: 'dongwan', leadUnitId: 'water', sectorUnitId: null, transferToId: null }],
	['chenJing', 'followMerge', rectifying, {}, named({ tookIn: ['dongwan'], nextOrdinal: 4 }), { unitId: 'water', townshipId: null, ordinal: 4, leadUnitId: 'farming' }],
	// 申请销号 of a problem that the unit found itself waits until it is taken in.
	['zhengHao', 'requestClosure', { ...claimed, problem: '厕所无门', ...asked('selfFound') }, atOnce, {}, 'notAccepted'],
	['zhengHao', 'requestClosure', rectifying, { fileIds: ['gone'] }, {}, 'uploadGone fileIds'],
	['zhengHao', 'requestClosure', rectifying, { evidence: undefined }, {}, 'incomplete evidence'],
	['zhengHao', 'requestClosure', { ...rectifying, evidence: '村档案盒1号' }, { evidence: undefined }, {}, { stage: 'verifying', evidence: '村档案盒1号' }],
	['zhengHao', 'requestClosure', { ...claimed, problem: '厕所无门' }, { ...atOnce, problem: undefined }, {}, { stage: 'verifying', problem: '厕所无门' }],
	['zhengHao', 'requestClosure', claimed, { ...atOnce, completedOn: '2022-06-21', evidence: undefined }, {}, 'incomplete completedOn'],
	['zhengHao', 'reportProgress', rectifying, { fileIds: ['gone'] }, {}, 'uploadGone fileIds'],
	['liWen', 'verify', { ...assigned, ...putUp }, { fileIds: ['gone'] }, {}, 'uploadGone fileIds'],
	['liWen', 'return', { ...assigned, ...putUp }, { fileIds: ['gone'] }, {}, 'uploadGone fileIds'],
	['liWen', 'return', { ...assigned, ...putUp }, { amendBy: '2022-06-20' }, {}, { stage: 'rectifying', returns: 1, amendBy: '2022-06-20' }],
	['wangFang', 'approve', { ...assigned, ...putUp, stage: 'approving', chainStep: 1 }, { fileIds: ['gone'] }, {}, 'uploadGone fileIds'],
	['zhengHao', 'addEvidence', rectifying, { fileIds: ['gone'] }, {}, 'uploadGone fileIds'],
	['zhengHao', 'addEvidence', { ...rectifying, evidence: '甲'.repeat(1996) }, { fileIds: [], paper: '乙乙乙' }, {}, {}],
	['zhengHao', 'addEvidence', { ...rectifying, evidence: '甲'.repeat(1997) }, { fileIds: [], paper: '乙乙乙' }, {}, 'tooLong paper'],
	// 修改: what is emptied, what moves the deadline, and what only looks like it.
	['zhengHao', 'amend', { ...rectifying, officePhone: '1' }, { officePhone: '' }, {}, { officePhone: '' }],
	['zhengHao', 'amend', { ...rectifying, responsibleLeader: '冯春' }, { responsibleLeader: '' }, {}, { responsibleLeader: '' }],
	['zhengHao', 'amend', { ...rectifying, officePhone: '1', responsibleLeader: '冯春' }, {}, {}, { officePhone: '1', responsibleLeader: '冯春' }],
	['zhengHao', 'amend', rectifying, { dueWording: '7月上旬' }, {}, { dueWording: '7月上旬', dueOn: '2022-07-10', originalDueOn: '2022-07-10' }],
	['zhengHao', 'amend', { ...rectifying, dueOn: '2022-08-20', beyondReason: '汛期' }, { beyondReason: '工期' }, {}, { beyondReason: '工期', dueOn: '2022-08-20' }],
	['zhengHao', 'amend', rectifying, { rectification: 'immediate' }, {}, { rectification: 'immediate', dueOn: '2022-07-10' }],
	['zhengHao', 'amend', rectifying, { dueOn: '2022-07-10', rectification: 'byDeadline' }, {}, {}],
	['zhengHao', 'amend', rectifying, { dueOn: '2022-06-20' }, {}, { dueOn: '2022-06-20' }],
	['zhengHao', 'amend', { ...rectifying, dueOn: '2022-06-10' }, { rectification: 'immediate', measure: '加紧' }, {}, { rectification: 'immediate', dueOn: '2022-06-10' }],
	['zhengHao', 'amend', { ...rectifying, dueOn: '2022-06-10' }, { dueWording: '已过' }, {}, { dueWording: '已过' }],
	['zhengHao', 'amend', { ...rectifying, reviewOn: '2022-09-30', rectification: 'longTerm' }, { reviewOn: '2022-10-01' }, {}, 'incomplete reviewOn'],
	['zhengHao', 'amend', { ...rectifying, reviewOn: '2022-09-30', rectification: 'longTerm' }, { reviewOn: '2022-09-29' }, {}, { reviewOn: '2022-09-29' }],
	['zhengHao', 'amend', { ...claimed, problem: '甲' }, { dueWording: '' }, {}, {}],
	// 制定整改措施
	['zhengHao', 'plan', claimed, { dueOn: '2022-06-20' }, {}, { dueOn: '2022-06-20' }],
	['zhengHao', 'plan', claimed, { dueOn: '2022-07-31' }, {}, { beyondReason: '' }],
	['zhengHao', 'plan', claimed, { rectification: 'longTerm', dueOn: '', reviewOn: '2022-06-20' }, {}, { reviewOn: '2022-06-20' }],
	['zhengHao', 'plan', claimed, { rectification: 'immediate', dueOn: '' }, { today: '2022-07-31' }, { dueOn: '2022-07-31' }],
	['zhengHao', 'plan', claimed, { rectification: 'immediate', dueOn: '2022-07-31' }, {}, { dueOn: '2022-07-31' }],
	['luJia', 'plan', { ...rowOf(units.water), stage: 'claimed', parentRowId: 'p', dueOn: '2022-07-01' }, { dueOn: '2022-07-02', facetIds: [], measureIds: [] }, {}, 'incomplete dueOn'],
	['luJia', 'plan', { ...rowOf(units.water), stage: 'claimed', parentRowId: 'p', dueOn: '2022-07-01' }, { dueOn: '2022-07-01' }, {}, { dueOn: '2022-07-01' }],
	['zhengHao', 'plan', { ...claimed, dueOn: '2022-07-01' }, { dueOn: '2022-07-02' }, {}, { dueOn: '2022-07-02', originalDueOn: '2022-07-02' }],
	['zhengHao', 'plan', { ...claimed, extensions: 1, originalDueOn: '2022-07-01' }, {}, {}, { originalDueOn: '2022-07-01' }],
	['zhengHao', 'plan', claimed, { problemKind: 'policy' }, {}, { problemKind: 'policy', sectorUnitId: 'farming' }],
	['zhengHao', 'plan', claimed, { problemKind: 'policy', sectorUnitId: 'water' }, {}, { sectorUnitId: 'water' }],
	['zhengHao', 'plan', claimed, { problemKind: 'local' }, {}, { problemKind: 'local', sectorUnitId: null }],
	['zhengHao', 'plan', claimed, { sectorUnitId: 'liuhe' }, {}, 'incomplete sectorUnitId'],
	['zhengHao', 'plan', claimed, { alsoFindingIds: ['f1'] }, {}, 'incomplete alsoFindingIds'],
	['zhengHao', 'plan', claimed, { alsoFindingIds: ['zz'] }, {}, 'incomplete alsoFindingIds'],
	['zhengHao', 'plan', claimed, { alsoFindingIds: ['f2'] }, {}, { alsoFindingIds: ['f2'] }],
	['zhengHao', 'plan', { ...claimed, goal: '原', origin: '原', nature: 'common' }, {}, {}, { goal: '原', origin: '原', nature: 'common' }],
	['zhengHao', 'plan', claimed, { goal: '新', origin: '暗访', nature: 'individual' }, {}, { goal: '新', origin: '暗访', nature: 'individual' }],
	// 督导记录
	['hanBing', 'noteSupervision', rectifying, { answerBy: '2022-06-19' }, {}, 'incomplete answerBy'],
	['hanBing', 'noteSupervision', rectifying, { answerBy: '2022-06-20' }, {}, {}],
	['hanBing', 'noteSupervision', rectifying, { answerBy: undefined }, {}, {}]
];

describe('each guard, and the case just inside it', () => {
	test.each(cases)('%s %s', (who, verb, row, fields, facts, expected) => {
		const result = act(people[who], row, verb, fields, facts);
		if (typeof expected === 'string') {
			expect(isRefusal(result) ? [result.kind, result.field].join(' ').trim() : 'done').toBe(
				expected.trim()
			);
		} else {
			expect(isRefusal(result) ? result : 'done').toBe('done');
			expect(isRefusal(result) ? {} : result.row).toMatchObject(expected);
		}
	});
});

test.each(['2022-06-20', '2022-06-22'])('on %s a receiver is still waited for', (day) => {
	const refusal = act(people.chenJing, sent, 'revokeTransfer', {}, { today: day });
	expect(isRefusal(refusal) && refusal.message).toBe(
		'接收单位应于6月22日前答复；它答复不接收或过期未答复时再裁定。'
	);
});

test('a receiver keeps inside the period while it lasts; later, or as the office rules, the row says why it lies past it', () => {
	const august = { today: '2022-08-15', ...named() };
	const bornDue = (dueOn: string, facts: object = named()) =>
		done(people.luJia, sent, 'acceptTransfer', { dueOn }, facts).creates[0];
	expect(bornDue('2022-07-31')).toMatchObject({ dueOn: '2022-07-31', beyondReason: '' });
	const early = refused(people.luJia, sent, 'acceptTransfer', { dueOn: '2022-08-01' }, named());
	expect(early.fields?.dueOn).toContain('接收后申请延期');
	expect(bornDue('2022-08-31', august)).toMatchObject({
		stage: 'claimed',
		unitId: 'water',
		townshipId: null,
		level: 'department',
		parentRowId: sent.id,
		rectification: 'byDeadline',
		originalDueOn: '2022-08-31',
		beyondReason: sent.request?.reason
	});
	const ruled = { ...named(), workingDays: () => 9 };
	const imposed = { dueOn: '2022-08-01', reason: '属地无权办理' };
	expect(done(people.chenJing, sent, 'imposeTransfer', imposed, ruled).creates[0]).toMatchObject({
		dueOn: '2022-08-01',
		beyondReason: '属地无权办理'
	});
});
