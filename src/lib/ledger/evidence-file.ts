import type { Day } from './day.ts';

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
	on: Day;
	personId: string;
	/** The act it came with: a progress entry, an application, a signature; addEvidence when it came alone. */
	with: string;
	/** Why it no longer counts; '' while it does. */
	withdrawn: string;
}
