import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { unitLedger } from '#lib/server/ledgers/unit.ts';
import { board } from '#lib/server/rows/board.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { campaign, findings, people, units } from '../cast.ts';
import { assign, openAnhe } from './anhe.ts';
import { openStore, type TestStore } from './store.ts';

const { chenJing, hanBing, linTao, wuGang, liWen, sunQiang, zhengHao } = people;
const liuhe = units.liuhe.id;
let store: TestStore;

beforeEach(async () => {
	store = await openStore();
	await openAnhe(store.database);
	for (const unit of [units.liuhe, units.dongwan, units.shiqiao])
		await assign(store.database, findings.monitoring, unit);
});
afterEach(() => store.close());

test.each([
	['the office', chenJing, true],
	['supervision', hanBing, true],
	['the leader who liaises with it', wuGang, true],
	['the township itself', liWen, true],
	['another township', sunQiang, false],
	['the lead department, which sees a part of it', linTao, false],
	['one of its villages, which sees its own rows', zhengHao, false]
])('附件2 of 柳河镇 for %s: %#', async (_who, actor, prints) => {
	const sheet = await unitLedger(actor, campaign.id, liuhe);
	expect(isRefusal(sheet)).toBe(!prints);
	const { filter } = await board(
		actor,
		campaign.id,
		readFilter(new URLSearchParams({ scope: liuhe }))
	);
	expect(filter.ledger).toBe(prints ? `/ledgers/${liuhe}` : null);
});
