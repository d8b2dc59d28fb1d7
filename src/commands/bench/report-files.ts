import type { BigFiles } from './big-files.ts';
import type { Size } from './report.ts';
import { ms } from './statistics.ts';

const names: Record<keyof BigFiles, string> = {
	zip: 'county as .zip, 671 files',
	book: 'all townships as one .xlsx, 22 sheets'
};
const kinds = Object.keys(names) as (keyof BigFiles)[];
const limits = { seconds: 2, added: 300 };

/** The files of the whole county as a table in Markdown. */
export function filesTableOf(sizes: Size[]): string {
	const lines = kinds.flatMap((kind) =>
		sizes.map(({ rows, files, csv }) => {
			const { seconds, megabytes, peak, added, meanwhile } = files[kind];
			const cells = [
				...[names[kind], rows.toLocaleString('en'), seconds.toFixed(2), megabytes.toFixed(1)],
				...[peak.toFixed(0), added.toFixed(0), ms(meanwhile.p50), ms(meanwhile.p95)],
				...[files[kind].ok ? 0 : 1, (csv.p50 / 1000).toFixed(2)]
			];
			return `| ${cells.join(' | ')} |`;
		})
	);
	return [
		'| File | rows | seconds | MB | peak memory MB | added MB | board meanwhile p50 ms | p95 ms | errors | bare CSV of all rows s |',
		'|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
		...lines
	].join('\n');
}

/** Whether the book of all townships was made in the time and memory it may take. */
export function bookVerdicts(sizes: Size[]): string[] {
	return sizes.map(({ rows, files: { book } }) => {
		const within = book.ok && book.seconds <= limits.seconds && book.added <= limits.added;
		const took = `${book.seconds.toFixed(2)} s and ${book.added.toFixed(0)} MB`;
		return `${within ? 'reached' : 'MISSED'}: ${names.book} at ${rows} rows, ${took} (at most ${limits.seconds} s, ${limits.added} MB)`;
	});
}
