import { AsyncLocalStorage } from 'node:async_hooks';

/** The request that the calling code answers. */
export interface CurrentRequest {
	ended: boolean;
}

const storage = new AsyncLocalStorage<CurrentRequest>();

/** The request being answered in this call; null outside of one, and in what goes on after its answer. */
export function currentRequest(): CurrentRequest | null {
	const request = storage.getStore();
	return request && !request.ended ? request : null;
}

/** Runs `work` as the answering of one request: the revisions it asks for again are read once (revisions.ts). */
export async function asRequest<T>(work: () => T | Promise<T>): Promise<T> {
	const request: CurrentRequest = { ended: false };
	try {
		return await storage.run(request, work);
	} finally {
		request.ended = true;
	}
}
