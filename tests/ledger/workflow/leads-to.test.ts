import { describe, expect, test } from 'vitest';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import type { Request, RequestKind } from '#lib/ledger/request.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { stages, type Stage } from '#lib/ledger/stage.ts';
import { verbs, type Verb } from '#lib/ledger/verb.ts';
import { barred } from '#lib/ledger/workflow/gate.ts';
import { isForUnit, stageAfter, transitionOf } from '#lib/ledger/workflow/transition-of.ts';
import { transitions } from '#lib/ledger/workflow/transitions.ts';
import { people, units } from '../../cast.ts';
import { ways } from './by-hand.ts';
import { factsOf, rowOf } from '../cast/rows.ts';

const { zhengHao, liWen, chenJing, luJia, hanBing, shenJun } = people;

/** What a stranger reads on a column, by whose act it is. */
const briefs: Record<string, RegExp> = {
	unit: /^由责任单位办理$/,
	reviewer: /^由乡镇(核查|审定)$/,
	watcher: /^由上级重新挂账$/,
	sender: /^由上级.+$/,
	office: /^由办公室办理$/,
	receiver: /^由接收单位办理$/,
	supervisor: /^由督导单位填写$/
};
const doers = { zhengHao, liWen, chenJing, luJia, hanBing };
const kinds: RequestKind[] = ['reassign', 'extension', 'longTerm', 'transfer', 'selfFound'];

const lines = ways
	.trim()
	.split('\n')
	.map((line) => {
		const [verb, whose, doer, asked, ...pairs] = line.trim().split(/\s+/);
		return {
			verb: verb as Verb,
			whose: whose ?? '',
			doer: doers[doer as keyof typeof doers],
			asked: asked ?? '',
			pairs: pairs.map((pair) => pair.split('>') as [Stage, Stage])
		};
	});

test('every act has its line', () => {
	expect([...new Set(lines.map(({ verb }) => verb))].sort()).toEqual([...verbs].sort());
});

describe.each(verbs)('%s', (verb) => {
	const mine = lines.filter((line) => line.verb === verb);
	const pairs = mine.flatMap((line) => line.pairs);

	test('leads from where to where, and from nowhere else', () => {
		const found = stages.flatMap((stage) => {
			const line = transitionOf(verb, stage);
			return line ? [[stage, stageAfter(line, standing(stage, null))]] : [];
		});
		expect(found.sort()).toEqual(pairs.sort());
	});

	test('a stranger is told whose act it is', () => {
		for (const { whose, pairs } of mine)
			for (const [stage] of pairs.length > 0 ? pairs : [['assigned']]) {
				const row = standing(stage as Stage, null);
				const bar = barred(row, verb, shenJun, standingOf(row, shenJun, factsOf(row)));
				const code = whose === 'reviewer' ? 'notReviewer' : 'notPermitted';
				expect({ stage, code: bar?.kind }).toEqual({ stage, code });
				expect(bar?.brief).toMatch(briefs[whose] as RegExp);
			}
	});

	test('what was asked and waits opens it or keeps it shut', () => {
		for (const { doer, asked, pairs } of mine)
			for (const [stage] of pairs)
				for (const kind of [null, ...kinds]) {
					const row = standing(stage, kind);
					const bar = barred(row, verb, doer, standingOf(row, doer, factsOf(row)));
					expect({ stage, kind, code: bar?.kind ?? 'open' }).toEqual({
						stage,
						kind,
						code: expectedCode(asked, kind)
					});
				}
	});
});

test('代填 is for the acts of the unit', () => {
	const forUnit = lines.filter(({ whose, verb }) => whose === 'unit' && verb !== 'withdraw');
	for (const verb of verbs)
		expect([verb, isForUnit(verb)]).toEqual([verb, forUnit.some((line) => line.verb === verb)]);
});

test('the program alone follows a merger; evidence is withdrawn beside its file; each line names an act', () => {
	const named = (what: 'quiet' | 'beside') =>
		transitions.filter((line) => line[what]).map(({ verb }) => verb);
	expect(named('quiet')).toEqual(['followMerge']);
	expect(named('beside')).toEqual(['withdrawEvidence']);
	expect([...new Set(transitions.map(({ verb }) => verb))].sort()).toEqual([...verbs].sort());
	const births = transitions.filter(({ from }) => from.length === 0);
	expect(births.map(({ verb, to, by }) => [verb, to, by])).toEqual([
		['assign', 'assigned', 'sender'],
		['registerSelfFound', 'claimed', 'unit']
	]);
});

function expectedCode(asked: string, kind: RequestKind | null): string {
	if (asked === '*') return 'open';
	if (asked === '-') return kind ? 'asking' : 'open';
	return kind && asked.split(',').includes(kind) ? 'open' : 'notAsked';
}

/** A row of 东湾村 that 冯春 put forward, on its way to 水利局 where it is transferred. */
function standing(stage: Stage, kind: RequestKind | null): LedgerRow {
	const reviewed = ['verifying', 'approving', 'notFoundPending'].includes(stage);
	const row = rowOf(units.dongwan, {
		stage,
		resumeStage: 'claimed',
		transferToId: 'water',
		chainStep: 0,
		...(reviewed ? { applicantId: 'zhengHao', applicantName: '郑浩' } : {})
	});
	const chain = stage === 'approving' ? row.chain.slice(0, 1) : row.chain;
	const asked = { kind, since: '2022-06-18', reason: '缘由', personId: 'fengChun', personName: '' };
	return { ...row, chain, request: kind ? (asked as Request) : null };
}
