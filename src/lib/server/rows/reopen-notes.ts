import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { ledgerEvent } from '#lib/ledger/events/events.ts';
import { owns } from '#lib/ledger/permissions.ts';
import { details } from '#lib/ledger/events/sentence.ts';
import type { CardView } from './cards.ts';
import { lacksDeadline } from '#lib/ledger/workflow/prompt.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { veilEver } from '#lib/server/sight/names.ts';
import { peopleNames } from '#lib/server/sight/finding-of-row.ts';
import { setQueries } from '#lib/server/rows/sets.ts';

const { events: e, ledgerRows: r } = tables;

/** 重新挂账，请重定时限：纪委监委韩冰，暗访发现反弹，3 户又不知晓, by row; of rows that came back and still wait for their unit. */
export async function reopenNotes(actor: Actor, cards: CardView[]): Promise<Map<string, string>> {
	const heads = new Map(cards.map(({ head }) => [head.id, head]));
	const found = await reopenings([...heads.keys()]);
	if (found.length === 0) return new Map();
	const units = await directory(actor.countyId);
	const people = await peopleNames(actor.countyId);
	const notes = new Map<string, string>();
	for (const { rowId, personId, unitId, ...kept } of found) {
		const head = heads.get(rowId ?? '');
		if (!head) continue;
		const event = ledgerEvent.parse({ ...kept, ...(JSON.parse(kept.body) as object) });
		const ask = owns(actor, head) ? '，请重定时限' : '，待重定时限';
		const who = `${units.get(unitId ?? '')?.shortName ?? ''}${people.get(personId ?? '') ?? ''}`;
		const said = details((await veilEver(actor, head)).record(event));
		notes.set(head.id, `重新挂账${lacksDeadline(head) ? ask : ''}：${who}，${said}`);
	}
	return notes;
}

/** The latest stands last. */
async function reopenings(ids: string[]) {
	if (ids.length === 0) return [];
	return db()
		.read.select({
			rowId: e.rowId,
			personId: e.personId,
			unitId: e.unitId,
			type: e.type,
			onBehalfOf: e.onBehalfOf,
			body: e.body
		})
		.from(e)
		.innerJoin(r, eq(r.id, e.rowId))
		.where(
			and(
				...[inArray(e.rowId, ids), eq(e.kind, 'ledger'), eq(e.type, 'reopen')],
				...[gt(r.relapses, 0), eq(r.returnReason, ''), setQueries.cameBack()]
			)
		)
		.orderBy(asc(e.seq));
}
