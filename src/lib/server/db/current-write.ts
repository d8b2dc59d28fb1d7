import { AsyncLocalStorage } from 'node:async_hooks';
import type { StreamKind } from './streams.ts';

/** The write that the calling code is part of. */
export interface CurrentWrite {
	countyId: string;
	kind: StreamKind;
	ended: boolean;
}

const storage = new AsyncLocalStorage<CurrentWrite>();

/** The write under way in this call, or null outside of one. */
export function currentWrite(): CurrentWrite | null {
	const write = storage.getStore();
	return write && !write.ended ? write : null;
}

/** Runs `work` as the body of a write, so that everything it calls can be told so. */
export async function asWrite<T>(countyId: string, kind: StreamKind, work: () => Promise<T>) {
	const write: CurrentWrite = { countyId, kind, ended: false };
	try {
		return await storage.run(write, work);
	} finally {
		write.ended = true;
	}
}
