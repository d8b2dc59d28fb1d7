/**
 * What may be done to a row: the one word of each act in table, form, event, test and button (domain §5), its name,
 * the act as a thing done, for the line that says it went well, and how it is offered.
 * now: its form stands open where it is open to a person · wanted: it takes something back or sets something right,
 * and waits until it is wanted · rare: few rows ever need it, or it stands beside what it is about
 */
const acts = {
	assign: { name: '交办', done: '已交办', offered: 'now' },
	claim: { name: '认领', done: '已认领', offered: 'now' },
	reportNotFound: { name: '未发现此类问题', done: '已上报“未发现此类问题”', offered: 'now' },
	confirmNotFound: { name: '核实', done: '已核实', offered: 'now' },
	plan: { name: '制定整改措施', done: '已制定整改措施', offered: 'now' },
	amend: { name: '修改', done: '已修改', offered: 'now' },
	addProblem: { name: '增加问题', done: '已增加问题', offered: 'wanted' },
	reportProgress: { name: '更新进展', done: '已更新进展', offered: 'now' },
	requestClosure: { name: '申请销号', done: '已申请销号', offered: 'now' },
	withdraw: { name: '撤回', done: '已撤回', offered: 'wanted' },
	verify: { name: '核查通过', done: '核查已通过', offered: 'now' },
	approve: { name: '审定销号', done: '已审定销号', offered: 'now' },
	return: { name: '退回补充整改', done: '已退回补充整改', offered: 'now' },
	reopen: { name: '重新挂账', done: '已重新挂账', offered: 'wanted' },
	decline: { name: '申请改派', done: '已申请改派', offered: 'rare' },
	keepAssigned: { name: '维持交办', done: '已维持交办', offered: 'now' },
	reassign: { name: '改派', done: '已改派', offered: 'now' },
	requestExtension: { name: '申请延期', done: '已申请延期', offered: 'rare' },
	grantExtension: { name: '同意延期', done: '已同意延期', offered: 'now' },
	refuseExtension: { name: '不同意延期', done: '已答复：不同意延期', offered: 'now' },
	requestLongTerm: { name: '申请转长期坚持', done: '已申请转长期坚持', offered: 'rare' },
	grantLongTerm: { name: '同意转长期坚持', done: '已同意转长期坚持', offered: 'now' },
	refuseLongTerm: { name: '不同意转长期坚持', done: '已答复：不同意转长期坚持', offered: 'now' },
	reviewLongTerm: { name: '阶段复核', done: '阶段复核已记录', offered: 'now' },
	transfer: { name: '移交', done: '已移交，等接收单位答复', offered: 'rare' },
	acceptTransfer: { name: '接收移交', done: '已接收移交', offered: 'now' },
	refuseTransfer: { name: '不接收移交', done: '已答复：不接收移交', offered: 'now' },
	imposeTransfer: { name: '裁定由接收单位办理', done: '已裁定由接收单位办理', offered: 'now' },
	revokeTransfer: { name: '裁定退回移交单位', done: '已裁定退回移交单位', offered: 'now' },
	confirmOutcome: { name: '确认办结', done: '已确认办结', offered: 'now' },
	disputeOutcome: {
		name: '问题仍存在',
		done: '已答复：问题仍存在，退回接收单位继续整改',
		offered: 'now'
	},
	withdrawRequest: { name: '撤回申请', done: '申请已撤回', offered: 'wanted' },
	registerSelfFound: { name: '登记自查问题', done: '已登记自查问题', offered: 'now' },
	acceptSelfFound: { name: '受理自查问题', done: '已受理自查问题', offered: 'now' },
	refuseSelfFound: { name: '不予受理', done: '已答复：不予受理', offered: 'now' },
	void: { name: '作废', done: '已作废', offered: 'rare' },
	handOver: { name: '人员移交', done: '已移交给新的责任人', offered: 'rare' },
	followMerge: { name: '随单位合并划转', done: '已随单位合并划转', offered: 'now' },
	listHouseholds: { name: '登记涉及农户', done: '涉及农户已登记', offered: 'rare' },
	noteSupervision: { name: '督导记录', done: '督导记录已写下', offered: 'wanted' },
	addEvidence: { name: '补充佐证材料', done: '已补充佐证材料', offered: 'rare' },
	withdrawEvidence: { name: '作废佐证材料', done: '佐证材料已作废', offered: 'wanted' }
} as const satisfies Record<string, { name: string; done: string; offered: Offered }>;
type Offered = 'now' | 'wanted' | 'rare';

export type Verb = keyof typeof acts;
export const verbs = Object.keys(acts) as Verb[];

export const verbNames = eachOf('name');
export const doneNames = eachOf('done');
export const offered = eachOf('offered');

/** Whether a word names an act. */
export function isVerb(word: string): word is Verb {
	return Object.hasOwn(acts, word);
}

function eachOf<Part extends 'name' | 'done' | 'offered'>(
	part: Part
): Record<Verb, { name: string; done: string; offered: Offered }[Part]> {
	const pairs = verbs.map((verb) => [verb, acts[verb][part]]);
	return Object.fromEntries(pairs) as Record<Verb, (typeof acts)[Verb][Part]>;
}
