export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const zipType = 'application/zip';

/** Headers of a file that is saved and not shown, under a name in Chinese. */
export function attachment(name: string, type: string): Record<string, string> {
	const ending = /\.\w+$/.exec(name)?.[0] ?? '';
	return {
		'content-type': type,
		'content-disposition': `attachment; filename="ledger${ending}"; filename*=UTF-8''${encodeURIComponent(name)}`
	};
}
