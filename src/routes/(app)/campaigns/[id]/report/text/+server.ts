import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { reportView } from '#lib/server/campaigns-report.ts';
import { attachment } from '../../../../attachment.ts';
import { actorIn } from '../../../../place.ts';
import type { RequestHandler } from './$types';

/** The 集中整改情况报告 as .txt; Notepad of Windows 7 knows UTF-8 by its mark and lines by CR LF. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const report = await reportView(actorIn(locals), params.id, false);
	if (isRefusal(report)) error(404, report.message);
	const name = `${report.campaign.name}集中整改情况报告.txt`;
	const text = `\uFEFF${report.text.replaceAll('\n', '\r\n')}\r\n`;
	return new Response(text, { headers: attachment(name, 'text/plain; charset=utf-8') });
};
