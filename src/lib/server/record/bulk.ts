import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Command } from '#lib/ledger/command/command.ts';
import { dayOf, type Instant } from '#lib/ledger/day.ts';
import { drawPercent } from '#lib/ledger/draw.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import type { Seats } from '#lib/ledger/chain/panel.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { settled, standsForAll } from '#lib/ledger/rates/rollup.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { birthOf } from '#lib/ledger/workflow/verbs/birth.ts';
import { decide, type Decision } from '#lib/ledger/workflow/decide.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { appendAll, type NewEvent } from './events.ts';
import { newId } from '#lib/server/ids.ts';
import { workingDays } from '#lib/server/working-days.ts';
import { progressOf } from './also.ts';
import { Draws } from './bulk-draws.ts';
import { seatsIn, type World } from './bulk-world.ts';
import { eventOf, signOffOf, versionOf } from './save.ts';

const t = tables;
type Records<Table extends { $inferInsert: object }> = Table['$inferInsert'][];

/**
 * A campaign's rows in memory, on which many acts are played one after another, each through `decide`; what
 * they did is written at once. For filling a store with what people would have done, never for requests.
 */
export class Book {
	readonly rows: LedgerRow[];
	readonly world: World;
	#signers = new Map<string, string[]>();
	#draws = new Draws();
	#versions: Records<typeof t.rowVersions> = [];
	#events: NewEvent[] = [];
	#signOffs: Records<typeof t.signOffs> = [];
	#progress: Records<typeof t.progress> = [];
	#siblings: Map<string, LedgerRow[]>;
	/** The highest ordinal of each finding and unit. */
	#ordinals = new Map<string, number>();

	/** @param rows every row of the campaign as the store has it; they are changed in place */
	constructor(world: World, rows: LedgerRow[]) {
		this.world = world;
		this.rows = rows;
		this.#siblings = Map.groupBy(rows, (row) => row.findingId);
		for (const row of rows) this.#count(row);
	}

	/** Who could sign the row's waiting step. */
	seats(row: LedgerRow): Seats {
		return seatsIn(this.world, row, this.#signers.get(row.id) ?? []);
	}

	/** Plays one act; a refusal changes nothing. @returns the rows it made */
	act(actor: Actor, row: LedgerRow, command: Command, at: Instant): Refusal | LedgerRow[] {
		const decision = decide(row, command, actor, this.#facts(row, at));
		if (isRefusal(decision)) return decision;
		if (command.verb === 'reportNotFound') this.#draws.forget(row);
		const signed = this.#sign(actor, row, decision, at);
		Object.assign(row, decision.row);
		this.#keep(
			row,
			decision.events.map((event) => eventOf(actor, row, event, at, signed)),
			at
		);
		for (const also of decision.alsoDo)
			if (also.kind === 'progress') this.#progress.push(progressOf(actor, row, also, at));
			else if (also.kind === 'drawResult') this.#draws.result(row, also.result);
		return decision.creates.map((birth) => this.#create(actor, { ...birth, id: newId() }, at));
	}

	/** Draws over the rows that wait as 未发现 beside this one and are in no draw yet. */
	draw(actor: Actor, row: LedgerRow, at: Instant): { drawn: LedgerRow[]; rest: LedgerRow[] } {
		const finding = this.world.findings.get(row.findingId);
		const batch = this.#beside(row).filter(
			(other) => other.stage === 'notFoundPending' && !this.#draws.has(other)
		);
		if (batch.length === 0) return { drawn: [], rest: [] };
		const percent = drawPercent(
			{ key: finding?.key ?? false },
			this.world.drawPercent ?? undefined
		);
		const { event, drawn, rest } = this.#draws.take(actor, row, batch, percent, at);
		this.#events.push(event);
		return { drawn, rest };
	}

	/** Writes everything since the last `written`, inside a write of kind `ledger`. */
	async write(tx: Tx, countyId: string, campaignId: string): Promise<void> {
		await tx.delete(t.ledgerRows).where(eq(t.ledgerRows.campaignId, campaignId));
		await insertMany(tx, t.ledgerRows, this.rows);
		await insertMany(tx, t.rowVersions, this.#versions);
		await insertMany(tx, t.signOffs, this.#signOffs);
		await insertMany(tx, t.progress, this.#progress);
		await this.#draws.write(tx);
		await appendAll(tx, countyId, 'ledger', this.#events);
	}

	/** After the write was committed: what was written is not written again. */
	written(): void {
		this.#versions = [];
		this.#events = [];
		this.#signOffs = [];
		this.#progress = [];
		this.#draws.written();
	}

	#facts(row: LedgerRow, at: Instant): Facts {
		const finding = this.world.findings.get(row.findingId);
		if (!finding) throw new Error(`row ${row.id} has no finding`);
		const name = (id: string | null) =>
			id ? [[id, this.world.units.get(id)?.shortName ?? '']] : [];
		return {
			...{ now: at, today: dayOf(at), campaign: this.world.campaign, finding },
			...this.seats(row),
			nextOrdinal: (this.#ordinals.get(placeOf(row)) ?? 0) + 1,
			unsettled: standsForAll(row) ? this.#below(row).filter((other) => !settled(other)).length : 0,
			draw: this.#draws.facts(row),
			findingIds: [...this.world.findings.keys()],
			departmentIds: this.world.departmentIds,
			...{ siblings: [], named: null, child: null, parent: null },
			workingDays,
			uploads: [],
			unitNames: Object.fromEntries([row.unitId, row.townshipId, row.leadUnitId].flatMap(name))
		};
	}

	#below(row: LedgerRow): LedgerRow[] {
		return (this.#siblings.get(row.findingId) ?? []).filter(
			(other) => other !== row && (row.level === 'city' || other.townshipId === row.townshipId)
		);
	}

	#beside(row: LedgerRow): LedgerRow[] {
		return (this.#siblings.get(row.findingId) ?? []).filter(
			(other) =>
				other.level === row.level &&
				(row.level !== 'village' || other.townshipId === row.townshipId)
		);
	}

	#sign(actor: Actor, row: LedgerRow, { signOff, events }: Decision, at: Instant) {
		if (events.some(({ type }) => type === 'requestClosure')) this.#signers.delete(row.id);
		if (!signOff) return undefined;
		const signed = signOffOf(actor, row, signOff, at);
		this.#signOffs.push(signed);
		const before = this.#signers.get(row.id) ?? [];
		if (signOff.verb === 'verify') this.#signers.set(row.id, [...before, actor.personId]);
		return signed;
	}

	#create(actor: Actor, row: LedgerRow, at: Instant): LedgerRow {
		this.rows.push(row);
		this.#siblings.get(row.findingId)?.push(row);
		this.#count(row);
		this.#keep(row, [eventOf(actor, row, birthOf(row), at)], at);
		return row;
	}

	#count(row: LedgerRow): void {
		const before = this.#ordinals.get(placeOf(row)) ?? 0;
		this.#ordinals.set(placeOf(row), Math.max(before, row.ordinal));
	}

	#keep(row: LedgerRow, events: NewEvent[], at: Instant): void {
		this.#versions.push(versionOf(row, at));
		this.#events.push(...events);
	}
}

function placeOf({ findingId, unitId }: LedgerRow): string {
	return `${findingId} ${unitId}`;
}
