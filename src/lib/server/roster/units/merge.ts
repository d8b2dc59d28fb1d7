import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { onOwnMerge } from '#lib/ledger/roster/own-rights.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { today } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { managesRoster, notYours, stale } from '#lib/server/roster/access.ts';
import { logRoster } from '#lib/server/roster/events.ts';
import { followMerged } from './follow.ts';
import { movePeople } from './merge-people.ts';

const { units } = tables;
type Unit = typeof units.$inferSelect;

/** What a merge did. */
export interface Merged {
	/** Rows that went along, and rows that would not. */
	followed: number;
	left: number;
	/** Accounts that went along, by name. */
	people: string[];
}

/**
 * Merges a unit into another of its level. Nothing is deleted: settled rows and the history stay to be read; open rows
 * and people go along. The roster is written first and the rows follow it one by one: after a crash in between the
 * page of the merged unit offers the rest (`followMerged`), and nothing is done twice.
 */
export async function mergeUnit(
	actor: Actor,
	unitId: string,
	version: number,
	intoId: string
): Promise<Refusal | Merged> {
	if (!managesRoster(actor)) return notYours('系统管理员', '合并单位');
	const people = await mergeInRoster(actor, unitId, version, intoId);
	if (isRefusal(people)) return people;
	const gone = await followMerged(actor, unitId);
	return isRefusal(gone) ? gone : { ...gone, people };
}

function mergeInRoster(
	actor: Actor,
	unitId: string,
	version: number,
	intoId: string
): Promise<Refusal | string[]> {
	return db().write(actor.countyId, 'roster', async (tx) => {
		const [unit, into] = [await find(tx, actor, unitId), await find(tx, actor, intoId)];
		if (!unit) return refuse('unseen', '没有这个单位。');
		if (!into) return refuse('said', '请选择并入哪个单位。', 'into');
		// Pressed again after a crash: the roster says it already, rows may still be on their way.
		if (unit.mergedIntoId === into.id) return [];
		const wrong =
			misfit(unit, into) ?? onOwnMerge(actor, unit, into) ?? (await villagesLeft(tx, unit));
		if (wrong) return wrong;
		const changed = await tx
			.update(units)
			.set({ mergedIntoId: intoId, validTo: today(), version: version + 1 })
			.where(and(eq(units.id, unitId), eq(units.version, version)))
			.returning({ id: units.id });
		if (changed.length === 0) return stale(`“${unit.shortName}”`);
		// Whatever was merged into this unit before goes along, so that one step leads to the living unit.
		await tx.update(units).set({ mergedIntoId: intoId }).where(eq(units.mergedIntoId, unitId));
		await logRoster(tx, actor, 'unitMerged', {
			subject: unitId,
			name: unit.shortName,
			intoId,
			into: into.shortName
		});
		return movePeople(tx, actor, unitId, into);
	});
}

async function find(tx: Tx, actor: Actor, id: string): Promise<Unit | undefined> {
	const [unit] = await tx
		.select()
		.from(units)
		.where(and(eq(units.id, id), eq(units.countyId, actor.countyId)));
	return unit;
}

function misfit(unit: Unit, into: Unit): Refusal | null {
	const no = (message: string) => refuse('said', message, 'into');
	if (unit.mergedIntoId) return no(`“${unit.shortName}”已经并入其他单位。`);
	if (unit.id === into.id) return no('不能并入自己，请选另一个单位。');
	if (into.mergedIntoId) return no(`“${into.shortName}”已经并入其他单位，请选合并后的单位。`);
	if (unit.level !== into.level) return no('只能并入同一级的单位：村并入村，乡镇并入乡镇。');
	if (unit.level === 'city') return no('本县（市）不能合并。');
	if (unit.functions.includes('office')) return no('领导小组办公室不能并入其他单位。');
	return null;
}

async function villagesLeft(tx: Tx, unit: Unit): Promise<Refusal | null> {
	const villages = await tx
		.select({ id: units.id })
		.from(units)
		.where(and(eq(units.parentId, unit.id), isNull(units.mergedIntoId)));
	if (villages.length === 0) return null;
	return refuse(
		'said',
		`${unit.shortName}下面还有 ${villages.length} 个村（社区）：请先导入新乡镇的村，把原来的村逐个并入，再合并乡镇。`,
		'into'
	);
}
