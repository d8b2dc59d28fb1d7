/** What may be done to a row: the one name of each act in table, form, event, test and button (domain §5). */
export const verbs = [
	'assign',
	'claim',
	'reportNotFound',
	'confirmNotFound',
	'plan',
	'amend',
	'addProblem',
	'reportProgress',
	'requestClosure',
	'withdraw',
	'verify',
	'approve',
	'return',
	'reopen',
	'listHouseholds'
] as const;
export type Verb = (typeof verbs)[number];

export const verbNames: Record<Verb, string> = {
	assign: '交办',
	claim: '认领',
	reportNotFound: '未发现此类问题',
	confirmNotFound: '核实',
	plan: '制定整改措施',
	amend: '修改',
	addProblem: '增加问题',
	reportProgress: '更新进展',
	requestClosure: '申请销号',
	withdraw: '撤回',
	verify: '核查通过',
	approve: '审定销号',
	return: '退回补充整改',
	reopen: '重新挂账',
	listHouseholds: '登记涉及农户'
};

/** Whether a word names an act. */
export function isVerb(word: string): word is Verb {
	return Object.hasOwn(verbNames, word);
}
