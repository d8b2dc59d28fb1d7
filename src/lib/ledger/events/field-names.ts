import { dayInWords, isDay } from '#lib/ledger/day.ts';
import { filesInWords, type EvidenceFile } from '#lib/ledger/evidence/file.ts';
import type { Field } from './base.ts';
import { householdInWords, type Household } from '#lib/ledger/household.ts';
import {
	natureNames,
	problemKindNames,
	rectificationNames,
	type NotFoundCheck
} from '#lib/ledger/row.ts';
import { requestNames, type Request } from '#lib/ledger/request.ts';
import { stageNames } from '#lib/ledger/stage.ts';

/** Each field in the words of screens and documents. */
export const fieldNames: Record<Field, string> = {
	campaignId: '整改批次',
	findingId: '反馈问题',
	unitId: '责任单位',
	townshipId: '乡镇',
	leadUnitId: '牵头单位',
	level: '层级',
	ordinal: '序号',
	stage: '办理状态',
	resumeStage: '移交前状态',
	chain: '审核流程',
	chainStep: '审核步骤',
	problem: '具体问题',
	origin: '问题来源',
	nature: '问题性质',
	problemKind: '问题类别',
	measure: '整改措施',
	goal: '整改目标',
	facetIds: '对应具体表现',
	measureIds: '对应整改措施',
	responsibleLeader: '责任领导',
	responsiblePerson: '责任人',
	officePhone: '办公电话',
	rectification: '整改类型',
	plannedOn: '制定日期',
	dueOn: '整改时限',
	originalDueOn: '原定时限',
	dueWording: '时限原文',
	beyondReason: '超出集中整改期原因',
	reviewOn: '复核日期',
	replyBy: '认领期限',
	amendBy: '补正期限',
	returnReason: '退回原因',
	completedOn: '完成日期',
	outcome: '整改情况及成效',
	extendedCheck: '举一反三情况',
	evidence: '纸质材料存放处',
	check: '排查情况',
	applicantId: '申请人账号',
	applicantName: '申请人',
	typistId: '代填人账号',
	withReviewerSince: '送达审核人日期',
	underReviewSince: '送审日期',
	reviewedDays: '审核占用天数',
	returns: '退回次数',
	relapses: '重新挂账次数',
	missed: '漏报次数',
	extensions: '延期次数',
	closedOn: '销号日期',
	remark: '备注',
	request: '待答复的申请',
	sectorUnitId: '行业部门',
	transferToId: '移交接收单位',
	parentRowId: '移交来源条目',
	outcomeConfirmedOn: '办结确认日期',
	keptRowId: '保留条目',
	alsoFindingIds: '同时对应的反馈问题',
	stageGoal: '阶段目标',
	goalReached: '阶段目标是否达到',
	mechanism: '长效机制',
	households: '涉及农户',
	markedNames: '已标记的姓名',
	files: '佐证材料'
};

/** Fields that only keep the books; a timeline of what people did leaves them out. */
export const bookkeeping: readonly Field[] = [
	'resumeStage',
	'chainStep',
	'plannedOn',
	'originalDueOn',
	'returnReason',
	'applicantId',
	'typistId',
	'withReviewerSince',
	'underReviewSince',
	'reviewedDays',
	'returns',
	'relapses',
	'missed',
	'extensions'
];

const words: Record<string, string> = {
	...stageNames,
	...natureNames,
	...problemKindNames
};

/**
 * A value as people read it; “—” for an empty one.
 * @param names names of units, facets and measures by id
 * @param year days of this year go without it; '' for days of any
 */
export function valueInWords(
	field: Field,
	value: unknown,
	names: Record<string, string> = {},
	year = ''
): string {
	if (value === null || value === undefined || value === '') return '—';
	if (field === 'rectification') return rectificationNames[value as 'immediate'];
	if (field === 'check') {
		const check = value as NotFoundCheck;
		const on = dayInWords(check.checkedOn);
		return `${on} ${check.checker}排查 ${check.households} 户：${check.method}`;
	}
	if (field === 'households') return (value as Household[]).map(householdInWords).join('；') || '—';
	if (field === 'request') return requestNames[(value as Request).kind];
	if (field === 'files') return filesInWords(value as EvidenceFile[]) || '—';
	if (Array.isArray(value))
		return value.map((id) => names[String(id)] ?? String(id)).join('、') || '—';
	if (field === 'goalReached') return value ? '已达到' : '未达到';
	const text = String(value);
	if (isDay(text)) return dayInWords(text, year);
	const coded = ['stage', 'resumeStage', 'nature', 'problemKind'].includes(field);
	return (coded ? words[text] : names[text]) ?? text;
}
