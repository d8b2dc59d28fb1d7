import type { DraftEdit, EditOf, EditType } from './edit.ts';
import { problemsOf } from './problems.ts';
import { itemOf, type Draft } from './draft.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';

/** What an edit did, for the record and for the other person at the same draft: 第6项：改标题为“…”. */
export function editSentence(edit: DraftEdit, before: Draft, words: LevelWords): string {
	const say = sentences[edit.type] as Say<DraftEdit>;
	const item = 'itemId' in edit ? itemOf(before, edit.itemId) : undefined;
	const said = say(edit, before, words);
	return item ? `第${item.number || '（无序号）'}项：${said}` : said;
}

const partNames = { facet: '具体表现', measure: '整改措施' };
const ownerName = (before: Draft, edit: { itemId: string; ownerId: string }) =>
	itemOf(before, edit.itemId)?.owners.find((owner) => owner.id === edit.ownerId)?.name ?? '';
const problemSaid = (before: Draft, id: string) =>
	problemsOf(before).find((problem) => problem.id === id)?.message ?? '';

type Say<Edit> = (edit: Edit, before: Draft, words: LevelWords) => string;

const sentences: { [K in EditType]: Say<EditOf<K>> } = {
	retitle: ({ title }) => `序号、类别、标题改为“${title}”`,
	setText: () => '修改问题原文',
	setMeasureLead: () => '修改措施总体要求',
	setOrigins: ({ origins }) => `问题来源改为“${origins || '无'}”`,
	splitItem: ({ line }) => `从原文第 ${line} 行起拆成两项`,
	joinItems: () => '与下一项合并',
	addItem: () => '增加一项',
	removeItem: ({ itemId }, before) => `删除“${itemOf(before, itemId)?.title ?? ''}”`,
	markKey: ({ on }) => (on ? '标为重点' : '取消重点'),
	sendToVillages: ({ on }) => (on ? '交办到村' : '不交办到村'),
	leaveOutItem: ({ on }) => (on ? '本次不交办' : '恢复交办'),
	setPart: ({ kind, label }) => `修改${partNames[kind]}${label}`,
	addPart: ({ kind, label }) => `增加${partNames[kind]}${label}`,
	removePart: ({ kind }) => `删除一条${partNames[kind]}`,
	splitPart: ({ kind, at }) => `一条${partNames[kind]}从“${at}”起拆成两条`,
	linkParts: () => '确认表现与措施的对应',
	addOwner: ({ name }) => `增加责任单位${name}`,
	renameOwner: (edit, before) => `责任单位${ownerName(before, edit)}改为${edit.name}`,
	removeOwner: (edit, before) => `去掉责任单位${ownerName(before, edit)}`,
	setLead: (edit, before) => `牵头单位定为${ownerName(before, edit)}`,
	chooseUnits: (edit, before) =>
		edit.unitIds.length > 0
			? `为“${ownerName(before, edit)}”选定 ${edit.unitIds.length} 个单位`
			: `“${ownerName(before, edit)}”恢复按名单识别`,
	setDocument: () => '修改文件标题、文号或日期',
	check: ({ problemId }, before) => `确认：${problemSaid(before, problemId)}`,
	uncheck: ({ problemId }, before) => `重新列为待核对：${problemSaid(before, problemId)}`,
	setCampaign: () => '确认整改批次的名称和日期',
	setChain: ({ level }, _before, { levels }) => `修改${levels[level]}审核流程`,
	markNames: ({ names }) => (names.length > 0 ? `标记姓名 ${names.length} 个` : '确认没有姓名'),
	decideName: ({ isName }) => (isName ? '1 个疑似姓名定为群众姓名' : '1 个疑似姓名定为不是姓名'),
	leaveOutUnits: ({ unitIds, on }) =>
		on ? `${unitIds.length} 个单位本次不交办` : `恢复交办 ${unitIds.length} 个单位`
};
