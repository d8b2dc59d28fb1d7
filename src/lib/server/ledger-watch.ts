import { db } from '#lib/server/db/database.ts';

type Listener = (revision: number) => void;

const listeners = new Map<string, Set<Listener>>();
const seen = new Map<string, number>();
let timer: ReturnType<typeof setInterval> | null = null;

/**
 * Tells `listener` whenever a county's ledger has moved, whichever server moved it: the revision is read
 * each half second while anyone listens.
 * @returns a function that ends it
 */
export function watchLedger(countyId: string, listener: Listener): () => void {
	const set = listeners.get(countyId) ?? new Set();
	listeners.set(countyId, set.add(listener));
	timer ??= setInterval(look, 500).unref();
	return () => {
		set.delete(listener);
		if (set.size === 0) {
			listeners.delete(countyId);
			seen.delete(countyId);
		}
		if (listeners.size === 0 && timer) {
			clearInterval(timer);
			timer = null;
		}
	};
}

// A store that is away for a moment is asked again: unheard, the failure would end the process.
async function look(): Promise<void> {
	for (const [countyId, set] of listeners) {
		const revision = await revisionOf(countyId);
		if (revision === null) continue;
		const before = seen.get(countyId);
		seen.set(countyId, revision);
		if (before !== undefined && before !== revision)
			for (const listener of set) tell(listener, revision);
	}
}

// Nor does a listener whose stream has just been closed end the program, or the others' turn.
function tell(listener: Listener, revision: number): void {
	try {
		listener(revision);
	} catch (error) {
		console.error('[整改台账] 刷新没有送到一个页面', error);
	}
}

async function revisionOf(countyId: string): Promise<number | null> {
	try {
		return await db().revision(countyId, 'ledger');
	} catch {
		return null;
	}
}
