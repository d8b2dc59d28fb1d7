import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { exportLog } from '#lib/server/log/export.ts';
import { readLogFilter } from '#lib/server/log/where.ts';
import { statusOf } from '../../../refused.ts';
import { attachment, xlsxType } from '../../attachment.ts';
import { actorIn } from '../../shown.ts';
import type { RequestHandler } from './$types';

/** The log as a file, narrowed like the page: ?as=xlsx|csv&<filter>. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const format = url.searchParams.get('as') === 'csv' ? 'csv' : 'xlsx';
	const file = await exportLog(actorIn(locals), readLogFilter(url.searchParams), format);
	if (isRefusal(file)) error(statusOf(file), file.message);
	const type = format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType;
	const body = file.body instanceof ReadableStream ? file.body : Buffer.from(file.body);
	return new Response(body, { headers: attachment(file.name, type) });
};
