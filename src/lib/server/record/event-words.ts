import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import {
	submissionEventNames,
	type SubmissionEventType
} from '#lib/ledger/submissions/submission.ts';
import { verbNames } from '#lib/ledger/verb.ts';
import { rosterEventNames, rosterSentence, type RosterEventType } from './roster-words.ts';

type Said = Record<string, unknown>;
/** A value of an event as text; early events say less. */
const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
const length = (list: unknown) => (Array.isArray(list) ? list.length : 0);

/** Acts on many rows, on notices, files and news, and what was read: the name, and what the event says beyond it. */
const otherActs = {
	dispatch: ['按通知交办', ({ name }) => `“${text(name)}”`],
	addAssignment: ['补交办', ({ unitIds }) => `${length(unitIds)} 个单位`],
	drawTaken: [
		'随机抽取待核实条目',
		({ ids, drawn, percent }) => `${length(ids)} 条中抽 ${length(drawn)} 条（${text(percent)}%）`
	],
	setLedgerForm: ['设置台账表式', ({ to }) => (to ? '' : '恢复通知的表式')],
	exportStarted: ['导出全部台账', ({ name }) => `${text(name)}`],
	exportEnded: ['导出结束', ({ state }) => exportStates[String(state)] ?? ''],
	exportsRemoved: ['删除到期的导出文件', ({ exports }) => `${length(exports)} 份`],
	ledgersRead: [
		'命令行读取',
		({ by, file, all, figures }) => systemRead({ by, file, all, figures })
	],
	rowRead: [
		'督导单位查看条目',
		({ what, version }) =>
			({ version: `第${text(version)}版`, file: '打开佐证材料' })[String(what)] ?? ''
	],
	ledgerRead: ['督导单位查看台账', ({ unit, what }) => `${text(unit)}${text(what)}`],
	listCopied: ['督导单位复制台账列表', ({ rows }) => `${text(rows)} 条`],
	logExported: [
		'导出日志',
		({ count, filter }) => `${text(count)} 条${filter ? `（${text(filter)}）` : ''}`
	],
	evidenceSwept: [
		'清理没有使用的上传文件',
		({ uploads, registered }) => `上传 ${text(uploads)} 份，登记 ${text(registered)} 份`
	],
	setMeasure: [
		'设置措施的频次和指标',
		({ finding, label }) => `第${text(finding)}项${text(label)}`
	],
	decideName: ['判断通知里的姓名', ({ finding }) => `第${text(finding)}项`],
	endCampaign: ['结束批次', () => ''],
	reportSaved: ['修改集中整改情况报告', () => ''],
	namesRead: [
		'查看完整姓名和号码',
		({ which, reason }) => [text(which), `理由：${text(reason)}`].filter(Boolean).join('，')
	],
	newsPosted: ['发布消息', (said) => `“${text(said.text)}”`],
	newsWithdrawn: ['撤下消息', () => ''],
	startDraft: ['上传通知', ({ name, items }) => `“${text(name)}”，读出 ${text(items)} 项`],
	editDraft: ['修改通知草稿', ({ sentence }) => `${text(sentence)}`],
	undoEdit: ['撤销通知草稿的修改', ({ sentence }) => `${text(sentence)}`],
	discardDraft: ['删除通知草稿', ({ name }) => `“${text(name)}”`]
} satisfies Record<string, [name: string, more: (said: Said) => string]>;

/** Every kind of event that is ever written; the log has words for each. */
export type EventType =
	LedgerEvent['type'] | SubmissionEventType | RosterEventType | keyof typeof otherActs;

/** What each kind of event is called, for the filter of the log. */
export const eventNames: Record<EventType, string> = {
	...verbNames,
	...submissionEventNames,
	...(Object.fromEntries(Object.entries(otherActs).map(([type, [name]]) => [type, name])) as Record<
		keyof typeof otherActs,
		string
	>),
	...rosterEventNames
};

/**
 * One event in words for the auditor: who and what, not the text of a row, which may name villagers.
 * @param body JSON text of the event
 * @param row the row it happened to, as 铁李村 6-2, or ''
 */
export function eventWords(type: string, body: string, row: string): string {
	const said = JSON.parse(body) as Said;
	const roster = rosterSentence(type, said);
	if (roster) return roster;
	const name = eventNames[type as EventType] ?? '其他办理';
	return [name, [row, moreOf(type, said)].filter(Boolean).join('，')].filter(Boolean).join('：');
}

function moreOf(type: string, said: Said): string {
	if (type === 'submissionExpected')
		return `${text(said.unit)}${said.expected ? '列为应报单位' : '不再是应报单位'}`;
	if (type in submissionEventNames)
		return `${text(said.unit)}${typeof said.version === 'number' ? ` 第${said.version}版` : ''}`;
	return type in otherActs ? otherActs[type as keyof typeof otherActs][1](said) : '';
}

const exportStates: Record<string, string> = {
	done: '完成',
	failed: '没有完成',
	cancelled: '已取消'
};

function systemRead({ by, file, all, figures }: Said): string {
	const what = text(file) || (all ? '全部台账' : figures ? '统计数字' : '台账');
	return `${text(by) || '命令行'}，${what}`;
}
