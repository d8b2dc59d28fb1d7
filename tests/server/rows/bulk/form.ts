import type { BulkVerb } from '#lib/ledger/bulk.ts';
import type { BulkPreview } from '#lib/server/rows/bulk/preview.ts';

const told: Record<BulkVerb, Record<string, string>> = {
	claim: { responsiblePerson: '郑浩' },
	reportNotFound: {},
	verify: { way: 'site', conclusion: '入户看过，属实' },
	approve: { opinion: '同意销号' },
	return: { reason: '缺签到表', missing: '补签到表', amendBy: '2022-07-20' },
	confirmNotFound: { conclusion: '抽中的属实，随批确认' }
};

/**
 * The page of a preview filled in and sent.
 * @param left rows taken out by the person
 * @param also rows sent besides, which the preview does not offer
 */
export function filledForm(
	preview: BulkPreview,
	left: string[] = [],
	also: { id: string; version: number }[] = []
): FormData {
	const form = new FormData();
	const set = (fields: Record<string, string>) => {
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
	};
	set({ verb: preview.verb, key: preview.key, ...told[preview.verb] });
	for (const { id } of preview.will) form.append('listed', id);
	for (const { id } of [...preview.will, ...also])
		set({ [`way.${id}`]: 'site', [`conclusion.${id}`]: '入户 12 户，确实没有' });
	if (preview.verb === 'reportNotFound')
		for (const { id } of [...preview.findings, ...['f1', 'f2', 'f3'].map((id) => ({ id }))])
			set({
				[`method.${id}`]: '逐户走访',
				[`households.${id}`]: '40',
				[`checker.${id}`]: '村会计',
				[`checkedOn.${id}`]: '2022-06-18'
			});
	for (const { id, version } of [...preview.will, ...also])
		if (!left.includes(id)) form.append('ids', `${id}.${version}`);
	return form;
}
