import { hash } from 'node:crypto';
import type { tables } from '#lib/server/db/tables.ts';

export type StoredVersion = typeof tables.rowVersions.$inferSelect;
export type StoredSignOff = typeof tables.signOffs.$inferSelect;
export type StoredSubmission = typeof tables.submissions.$inferSelect;

/**
 * What an event says of the records written with it, so that the chain of events covers them too. Events of the
 * first releases say nothing of the kind.
 */
export interface Seal {
	/** SHA-256 of the row version that the act made. */
	row: string;
	/** SHA-256 of the signature given by the act. */
	signOff?: string;
}

/** SHA-256 over every field of a row version: a JSON list in this order and, on the next line, the body as it stands. */
export function versionSeal({ rowId, version, countyId, at, body }: StoredVersion): string {
	return hash('sha256', `${JSON.stringify([rowId, version, countyId, at])}\n${body}`);
}

/** SHA-256 over every field of a signature, as a JSON list in this order. */
export function signOffSeal(signed: StoredSignOff): string {
	return sealOf([
		...[signed.id, signed.countyId, signed.rowId, signed.rowVersion, signed.step, signed.verb],
		...[signed.personId, signed.unitId, signed.at, signed.way, signed.opinion],
		...[signed.fellToOffice, signed.evidenceHashes]
	]);
}

/** The same over every field of a ledger as it was handed in; of its long text the SHA-256 that was printed on it. */
export function submissionSeal(kept: Omit<StoredSubmission, 'body'>): string {
	return sealOf([
		...[kept.campaignId, kept.unitId, kept.version, kept.countyId, kept.at, kept.personId],
		...[kept.filledBy, kept.phone, kept.cameBy, kept.submittedOn, kept.lateDays, kept.blockers],
		kept.sha256
	]);
}

function sealOf(fields: unknown[]): string {
	return hash('sha256', JSON.stringify(fields));
}
