import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

type Typed = PgDatabase<PgQueryResultHKT>;

/** What a view may do: read. Both engines are typed as PostgreSQL. */
export type Reader = Pick<Typed, 'select' | 'selectDistinct' | '$count'>;
/** What the work of a write may do; dead once its write has ended. */
export type Tx = Reader & Pick<Typed, 'insert' | 'update' | 'delete'>;

/** Plain SQL in one transaction with foreign keys unchecked: for migrations and nothing else. */
export interface Script {
	run(text: string): Promise<void>;
	rows(text: string): Promise<Record<string, unknown>[]>;
}

/** What differs between SQLite and PostgreSQL. */
export interface Engine {
	readonly name: 'sqlite' | 'pg';
	/** Never sees what is not committed, and cannot write. */
	readonly read: Reader;
	/** All of `work` or nothing; `work` may be called again when `isPassing` says so of its error. */
	transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	/** Whether an error is the loss of a race, worth another try. */
	isPassing(error: unknown): boolean;
	script<T>(work: (script: Script) => Promise<T>): Promise<T>;
	/** What makes this store unsafe to serve from, in words for whoever runs it; empty when nothing. */
	problems(): Promise<string[]>;
	/** A copy of the whole store as it stands, when the engine can make one. */
	copyTo?(file: string): Promise<void>;
	close(): Promise<void>;
}
