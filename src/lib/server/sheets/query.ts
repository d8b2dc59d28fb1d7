import type { TemplateKey } from '#lib/ledger/sheets/columns.ts';
import { dayOnSheet } from '#lib/exchange/sheets/cell-text.ts';
import { sheetFileName } from '#lib/exchange/file-name.ts';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import { TEMPLATES } from '#lib/exchange/sheets/templates.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { scopeOf, seesNames, seesWhole } from '#lib/ledger/permissions.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { logSheetsRead } from '#lib/server/record/access.ts';
import { campaignInFile } from '#lib/server/campaigns/in-file.ts';
import { today } from '#lib/server/clock.ts';
import { directory, levelWordsIn } from '#lib/server/directory.ts';
import { frozenSheets } from './frozen.ts';
import { blankSheet, sheetContext, type SheetContext } from './context.ts';
import { headFoot } from './head-foot.ts';
import { masked, maskedNotice } from './masked.ts';
import { unitSheets, unseenSheets } from './unit.ts';

/** What of a unit's ledger is wanted, as the address says it. */
export interface SheetQuery {
	/** 推进台账 of a department. */
	running: boolean;
	/** A township with its villages, a sheet each. */
	villages: boolean;
	/** The version of a submission, or null for the ledger as it stands now. */
	submission: number | null;
	/** The empty form. */
	blank: boolean;
}

/** Sheets ready to be printed, and the name of the file they are saved under. */
export interface SheetsOut {
	sheets: Sheet[];
	fileName: string;
}

/** Reads ?form=running&villages=1&submission=N&blank=1; a version that is no number finds nothing. */
export function readSheetQuery(params: URLSearchParams): SheetQuery {
	const submission = params.get('submission');
	return {
		running: params.get('form') === 'running',
		villages: params.get('villages') === '1',
		submission: submission === null ? null : Number(submission || NaN),
		blank: params.get('blank') === '1'
	};
}

/**
 * The ledger of a unit as it is asked for: live, frozen in a submission, or the blank form.
 * @returns a refusal when there is none that the actor sees whole
 */
export async function sheetsFor(
	actor: Actor,
	campaignId: string,
	unitId: string,
	asked: SheetQuery
): Promise<SheetsOut | Refusal> {
	if (asked.blank) return blankOut(actor, campaignId, unitId, asked.running);
	if (asked.submission !== null) return frozenOut(actor, campaignId, unitId, asked.submission);
	const forms = asked.running ? 'running' : asked.villages ? 'all' : 'first';
	// Before the rows: what the foot vouches for is then on the sheet or newer.
	const foot = await headFoot(actor.countyId);
	const found = await unitSheets(actor, campaignId, unitId, forms);
	if (isRefusal(found)) return found;
	await logSheetsRead(
		actor,
		campaignId,
		{ id: unitId, shortName: found[0]?.unitName ?? '' },
		whatOf(asked, found) || '台账'
	);
	const sheets = await maskedFor(actor, campaignId, unitId, found);
	const day = today();
	const campaign = await campaignInFile(actor, campaignId);
	return {
		sheets: sheets.map((sheet) => ({ ...sheet, filledOn: day, foot })),
		fileName: sheetFileName(sheets[0]?.unitName ?? '', campaign, day, whatOf(asked, sheets))
	};
}

async function maskedFor(
	actor: Actor,
	campaignId: string,
	unitId: string,
	sheets: Sheet[]
): Promise<Sheet[]> {
	const place = { countyId: actor.countyId, campaignId };
	return (await readsInFull(actor, unitId)) ? maskedNotice(place, sheets) : masked(place, sheets);
}

/** `seesNames` of every row on the ledger of a unit: names and numbers of villagers stand in full (domain §8). */
async function readsInFull(actor: Actor, unitId: string): Promise<boolean> {
	const unit = (await directory(actor.countyId)).get(unitId);
	if (!unit || unit.level === 'city') return false;
	const township = { village: unit.parentId, township: unit.id, department: null }[unit.level];
	return seesNames(actor, {
		level: unit.level,
		unitId: unit.id,
		townshipId: township,
		leadUnitId: null
	});
}

function whatOf({ running }: SheetQuery, sheets: Sheet[]): string {
	if (running) return '整改推进台账';
	return sheets.length > 1 ? '对照整改台账（含各村）' : '';
}

async function blankOut(
	actor: Actor,
	campaignId: string,
	unitId: string,
	running: boolean
): Promise<SheetsOut | Refusal> {
	const context = await sheetContext(actor, campaignId);
	const unit = context?.units.get(unitId);
	if (!context || !unit || !seesWhole(scopeOf(actor), unit)) return unseenSheets();
	if (running && unit.level !== 'department') return unseenSheets();
	return blankSheets(running ? 'running' : unit.level, context);
}

/** The blank form of a template, as the campaign has it. */
export function blankSheets(template: TemplateKey, context: SheetContext): SheetsOut {
	const what = template === 'running' ? '整改推进台账模版' : '对照整改台账模版';
	return {
		sheets: [blankSheet(template, context)],
		fileName: sheetFileName(
			TEMPLATES[template].annex || levelWordsIn(context.units).departments,
			context.campaign,
			'',
			what
		)
	};
}

async function frozenOut(
	actor: Actor,
	campaignId: string,
	unitId: string,
	version: number
): Promise<SheetsOut | Refusal> {
	const frozen = await frozenSheets(actor, campaignId, unitId, version);
	if (isRefusal(frozen)) return frozen;
	const { sha256, submittedOn } = frozen;
	const sheets = await maskedFor(actor, campaignId, unitId, frozen.sheets);
	const unit = (await directory(actor.countyId)).get(unitId);
	if (unit) await logSheetsRead(actor, campaignId, unit, `报送第${version}版`);
	const foot = `第${version}版　报送日期 ${dayOnSheet(submittedOn)}　校验码 ${sha256.slice(0, 16)}`;
	return {
		sheets: sheets.map((sheet) => ({ ...sheet, filledOn: sheet.filledOn ?? submittedOn, foot })),
		fileName: sheetFileName(
			unit?.shortName ?? '',
			await campaignInFile(actor, campaignId),
			submittedOn,
			`对照整改台账第${version}版`
		)
	};
}
