import type { Instant } from '#lib/ledger/day.ts';
import { type UploadView, uploadView } from './uploads.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Veil } from '#lib/ledger/mask/veil.ts';
import type { Standing } from '#lib/ledger/chain/panel.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Option } from '#lib/ledger/command/option.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import { whyNotWithdrawn } from '#lib/ledger/workflow/verbs/evidence.ts';
import { barred } from '#lib/ledger/workflow/gate.ts';
import { peopleNames } from '#lib/server/sight/finding-of-row.ts';

/** The files of a row, with what this person may do to each now. */
export async function openFileViews(
	actor: Actor,
	row: LedgerRow,
	standing: Standing,
	veil: Veil
): Promise<FileView[]> {
	const open = barred(row, 'withdrawEvidence', actor, standing) === null;
	const keep = new Map(row.files.map((file) => [file.id, whyNotWithdrawn(row, file) !== null]));
	const views = await fileViews(row, veil);
	return views.map((view) => ({ ...view, mayWithdraw: open && !keep.get(view.id) }));
}

/** The files of a row, or of one of its versions, to be looked at. */
export async function fileViews(row: LedgerRow, veil: Veil): Promise<FileView[]> {
	const names = await peopleNames(row.countyId);
	return row.files.map((file) => ({
		...uploadView({ ...file, name: veil.text(file.name) }),
		person: names.get(file.personId) ?? '',
		at: file.at,
		act: verbNames[file.with as Verb] ?? '',
		withdrawn: veil.text(file.withdrawn),
		mayWithdraw: false
	}));
}

/** Those of the files that this person may mark as withdrawn. */
export function withdrawable(files: FileView[]): Option[] {
	return files
		.filter((file) => file.mayWithdraw)
		.map(({ id, name }) => ({ value: id, label: name }));
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
