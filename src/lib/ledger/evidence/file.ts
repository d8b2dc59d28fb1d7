import type { Instant } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';

/** One file of 佐证材料 on a row; its bytes lie by their hash. */
export interface EvidenceFile {
	/** Of this attachment: the same bytes may stand on many rows. */
	id: string;
	sha256: string;
	name: string;
	/** image/jpeg, application/pdf … as found in the bytes. */
	type: string;
	/** Bytes. */
	size: number;
	/** The moment of the act it came with; a progress entry and a signature of that act say the same. */
	at: Instant;
	personId: string;
	/** The act it came with: a progress entry, an application, a signature; addEvidence when it came alone. */
	with: string;
	/** Why it no longer counts; '' while it does. */
	withdrawn: string;
}

/** A file that a person uploaded for a row and has not yet sent with an act. */
export type Upload = Pick<EvidenceFile, 'id' | 'personId' | 'sha256' | 'name' | 'type' | 'size'>;

/** The largest file taken in, bytes. */
export const largestFile = 20 * 1024 * 1024;

/** The files that count: what is withdrawn stays on the row and is left out here. */
export function countedFiles(files: EvidenceFile[]): EvidenceFile[] {
	return files.filter((file) => !file.withdrawn);
}

/** 佐证材料 as a printed ledger says it: where the paper lies, and how many files are kept here. */
export function evidenceWords({ evidence, files }: Pick<LedgerRow, 'evidence' | 'files'>): string {
	const count = countedFiles(files).length;
	return [evidence, count > 0 && `电子材料${count}份`].filter(Boolean).join('；');
}

/** 3 份，作废 1 份 */
export function countInWords(files: Pick<EvidenceFile, 'withdrawn'>[]): string {
	const withdrawn = files.filter((file) => file.withdrawn).length;
	const count = `${files.length - withdrawn} 份`;
	return withdrawn > 0 ? `${count}，另有 ${withdrawn} 份已作废` : count;
}

/** Files in a sentence, by name; what is withdrawn says so. */
export function filesInWords(files: EvidenceFile[]): string {
	return files.map(({ name, withdrawn }) => (withdrawn ? `${name}（已作废）` : name)).join('、');
}

/** 14 KB, 1.2 MB. */
export function sizeInWords(bytes: number): string {
	if (bytes < 1024) return `${bytes} 字节`;
	const kilobytes = bytes / 1024;
	return kilobytes < 1000
		? `${Math.round(kilobytes)} KB`
		: `${(kilobytes / 1024).toFixed(1).replace(/\.0$/, '')} MB`;
}
