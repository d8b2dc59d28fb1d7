import { describe, expect, test } from 'vitest';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Verb } from '#lib/ledger/verb.ts';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import { hindered } from '#lib/ledger/workflow/hindered.ts';
import { offerTo } from '#lib/ledger/workflow/offer.ts';
import { isRejected } from '#lib/ledger/workflow/verbs/reopening.ts';
import { people, units } from '../../cast.ts';
import { factsOf, planned, putUpAsNotFound, rowOf, today } from '../cast/rows.ts';

const { zhengHao, liWen, chenJing } = people;
const village = rowOf(units.dongwan);
const mine = rowOf(units.dongwan, planned);
const township = rowOf(units.liuhe, planned);
const claimed = rowOf(units.dongwan, { stage: 'claimed' });
const noted = rowOf(units.dongwan, { stage: 'claimed', problem: '6 户不知晓' });
const pending = rowOf(units.dongwan, putUpAsNotFound);
const transferred = rowOf(units.dongwan, { ...planned, stage: 'transferred' });
const asker = { since: today, reason: '口径', personId: 'zhengHao', personName: '郑浩' };
const sent = rowOf(units.dongwan, {
	...planned,
	stage: 'transferPending',
	transferToId: 'water',
	resumeStage: 'rectifying',
	request: { kind: 'transfer', ...asker, refused: '' }
});
const declinedTransfer = {
	...sent,
	request: { kind: 'transfer', ...asker, refused: '属农业农村局' }
} as LedgerRow;
const put = { id: 'd', drawn: false, passed: false, failed: false };
const child = (stage: LedgerRow['stage']) => rowOf(units.water, { ...planned, stage });
const ended = { startOn: '2022-06-01', endOn: '2022-06-15', ended: false };

/** What is hindered, in which world; and the same row in a world in which it is not. */
const cases: [Verb, LedgerRow, Partial<Facts>, string, LedgerRow, Partial<Facts>][] = [
	['requestClosure', township, { unsettled: 3 }, 'unsettled', township, {}],
	[
		'requestClosure',
		{ ...noted, request: { kind: 'selfFound', ...asker } },
		{},
		'notAccepted',
		noted,
		{}
	],
	['requestClosure', noted, { campaign: ended }, 'planFirst', mine, { campaign: ended }],
	['requestLongTerm', township, { unsettled: 1 }, 'unsettled', township, {}],
	['reportNotFound', noted, {}, 'hasProblem', claimed, {}],
	['reportNotFound', rowOf(units.liuhe), { unsettled: 1 }, 'unsettled', village, {}],
	['addProblem', claimed, {}, 'problemFirst', noted, {}],
	['requestExtension', noted, {}, 'noDeadline', mine, {}],
	['requestExtension', { ...mine, extensions: 2 }, {}, 'twice', { ...mine, extensions: 1 }, {}],
	[
		'requestExtension',
		{ ...mine, dueOn: '2022-06-19' },
		{},
		'tooLate',
		{ ...mine, dueOn: '2022-06-19', reviewedDays: 1 },
		{}
	],
	[
		'requestExtension',
		{ ...mine, rectification: 'immediate', dueOn: '2022-06-25' },
		{ campaign: { ...ended, endOn: '2022-06-25' } },
		'atOnceEnds',
		{ ...mine, rectification: 'immediate', dueOn: '2022-06-24' },
		{ campaign: { ...ended, endOn: '2022-06-25' } }
	],
	[
		'grantExtension',
		{ ...mine, request: { kind: 'extension', ...asker, dueOn: '2022-06-16' } },
		{ campaign: ended },
		'officeOnly',
		{ ...mine, request: { kind: 'extension', ...asker, dueOn: '2022-06-15' } },
		{ campaign: ended }
	],
	['confirmNotFound', pending, {}, 'drawFirst', pending, { draw: { ...put, drawn: true } }],
	[
		'confirmNotFound',
		pending,
		{ draw: put },
		'drawnFirst',
		pending,
		{ draw: { ...put, passed: true } }
	],
	[
		'confirmNotFound',
		pending,
		{ draw: put },
		'drawnFirst',
		pending,
		{ draw: { ...put, failed: true } }
	],
	['transfer', claimed, {}, 'problemFirst', noted, {}],
	['transfer', rowOf(units.county, planned), {}, 'cityRow', mine, {}],
	['refuseTransfer', declinedTransfer, {}, 'refusedAlready', sent, {}],
	['imposeTransfer', sent, {}, 'receiverHasTime', sent, { today: '2022-06-24' }],
	['revokeTransfer', sent, { today: '2022-06-23' }, 'receiverHasTime', declinedTransfer, {}],
	['confirmOutcome', transferred, {}, 'childOpen', transferred, { child: child('closed') }],
	[
		'confirmOutcome',
		{ ...township, stage: 'transferred' },
		{ child: child('closed'), unsettled: 2 },
		'unsettled',
		{ ...township, stage: 'transferred' },
		{ child: child('closed') }
	],
	[
		'disputeOutcome',
		transferred,
		{ child: child('rectifying') },
		'childOpen',
		transferred,
		{ child: child('longTerm') }
	],
	[
		'disputeOutcome',
		transferred,
		{ child: child('notFound') },
		'childGone',
		transferred,
		{ child: child('closed') }
	],
	[
		'void',
		township,
		{ siblings: [{ id: 'k', number: '1-2' }] },
		'standsForAll',
		{ ...township, ordinal: 2 },
		{ siblings: [{ id: 'k', number: '1-1' }] }
	],
	['void', mine, {}, 'lastRow', mine, { siblings: [{ id: 'k', number: '1-2' }] }],
	['reportProgress', mine, { campaign: { ...ended, ended: true } }, 'campaignEnded', mine, {}]
];

test.each(cases)('%s is hindered (%#)', (verb, row, world, code, free, freely) => {
	const refusal = hindered(row, verb, liWen, factsOf(row, world));
	expect(refusal?.kind).toBe(code);
	expect(refusal?.message).toMatch(/[。；：，]/);
	expect(hindered(free, verb, liWen, factsOf(free, freely))).toBeNull();
});

function offer(
	who: (typeof people)[keyof typeof people],
	row: LedgerRow,
	world: Partial<Facts> = {},
	sought: string | null = null
) {
	const facts = factsOf(row, world);
	const { moves, asked, hindrance } = offerTo(who, row, standingOf(row, who, facts), facts, sought);
	return {
		verbs: moves.map(({ verb }) => verb),
		asked: asked?.verb ?? null,
		hindered: hindrance?.refusal.kind ?? null
	};
}

describe('a page asks for what can be done', () => {
	test('a township row that stands for all says what is open below it, and still takes progress', () => {
		const said = offer(liWen, township, { unsettled: 3 });
		expect([said.asked, said.hindered]).toEqual([null, 'unsettled']);
		expect(said.verbs).toContain('reportProgress');
		expect(said.verbs).not.toContain('requestClosure');
		expect(offer(liWen, township).asked).toBe('requestClosure');
	});

	test('the office reads until when a receiver answers, and rules after that', () => {
		const early = offer(chenJing, sent);
		expect([early.asked, early.hindered]).toEqual([null, 'receiverHasTime']);
		expect(early.verbs).not.toContain('revokeTransfer');
		expect(offer(chenJing, sent, { today: '2022-06-24' }).asked).toBe('imposeTransfer');
		const why = hindered(sent, 'imposeTransfer', chenJing, factsOf(sent));
		expect(why?.message).toContain('6月23日前答复');
	});

	test('a long-term row asks for its review when that is near, and for nothing before', () => {
		const kept = (reviewOn: string) =>
			rowOf(units.dongwan, { ...planned, stage: 'longTerm', rectification: 'longTerm', reviewOn });
		expect(offer(zhengHao, kept('2022-12-30')).asked).toBeNull();
		expect(offer(zhengHao, kept('2022-06-25')).asked).toBe('reviewLongTerm');
		expect(offer(zhengHao, kept('2022-12-30')).verbs).toContain('requestClosure');
	});

	test('a row that was hung up again asks for a new deadline', () => {
		const back = { ...mine, dueOn: null, relapses: 1 };
		const said = offer(zhengHao, back);
		expect(said.asked).toBe('amend');
		expect(said.verbs[0]).toBe('amend');
		expect(offer(zhengHao, mine).asked).toBe('requestClosure');
	});

	test('what somebody looked for is told, though something else is asked', () => {
		expect(offer(zhengHao, { ...mine, dueOn: '2022-06-01' }, {}, 'requestExtension')).toMatchObject(
			{ asked: null, hindered: 'tooLate' }
		);
	});
});

test('what was said at closing does not stand once the row was hung up again', () => {
	const of = (...types: string[]) => isRejected(types.map((type) => ({ type: type as 'reopen' })));
	expect(of('plan', 'requestClosure', 'approve', 'reopen', 'amend')).toBe(true);
	expect(of('requestClosure', 'approve', 'reopen', 'requestClosure', 'return')).toBe(false);
	expect(of('plan', 'reportNotFound', 'reopen')).toBe(false);
});
