import { submissionEventNames } from '#lib/ledger/submission.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import { rosterSentence } from './roster-words.ts';

export const kindNames: Record<string, string> = {
	ledger: '台账',
	roster: '单位和人员',
	session: '登录',
	access: '查阅',
	draft: '通知草稿'
};

/** Acts on many rows, or on a notice that is still being read. */
const otherActs: Record<string, string> = {
	dispatch: '交办',
	addAssignment: '补交办',
	drawTaken: '随机抽取待核实条目',
	setLedgerForm: '设置台账表式',
	exportStarted: '导出全部台账',
	exportEnded: '导出结束',
	exportsRemoved: '删除到期的导出文件',
	ledgersRead: '命令行导出台账',
	evidenceSwept: '清理没有使用的上传文件',
	newsPosted: '发布消息',
	newsWithdrawn: '撤下消息',
	startDraft: '上传通知',
	editDraft: '修改通知草稿',
	undoEdit: '撤销通知草稿的修改',
	discardDraft: '删除通知草稿'
};

/**
 * One event in words for the auditor: who and what, not the text of a row, which may name villagers.
 * @param body JSON text of the event
 * @param row the row it happened to, as 铁李村 6-2, or ''
 */
export function auditWords(type: string, body: string, row: string): string {
	const said = JSON.parse(body) as Record<string, unknown>;
	const roster = rosterSentence(type, said);
	if (roster) return roster;
	if (type in submissionEventNames)
		return `${submissionEventNames[type as keyof typeof submissionEventNames]}：${String(said.unit)}`;
	const act = verbNames[type as Verb] ?? otherActs[type] ?? '其他办理';
	return row ? `${act}：${row}` : act;
}
