import { parseArgs } from 'node:util';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { rateInWords } from '#lib/ledger/rates/rates.ts';
import { currentCampaign } from '#lib/server/campaigns/current.ts';
import { db, openDatabase } from '#lib/server/db/database.ts';
import { openingProblem } from '#lib/server/db/opening-problem.ts';
import { figuresReport, type FiguresReport } from '#lib/server/desk/figures-report.ts';
import { readSettings } from '#lib/server/settings.ts';
import { logSystemRead, systemActor } from '#lib/server/roster/system-actor.ts';

const usage = '用法：npm run -s figures -- [--unit 单位代码] [--county 行政区划代码] [--json]';

process.exitCode = await main(process.argv.slice(2));

/** Prints what a desk shows, as words or as JSON; 0 when done, 1 with a sentence, 2 when not understood. */
async function main(args: string[]): Promise<number> {
	const options = optionsOf(args);
	if (!options) return refused(usage, 2);
	const settings = readSettings(process.env);
	if ('problems' in settings) return refused(settings.problems.join('\n'));
	try {
		await openDatabase(settings);
	} catch (error) {
		const sentence = openingProblem(error, settings);
		if (!sentence) throw error;
		return refused(sentence);
	}
	try {
		const actor = await systemActor(options.county);
		if (isRefusal(actor)) return refused(actor.message);
		const campaign = await currentCampaign(actor, undefined);
		if (!campaign) return refused('还没有交办过整改批次，没有数字可以报。');
		const report = await figuresReport(actor, campaign.id, options.unit);
		if (isRefusal(report)) return refused(report.message);
		await logSystemRead(actor, campaign.id, { figures: options.unit ?? 'all' });
		console.log(options.json ? JSON.stringify(report, null, 2) : inWords(report));
		return 0;
	} finally {
		await db().close();
	}
}

function optionsOf(args: string[]) {
	const text = { type: 'string' } as const;
	try {
		return parseArgs({ args, options: { unit: text, county: text, json: { type: 'boolean' } } })
			.values;
	} catch {
		return null;
	}
}

function inWords(report: FiguresReport): string {
	const { submissions } = report;
	return [
		`${report.unit}：反馈问题 ${report.findings} 项，具体问题 ${report.problems} 个`,
		`已销号 ${report.closed}，正在整改 ${report.rectifying}，长期坚持 ${report.longTerm}`,
		`临期 ${report.dueSoon}，逾期 ${report.overdue}，逾期未认领 ${report.unclaimedOverdue}，审核超时 ${report.reviewLate}`,
		`完成率 ${rateInWords(report.completionRate)}，销号率 ${rateInWords(report.closureRate)}`,
		`报送：应报 ${submissions.expected}，已报 ${submissions.submitted}，退回 ${submissions.returned}，未报 ${submissions.missing.length}${submissions.missing.length > 0 ? `（${submissions.missing.join('、')}）` : ''}`
	].join('\n');
}

function refused(sentence: string, code = 1): number {
	console.error(sentence);
	return code;
}
