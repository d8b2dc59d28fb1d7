import { parseArgs } from 'node:util';
import type { TemplateKey } from '#lib/ledger/sheets/columns.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';

export const usage = [
	'用法：npm run -s export -- --template 1|2|3|department --unit 单位代码 --out 文件.xlsx',
	'        [--villages] 附件2 连同各村附件3　[--running] 部门的整改推进台账',
	'        [--submission N] 第 N 次报送的台账　[--blank] 空白模版（不用写单位）',
	'      npm run -s export -- --all --out 文件.zip            全部台账，每个单位一个文件',
	'      npm run -s export -- --all --format xlsx --out 文件.xlsx  各乡镇附件2合订本',
	'      [--county 行政区划代码] 数据库里有多个县（市、区）时'
].join('\n');

/** What is to be exported, checked as far as the words go. */
export interface ExportOrder {
	template: TemplateKey;
	unit: string;
	submission: number | null;
	running: boolean;
	villages: boolean;
	blank: boolean;
	all: boolean;
	format: 'xlsx' | 'zip';
	out: string;
	county: string | undefined;
}

const templates: Record<string, TemplateKey> = {
	1: 'city',
	2: 'township',
	3: 'village',
	department: 'department'
};

/** Reads the arguments; a refusal says which one is missing or wrong. */
export function readOrder(args: string[]): ExportOrder | Refusal {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean' } as const;
	let values;
	try {
		({ values } = parseArgs({
			args,
			options: {
				template: text,
				unit: text,
				submission: text,
				format: text,
				out: text,
				county: text,
				running: flag,
				villages: flag,
				blank: flag,
				all: flag
			}
		}));
	} catch {
		return refuse('said', '有不认识的参数，或参数后面少了内容。');
	}
	const { all = false, running = false, villages = false, blank = false, unit = '' } = values;
	const format = values.format ?? (all ? 'zip' : 'xlsx');
	if (format !== 'xlsx' && (format !== 'zip' || !all))
		return refuse('said', `--format 只有 xlsx，实际是“${format}”。`);
	if (!values.out) return refuse('said', '请用 --out 写明要写成哪个文件。');
	const template = templates[values.template ?? ''];
	if (!all && !template)
		return refuse(
			'said',
			'请用 --template 写明附件：1 县（市、区），2 乡镇，3 村，department 部门。'
		);
	if (!all && !blank && !unit) return refuse('said', '请用 --unit 写明单位代码。');
	if (running && template !== 'department')
		return refuse('said', '--running 只用于 --template department。');
	const submission = values.submission === undefined ? null : Number(values.submission);
	if (submission !== null && !(Number.isInteger(submission) && submission > 0))
		return refuse('said', `--submission 应为第几次报送，如 1，实际是“${values.submission}”。`);
	return {
		template: template ?? 'city',
		unit,
		submission,
		running,
		villages,
		blank,
		all,
		format,
		out: values.out,
		county: values.county
	};
}
