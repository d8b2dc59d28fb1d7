import { and, eq, ne, type SQL } from 'drizzle-orm';
import { safeName } from '#lib/exchange/file-name.ts';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import type { SheetFile } from '#lib/exchange/sheets/files.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { levelWordsIn, type DirectoryUnit } from '#lib/server/directory.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { citySheet } from './city.ts';
import { sheetContext, rowsOnSheets, type SheetContext } from './context.ts';
import { departmentSheet } from './department.ts';
import { headFoot } from './head-foot.ts';
import { masked } from './masked.ts';
import { progressInWords } from './progress.ts';
import { townshipSheet, villageSheets } from './township.ts';

const r = tables.ledgerRows;

/** What a county's ledgers are made of: how many files, and the files in batches of one township each. */
export interface CountySheets {
	total: number;
	batches: AsyncGenerator<SheetFile[]>;
}

/**
 * All ledgers of a county that have rows: 附件1, each township's 附件2 with its villages' 附件3, the departments'. Each
 * batch is read when it is asked for, so that other requests get their turn between two.
 * @param townshipsOnly only the townships' 附件2
 */
export async function countySheets(
	actor: Actor,
	campaignId: string,
	day: Day,
	townshipsOnly = false
): Promise<CountySheets | null> {
	const context = await sheetContext(actor, campaignId);
	if (!context) return null;
	const owners = await ownersOf(actor, campaignId, context);
	const of = (level: DirectoryUnit['level']) => owners.filter((unit) => unit.level === level);
	const townships = townshipsIn(owners, context);
	const total = townshipsOnly
		? townships.length
		: townships.length + of('city').length + of('village').length + of('department').length;
	return { total, batches: batches() };

	async function* batches(): AsyncGenerator<SheetFile[]> {
		const sheets = new Sheets(actor, campaignId, context as SheetContext, day);
		const [county] = of('city');
		if (county && !townshipsOnly) yield await sheets.city(county);
		for (const [at, township] of townships.entries())
			yield await sheets.township(township, numbered(at + 1, townships.length), townshipsOnly);
		if (!townshipsOnly && of('department').length > 0)
			yield await sheets.departments(of('department'));
	}
}

class Sheets {
	readonly #actor: Actor;
	readonly #campaignId: string;
	readonly #context: SheetContext;
	readonly #day: Day;
	#foot = '';

	constructor(actor: Actor, campaignId: string, context: SheetContext, day: Day) {
		this.#actor = actor;
		this.#campaignId = campaignId;
		this.#context = context;
		this.#day = day;
	}

	async city(unit: DirectoryUnit): Promise<SheetFile[]> {
		const { levels } = levelWordsIn(this.#context.units);
		const { rows, progress } = await this.#read(eq(r.level, 'city'));
		const sheet = await citySheet(unit, rows, this.#context, progress);
		return [await this.#file(`00_附件1_${levels.city}/附件1_${safeName(unit.shortName)}`, sheet)];
	}

	async township(unit: DirectoryUnit, number: string, alone: boolean): Promise<SheetFile[]> {
		const { rows, progress } = await this.#read(eq(r.townshipId, unit.id));
		const name = safeName(unit.shortName);
		const folder = `${number}_${name}`;
		const sheet = townshipSheet(unit, rows, this.#context, progress);
		const own = await this.#file(`${folder}/${'0'.repeat(number.length)}_附件2_${name}`, sheet);
		if (alone) return [own];
		const villages = villageSheets(rows, this.#context, progress);
		const files = villages.map(({ unit: village, sheet: ledger }, at) => {
			const place = numbered(at + 1, villages.length);
			return this.#file(`${folder}/${place}_${safeName(village.shortName)}_附件3`, ledger);
		});
		return [own, ...(await Promise.all(files))];
	}

	async departments(units: DirectoryUnit[]): Promise<SheetFile[]> {
		const { departments } = levelWordsIn(this.#context.units);
		const { rows, progress } = await this.#read(eq(r.level, 'department'));
		const files = units.map((unit, at) => {
			const own = rows.filter((row) => row.unitId === unit.id);
			const sheet = departmentSheet(unit, own, this.#context, progress);
			const place = numbered(at + 1, units.length);
			return this.#file(`90_${departments}/${place}_${safeName(unit.shortName)}`, sheet);
		});
		return Promise.all(files);
	}

	async #read(where: SQL) {
		this.#foot = await headFoot(this.#actor.countyId);
		const rows = await rowsOnSheets(this.#actor, this.#campaignId, where, this.#context);
		return { rows, progress: await progressInWords(rows) };
	}

	async #file(path: string, sheet: Sheet): Promise<SheetFile> {
		const place = { countyId: this.#actor.countyId, campaignId: this.#campaignId };
		const sheets = await masked(place, [sheet]);
		return {
			path: `${path}.xlsx`,
			sheets: sheets.map((one) => ({ ...one, filledOn: this.#day, foot: this.#foot }))
		};
	}
}

/** Units with rows, in code order. */
async function ownersOf(
	actor: Actor,
	campaignId: string,
	{ units }: SheetContext
): Promise<DirectoryUnit[]> {
	const found = await db()
		.read.selectDistinct({ unitId: r.unitId })
		.from(r)
		.where(and(whereVisible(actor, campaignId), ne(r.stage, 'void')));
	return found
		.flatMap(({ unitId }) => units.get(unitId) ?? [])
		.sort((a, b) => a.code.localeCompare(b.code));
}

/** Townships with rows of their own or of a village. */
function townshipsIn(owners: DirectoryUnit[], { units }: SheetContext): DirectoryUnit[] {
	const ids = owners.map((unit) => (unit.level === 'village' ? unit.parentId : unit.id));
	return [...new Set(ids)]
		.flatMap((id) => units.get(id ?? '') ?? [])
		.filter((unit) => unit.level === 'township')
		.sort((a, b) => a.code.localeCompare(b.code));
}

/** 01, 02 … as wide as the last, so that names sort. */
function numbered(at: number, of: number): string {
	return String(at).padStart(Math.max(2, String(of).length), '0');
}
