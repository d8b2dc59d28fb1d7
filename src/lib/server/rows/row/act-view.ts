import type { Instant } from '#lib/ledger/day.ts';

/** `form.act` after POST /rows/[id]?/act was refused. Done answers a redirect, or {done} to fetch. */
export interface ActRefused {
	verb: string;
	message: string;
	errors: Record<string, string>;
	values: Record<string, string | string[]>;
	/** The version the form was sent with: sent again, it must not pass for a newer one. */
	version: number | null;
	conflict: ConflictView | null;
}

/** Somebody changed the row after this form was opened. */
export interface ConflictView {
	person: string;
	unit: string;
	at: Instant;
	/** What they did: 制定整改措施. */
	act: string;
	/** The version to send when one's own values are to stand. */
	version: number;
	fields: { name: string; label: string; theirs: string; mine: string }[];
}
