import type { Instant } from '#lib/ledger/day.ts';

/** A file that waits to be sent with an act. */
export interface UploadView {
	/** For `fileIds`; opens /rows/[row]/files/[id] for who uploaded it. */
	id: string;
	name: string;
	size: string;
	/** Has a thumbnail: /rows/[row]/files/[id]?thumb=1. */
	picture: boolean;
}

/** A file of 佐证材料 on the row. */
export interface FileView extends UploadView {
	person: string;
	at: Instant;
	/** The act it came with: 更新进展. */
	act: string;
	/** Why it no longer counts; '' while it does. */
	withdrawn: string;
	/** This person may mark it as withdrawn now. */
	mayWithdraw: boolean;
}
