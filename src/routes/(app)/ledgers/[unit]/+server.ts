import { error } from '@sveltejs/kit';
import { sheetBytes } from '#lib/exchange/sheets/bytes.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { sheetsFor, readSheetQuery } from '#lib/server/sheets/query.ts';
import { attachment, xlsxType } from '../../attachment.ts';
import { shownBy } from '../../shown.ts';
import type { RequestHandler } from './$types';

/** The ledger of a unit as .xlsx: ?villages=1, ?form=running, ?submission=N, ?blank=1. */
export const GET: RequestHandler = async (event) => {
	const { actor, campaign } = await shownBy(event);
	if (!campaign) error(404, '还没有交办过整改批次，没有台账可以导出。');
	const asked = readSheetQuery(event.url.searchParams);
	const out = await sheetsFor(actor, campaign.id, event.params.unit, asked);
	if (isRefusal(out)) error(404, out.message);
	const bytes = await sheetBytes(out.sheets);
	return new Response(Buffer.from(bytes), { headers: attachment(out.fileName, xlsxType) });
};
