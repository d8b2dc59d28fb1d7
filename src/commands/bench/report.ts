import type { BigFiles } from './big-files.ts';
import { bookVerdicts } from './report-files.ts';
import { works, type Timings, type Work } from './measure.ts';
import { ms, type Timing } from './statistics.ts';

/** One size of store: what the application took and what the bare server took. */
export interface Size {
	rows: number;
	counties: number;
	townshipRows: number;
	app: Timings;
	bare: Timings;
	files: BigFiles;
	/** The bare server's CSV of every row of the county. */
	csv: Timing;
}

const names: Record<Work, string> = {
	townshipData: 'township board, data',
	townshipPage: 'township board, page',
	townshipMoved: 'township board, data, after a move',
	countyData: 'county board, data',
	countyPage: 'county board, page',
	countyMoved: 'county board, data, after a move',
	deskData: 'office desk, data',
	deskPage: 'office desk, page',
	deskMoved: 'office desk, page, after a move',
	overdueList: 'overdue list, page',
	search: 'search, page',
	townshipBook: 'one township’s .xlsx (bare: CSV)',
	move: 'one move',
	storm: '16 clients moving'
};

/** The figures as a table in Markdown, one line for each work and size. */
export function tableOf(sizes: Size[]): string {
	const lines = works.flatMap((work) =>
		sizes.map((size) => lineOf(work, size, size.app[work], size.bare[work]))
	);
	return [
		'| Work | rows | p50 ms | p95 ms | errors | a second | KB | bare p50 | bare a second | times |',
		'|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
		...lines
	].join('\n');
}

/** What is aimed at for p50, and whether it was reached. */
export function targetsOf(sizes: Size[]): string {
	const limits: [Work, number][] = [
		['townshipData', 5],
		['townshipPage', 12],
		['deskPage', 30],
		['deskMoved', 150],
		['search', 50],
		['townshipBook', 400],
		['move', 5]
	];
	const lines = sizes.flatMap(({ rows, app }) =>
		limits.map(([work, limit]) => {
			const { p50 } = app[work];
			const verdict = p50 <= limit ? 'reached' : 'MISSED';
			return `${verdict}: ${names[work]} at ${rows} rows, p50 ${ms(p50)} ms (at most ${limit})`;
		})
	);
	lines.push(...bookVerdicts(sizes));
	const errors = sizes.flatMap(({ app, files }) => [
		...works.map((work) => app[work].errors),
		...Object.values(files).map(({ ok }) => (ok ? 0 : 1))
	]);
	const sum = errors.reduce((all, count) => all + count, 0);
	return [...lines, `${sum === 0 ? 'reached' : 'MISSED'}: ${sum} errors (at most 0)`].join('\n');
}

function lineOf(work: Work, { rows }: Size, app: Timing, bare: Timing): string {
	const cells = [
		...[names[work], rows.toLocaleString('en'), ms(app.p50), ms(app.p95), app.errors],
		...[app.rate?.toFixed(0) ?? '', (app.bytes / 1024).toFixed(0)],
		...[ms(bare.p50), bare.rate?.toFixed(0) ?? ''],
		(app.p50 / bare.p50).toFixed(1)
	];
	return `| ${cells.join(' | ')} |`;
}
