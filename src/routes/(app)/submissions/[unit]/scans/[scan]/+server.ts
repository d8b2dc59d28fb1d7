import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { scanFile } from '#lib/server/submissions/scans.ts';
import { campaignIn } from '../../../campaign-in.ts';
import type { RequestHandler } from './$types';

/** A scan of a stamped sheet, always as a download under its own name. */
export const GET: RequestHandler = async (event) => {
	const { actor, campaignId } = await campaignIn(event);
	const { unit, scan } = event.params;
	const file = await scanFile(actor, campaignId, unit, scan);
	if (isRefusal(file)) error(404, file.message);
	return new Response(file.body, {
		headers: {
			'content-type': file.type,
			'content-length': String(file.size),
			'content-disposition': `attachment; filename="scan"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			'x-content-type-options': 'nosniff'
		}
	});
};
