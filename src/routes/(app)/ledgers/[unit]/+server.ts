import { error } from '@sveltejs/kit';
import { ledgerFileName } from '#lib/exchange/fileName.ts';
import { writeLedger } from '#lib/exchange/sheet.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { today } from '#lib/server/clock.ts';
import { townshipLedger } from '#lib/server/ledgers/township.ts';
import { placeOf } from '../../place.ts';
import type { RequestHandler } from './$types';

/** 附件2 of a township as .xlsx, as the ledger stands now. */
export const GET: RequestHandler = async (event) => {
	const { actor, campaign } = await placeOf(event);
	if (!campaign) error(404, '还没有交办过整改批次，没有台账可以导出。');
	const sheet = await townshipLedger(actor, campaign.id, event.params.unit);
	if (isRefusal(sheet)) error(404, sheet.message);
	const name = ledgerFileName(sheet.unitName, today());
	return new Response(
		Buffer.from(await writeLedger({ sheets: [{ ...sheet, filledOn: today() }] })),
		{
			headers: {
				'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
				'content-disposition': `attachment; filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`
			}
		}
	);
};
