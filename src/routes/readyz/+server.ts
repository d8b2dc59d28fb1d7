import { json } from '@sveltejs/kit';
import { storeReady } from '#lib/server/health.ts';
import type { RequestHandler } from './$types';

/** Whether work may be given to this server; 503 with the reasons when not. */
export const GET: RequestHandler = async () => {
	const readiness = await storeReady();
	return json(readiness, { status: readiness.ok ? 200 : 503 });
};
