import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandInput } from '#lib/ledger/command/command.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { record } from '#lib/server/record/record.ts';
import { tiesOf } from '#lib/server/rows/row/ties.ts';
import { findings, people, units } from '../../cast.ts';
import { command } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act } from '../submissions/cast.ts';

const { zhengHao, chenJing, zhouMing, hePing, luJia, linTao } = people;
let store: TestStore;
const r = tables.ledgerRows;

beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
	setClock('2022-06-20T02:00:00.000Z');
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

async function openedBy(id: string) {
	const [row] = await store.database.read.select().from(r).where(eq(r.parentRowId, id));
	if (!row) throw new Error(`nothing was opened by ${id}`);
	return row;
}

const plan = command('plan') as CommandInput;
const closure: CommandInput = {
	verb: 'requestClosure',
	completedOn: '2022-06-27',
	outcome: '井盖已补齐',
	extendedCheck: '全县排查',
	evidence: '局档案盒1号'
};

test('a problem passed on twice is still the sender’s to confirm, and comes back to who worked on it last', async () => {
	const sender = await assign(store.database, findings.monitoring, units.dongwan);
	await act(zhengHao, sender, plan);
	await act(zhengHao, sender, {
		verb: 'transfer',
		problemKind: 'policy',
		toUnitId: 'water',
		reason: '井盖由水利局管'
	});
	await act(luJia, sender, { verb: 'refuseTransfer', reason: '不归本局' });
	await act(chenJing, sender, {
		verb: 'imposeTransfer',
		reason: '先由水利局办',
		dueOn: '2022-07-10',
		replyBy: '2022-06-25'
	});
	const first = await openedBy(sender);
	await act(luJia, first.id, { verb: 'decline', reason: '应由农业农村局办理' });
	await act(chenJing, first.id, {
		verb: 'reassign',
		toUnitId: 'farming',
		reason: '同意',
		replyBy: '2022-06-25'
	});
	const second = await openedBy(first.id);
	expect(second).toMatchObject({
		unitId: 'farming',
		problem: first.problem,
		dueOn: '2022-07-10',
		stage: 'assigned'
	});
	const early = await record(zhengHao, sender, command('confirmOutcome'), { version: 5 });
	expect(early).toMatchObject({ kind: 'childOpen' });

	await act(linTao, second.id, { verb: 'claim', responsiblePerson: '林涛' });
	setClock('2022-06-27T02:00:00.000Z');
	await act(linTao, second.id, {
		...plan,
		dueOn: '2022-07-10',
		reviewOn: undefined
	} as CommandInput);
	await act(linTao, second.id, closure);
	await act(chenJing, second.id, { verb: 'verify', way: 'documents', conclusion: '属实' });
	await act(zhouMing, second.id, { verb: 'approve', opinion: '同意' });
	await act(zhengHao, sender, { verb: 'disputeOutcome', reason: '少两处' });
	const [again] = await store.database.read.select().from(r).where(eq(r.id, second.id));
	expect(again).toMatchObject({ stage: 'rectifying', relapses: 1 });
	const ties = await tiesOf(hePing, again as typeof second);
	expect(ties.map(({ label }) => label)).toEqual(['由改派而来']);
});
