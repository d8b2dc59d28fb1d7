import type { Actor } from '#lib/ledger/actor.ts';
import type { Standing } from '#lib/ledger/panel.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { FileView } from '#lib/ledger/row-view.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import { whyKept } from '#lib/ledger/workflow/evidence.ts';
import { barred } from '#lib/ledger/workflow/gate.ts';
import { peopleNames } from '../rows/place.ts';
import { uploadView } from './uploads.ts';

/** The files of a row, with what this person may do to each. */
export async function fileViews(
	actor: Actor,
	row: LedgerRow,
	standing: Standing
): Promise<FileView[]> {
	const names = await peopleNames(row.files.map(({ personId }) => personId));
	const open = barred(row, 'withdrawEvidence', actor, standing) === null;
	return row.files.map((file) => ({
		...uploadView(file),
		person: names.get(file.personId) ?? '',
		at: file.at,
		act: verbNames[file.with as Verb] ?? '',
		withdrawn: file.withdrawn,
		mayWithdraw: open && whyKept(row, file) === null
	}));
}
