import { exportAll, exportOne } from './export/made.ts';
import { readOrder, usage } from './export/order.ts';
import { outProblem } from './export/out.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { currentCampaign } from '#lib/server/campaigns/current.ts';
import { db, openDatabase } from '#lib/server/db/database.ts';
import { openingProblem } from '#lib/server/db/opening-problem.ts';
import { readSettings } from '#lib/server/settings.ts';
import { systemActor } from '#lib/server/roster/system-actor.ts';

process.exitCode = await main(process.argv.slice(2));

/** Writes one ledger or all of them to a file; 0 when it is there, 1 with a sentence, 2 when not understood. */
async function main(args: string[]): Promise<number> {
	const order = readOrder(args);
	if (isRefusal(order)) return refused(`${order.message}\n${usage}`, 2);
	const wrong = await outProblem(order.out);
	if (wrong) return refused(wrong);
	const settings = readSettings(process.env);
	if ('problems' in settings) return refused(settings.problems.join('\n'));
	try {
		await openDatabase(settings);
		const actor = await systemActor(order.county);
		if (isRefusal(actor)) return refused(actor.message);
		const campaign = await currentCampaign(actor, undefined);
		if (!campaign) return refused('还没有交办过整改批次，没有台账可以导出。');
		const made = await (order.all ? exportAll : exportOne)(actor, campaign.id, order);
		return isRefusal(made) ? refused((made as Refusal).message) : said(made);
	} catch (error) {
		const sentence = openingProblem(error, settings);
		if (!sentence) throw error;
		return refused(sentence);
	} finally {
		await closed();
	}
}

function said(sentence: string): number {
	console.log(sentence);
	return 0;
}

function refused(sentence: string, code = 1): number {
	console.error(sentence);
	return code;
}

async function closed(): Promise<void> {
	try {
		await db().close();
	} catch {
		// It was never opened.
	}
}
