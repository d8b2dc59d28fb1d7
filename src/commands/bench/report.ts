import { works, type Timings, type Work } from './measure.ts';
import type { Timing } from './statistics.ts';

/** One size of store: what the application took and what the bare server took. */
export interface Size {
	rows: number;
	counties: number;
	townshipRows: number;
	app: Timings;
	bare: Timings;
}

const names: Record<Work, string> = {
	townshipData: '乡镇看板 数据',
	townshipPage: '乡镇看板 页面',
	townshipMoved: '乡镇看板 数据，台账刚有变动',
	countyData: '全县看板 数据',
	countyPage: '全县看板 页面',
	countyMoved: '全县看板 数据，台账刚有变动',
	move: '办理一次（更新进展）',
	storm: '16 人同时办理'
};

/** The figures as a table in Markdown, one line for each work and size. */
export function tableOf(sizes: Size[]): string {
	const lines = works.flatMap((work) =>
		sizes.map((size) => lineOf(work, size, size.app[work], size.bare[work]))
	);
	return [
		'| 内容 | 条目总数 | p50 毫秒 | p95 毫秒 | 错误 | 每秒 | KB | 裸服务器 p50 | 倍数 |',
		'|---|---:|---:|---:|---:|---:|---:|---:|---:|',
		...lines
	].join('\n');
}

/** What the issue asks for at p50, and whether it was reached. */
export function targetsOf(sizes: Size[]): string {
	const limits: [Work, number][] = [
		['townshipData', 5],
		['townshipPage', 12],
		['move', 5]
	];
	const lines = sizes.flatMap(({ rows, app }) =>
		limits.map(([work, limit]) => {
			const { p50 } = app[work];
			const verdict = p50 <= limit ? '达到' : '未达到';
			return `${verdict}：${names[work]}，${rows} 条，p50 ${ms(p50)} 毫秒（目标 ≤ ${limit}）`;
		})
	);
	const errors = sizes.flatMap(({ app }) => works.map((work) => app[work].errors));
	const sum = errors.reduce((all, count) => all + count, 0);
	return [...lines, `${sum === 0 ? '达到' : '未达到'}：错误 ${sum} 次（目标 0）`].join('\n');
}

function lineOf(work: Work, { rows }: Size, app: Timing, bare: Timing): string {
	const cells = [
		...[names[work], rows.toLocaleString('en'), ms(app.p50), ms(app.p95), app.errors],
		...[app.rate?.toFixed(0) ?? '', (app.bytes / 1024).toFixed(0), ms(bare.p50)],
		(app.p50 / bare.p50).toFixed(1)
	];
	return `| ${cells.join(' | ')} |`;
}

function ms(time: number): string {
	return time.toFixed(time < 10 ? 2 : 1);
}
