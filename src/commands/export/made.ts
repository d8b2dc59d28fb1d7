import { sheetBytes } from '#lib/exchange/sheets/bytes.ts';
import { templateTitle } from '#lib/exchange/sheets/templates.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { directory, levelWordsIn, type DirectoryUnit } from '#lib/server/directory.ts';
import { blankSheets, sheetsFor, type SheetsOut } from '#lib/server/sheets/query.ts';
import { sheetContext } from '#lib/server/sheets/context.ts';
import { writeCountyFile } from '#lib/server/sheets/county-file.ts';
import { logSystemRead } from '#lib/server/roster/system-actor.ts';
import type { ExportOrder } from './order.ts';
import { writeWhole } from './out.ts';

/** Writes one unit's ledger. @returns a sentence that says what was written */
export async function exportOne(
	actor: Actor,
	campaignId: string,
	order: ExportOrder
): Promise<string | Refusal> {
	const out = await oneOut(actor, campaignId, order);
	if (isRefusal(out)) return out;
	await logSystemRead(actor, campaignId, { file: out.fileName, unit: order.unit });
	await writeWhole(order.out, await sheetBytes(out.sheets));
	const lines = out.sheets.reduce((sum, sheet) => sum + sheet.lines.length, 0);
	return `已写入 ${order.out}：${out.sheets.length} 张表，${lines} 行。`;
}

/** Writes the whole county, counting on the error stream. @returns a sentence that says what was written */
export async function exportAll(
	actor: Actor,
	campaignId: string,
	{ format, out }: ExportOrder
): Promise<string> {
	await logSystemRead(actor, campaignId, { all: true, format });
	const job = { done: 0, total: 0, cancelled: false };
	const say = () => process.stderr.write(`\r已写 ${job.done} 份，共 ${job.total} 份`);
	const timer = setInterval(say, 500);
	try {
		const kind = format === 'zip' ? 'zip' : 'book';
		const size = await writeCountyFile(actor, campaignId, kind, out, job);
		return `\n已写入 ${out}：${job.done} 份台账，${Math.round((size ?? 0) / 1024)} KB。`;
	} finally {
		clearInterval(timer);
	}
}

async function oneOut(
	actor: Actor,
	campaignId: string,
	order: ExportOrder
): Promise<SheetsOut | Refusal> {
	const { running, villages, submission, template } = order;
	if (order.blank) {
		const context = await sheetContext(actor, campaignId);
		if (!context) throw new Error(`no campaign ${campaignId}`);
		return blankSheets(running ? 'running' : template, context);
	}
	const unit = unitOf(await directory(actor.countyId), order);
	if (isRefusal(unit)) return unit;
	const asked = { running, villages, submission, blank: false };
	return sheetsFor(actor, campaignId, unit.id, asked);
}

function unitOf(
	units: Map<string, DirectoryUnit>,
	{ unit: code, template }: ExportOrder
): DirectoryUnit | Refusal {
	const unit = [...units.values()].find((each) => each.code === code);
	if (!unit) return refuse('unknown', `没有代码为“${code}”的单位：代码见“单位”页。`);
	if (unit.level === template) return unit;
	const words = levelWordsIn(units);
	return refuse(
		'said',
		`“${unit.shortName}”用的是${templateTitle(unit.level, words)}，不是${templateTitle(template, words)}：请改 --template 或 --unit。`
	);
}
