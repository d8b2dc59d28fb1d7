import { bulkVerbOf, mostAtOnce, type BulkVerb } from '#lib/ledger/bulk.ts';
import { listIn, textsIn } from '#lib/server/forms/fields.ts';

/** Where the form for many rows is kept, and what its mark is sealed for (pages.ts). */
export const bulkPage = { page: '/rows/bulk', action: 'act' };

/** The form of an act on many rows as it was sent. */
export interface BulkForm {
	verb: BulkVerb | undefined;
	key: string;
	/** Ticked rows with the version that was seen; null where the form names none. */
	picked: Map<string, number | null>;
	/** Rows that stood in the list; those not ticked were taken out by the person. */
	listed: string[];
	values: Record<string, string>;
}

/** @param form `verb`, `key`, `ids` many as `<id>` or `<id>.<version>`, `listed` many, and the fields of the act */
export function readBulkForm(form: FormData): BulkForm {
	const { ids: _ids, listed: _listed, ...values } = textsIn(form);
	const picked = new Map(
		listIn(form, 'ids').map((value): [string, number | null] => {
			const [id = '', version] = value.split('.');
			return [id, /^\d{1,9}$/.test(version ?? '') ? Number(version) : null];
		})
	);
	return {
		verb: bulkVerbOf(values.verb ?? ''),
		key: values.key ?? '',
		picked,
		listed: listIn(form, 'listed').slice(0, mostAtOnce),
		values
	};
}
