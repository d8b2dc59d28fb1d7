import { error } from '@sveltejs/kit';
import { paperView } from '#lib/exchange/sheets/paper-view.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { sheetsFor, readSheetQuery } from '#lib/server/sheets/query.ts';
import { shownBy } from '../../../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, campaign } = await shownBy(event);
	if (!campaign) error(404, '还没有交办过整改批次，没有台账可以打印。');
	const asked = readSheetQuery(event.url.searchParams);
	const out = await sheetsFor(actor, campaign.id, event.params.unit, asked);
	if (isRefusal(out)) error(404, out.message);
	return {
		papers: out.sheets.map((sheet) => paperView(sheet)),
		name: out.fileName.replace(/\.xlsx$/, ''),
		excel: `/ledgers/${event.params.unit}${event.url.search}`
	};
};
