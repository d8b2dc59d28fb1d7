import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { readCommand, type CommandInput } from '#lib/ledger/command/command.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { record } from '#lib/server/record/record.ts';
import { submit } from '#lib/server/submissions/submit.ts';
import { campaign, people } from '../../cast.ts';

/** What was done; a story that is refused by surprise fails with the reason. */
export function done<T>(outcome: T | Refusal): T {
	if (isRefusal(outcome)) throw new Error(`${outcome.kind}: ${outcome.message}`);
	return outcome;
}

/** Does something to a row as it now stands. */
export async function act(actor: Actor, rowId: string, input: CommandInput) {
	const { ledgerRows } = tables;
	const [row] = await db()
		.read.select({ version: ledgerRows.version })
		.from(ledgerRows)
		.where(eq(ledgerRows.id, rowId));
	return done(await record(actor, rowId, done(readCommand(input)), { version: row?.version ?? 0 }));
}

/** 李文 claims rows of 柳河镇 and its villages. */
export async function claim(...rowIds: string[]): Promise<void> {
	for (const id of rowIds)
		await act(people.liWen, id, {
			verb: 'claim',
			responsiblePerson: '冯春',
			applicantName: '冯春'
		});
}

export const filled = { filledBy: '李文', phone: '0374-1234567' };

/** 柳河镇 submits, on a form opened on this version. */
export function liuheSubmits(version: number, key?: string, actor: Actor = people.liWen) {
	return submit(actor, campaign.id, 'liuhe', { ...filled, version, key });
}
