import { error } from '@sveltejs/kit';
import { campaignPart } from '#lib/exchange/file-name.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { campaignInFile } from '#lib/server/campaigns/in-file.ts';
import { reportView } from '#lib/server/campaigns/report.ts';
import { attachment } from '../../../../attachment.ts';
import { actorIn } from '../../../../shown.ts';
import type { RequestHandler } from './$types';

/** The 集中整改情况报告 as .txt; Notepad of Windows 7 knows UTF-8 by its mark and lines by CR LF. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const actor = actorIn(locals);
	const report = await reportView(actor, params.id, false);
	if (isRefusal(report)) error(404, report.message);
	const campaign = campaignPart(await campaignInFile(actor, params.id));
	const name = `${campaign}_集中整改情况报告.txt`;
	const text = `\uFEFF${report.text.replaceAll('\n', '\r\n')}\r\n`;
	return new Response(text, { headers: attachment(name, 'text/plain; charset=utf-8') });
};
