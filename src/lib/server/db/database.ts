import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import type { Settings } from '#lib/server/settings.ts';
import { check } from '#lib/server/db/migrations/check.ts';
import { asWrite, currentWrite } from './current-write.ts';
import type { Engine, Reader, Tx } from './engine.ts';
import { openEngine } from './open-engine.ts';
import { retrying } from './retrying.ts';
import { requestRevisions } from './revisions.ts';
import { advance, openStreams, revisionOf, type StreamKind } from './streams.ts';

export type { Reader, Tx } from './engine.ts';
export type { StreamKind } from './streams.ts';

type CommitListener = (countyId: string, kind: StreamKind, revision: number) => void;

/** The one way to the store (design, “The store”). */
export interface Database {
	readonly engine: 'sqlite' | 'pg';
	/** For views. Refused inside a write: use its `tx`, which sees what the write has done so far. */
	readonly read: Reader;
	/**
	 * One serial, all-or-nothing change of a county that moves the revision of its stream by one.
	 * `work` awaits nothing but `tx` and has no other effect: after a lost race it is called again.
	 * A Refusal it answers is answered, and nothing is written.
	 * @throws inside another write, for a county without streams, and whatever `work` throws
	 */
	write<T>(countyId: string, kind: StreamKind, work: (tx: Tx) => Promise<T>): Promise<T>;
	/** Makes the streams of a new county and runs `work` as its first write, of kind `roster`. */
	openCounty<T>(countyId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
	/** The revision of a stream at this moment; 0 for an unknown county. */
	revision(countyId: string, kind: StreamKind): Promise<number>;
	/** Revisions of several streams for a view; what a request asks for again it reads once. */
	revisions(countyId: string, kinds: StreamKind[]): Promise<number[]>;
	/** Calls `listener` after each commit of this process; returns how to stop that. */
	onCommit(listener: CommitListener): () => void;
	/** What makes the store unfit to serve from, in sentences; empty when nothing. Writes to find out. */
	check(): Promise<string[]>;
	close(): Promise<void>;
}

/** Carries a refusal out of a transaction, which rolls back on the way. */
class Refused extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.message);
		this.refusal = refusal;
	}
}

let open: Database | null = null;

/** The open store of this process. @throws when there is none */
export function db(): Database {
	if (!open) throw new Error('The store is not open: call openDatabase first.');
	return open;
}

/** Opens the store and makes it the process's `db()`. Does not migrate. */
export async function openDatabase(settings: Settings): Promise<Database> {
	return databaseOn(openEngine(settings));
}

/** The store on an engine already open; becomes the process's `db()`. */
export function databaseOn(engine: Engine): Database {
	const listeners = new Set<CommitListener>();
	const revisions = requestRevisions(() => database.read);

	async function commit<T>(
		countyId: string,
		kind: StreamKind,
		work: (tx: Tx) => Promise<T>,
		first: (tx: Tx) => Promise<void> = async () => {}
	): Promise<T> {
		refuseInsideWrite('A write');
		let revision = 0;
		const attempt = () =>
			engine.transaction(async (tx) => {
				await first(tx);
				revision = await advance(tx, countyId, kind);
				const done = await work(tx);
				if (isRefusal(done)) throw new Refused(done);
				return done;
			});
		const result = await retrying(engine.isPassing, () => asWrite(countyId, kind, attempt))
			.catch((error: unknown) => {
				if (error instanceof Refused) return error;
				throw error;
			})
			.finally(() => revisions.moved(countyId, kind));
		if (result instanceof Refused) return result.refusal as T;
		for (const listener of listeners) tell(listener, countyId, kind, revision);
		return result;
	}

	const database: Database = {
		engine: engine.name,
		get read() {
			refuseInsideWrite('db().read');
			return engine.read;
		},
		write: (countyId, kind, work) => commit(countyId, kind, work),
		openCounty: (countyId, work) =>
			commit(countyId, 'roster', work, (tx) => openStreams(tx, countyId)),
		revision: (countyId, kind) => revisionOf(database.read, countyId, kind),
		revisions: (countyId, kinds) => revisions.of(countyId, kinds),
		onCommit: (listener) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		check: () => check(engine),
		close: async () => {
			if (open === database) open = null;
			await engine.close();
		}
	};
	open = database;
	return database;
}

function refuseInsideWrite(what: string): void {
	if (currentWrite()) throw new Error(`${what} inside a write: use the tx of that write.`);
}

// What was committed stays committed, whatever a listener does.
function tell(listener: CommitListener, countyId: string, kind: StreamKind, revision: number) {
	try {
		listener(countyId, kind, revision);
	} catch (error) {
		console.error('A listener for commits failed:', error);
	}
}
