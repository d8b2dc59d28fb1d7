/** A sentence for each event of units, groups and people, and of signing in. Filled from the event's body. */
const sentences = {
	countyOpened: '建立{name}（{code}）',
	rosterImported:
		'导入名册{source}：新增 {added}、更名 {renamed}、修改 {altered}，文件中没有 {missing}',
	unitAdded: '新增单位{name}（{code}）',
	unitRenamed: '单位更名：{from} → {to}',
	unitAltered: '修改单位{name}：{what}',
	unitMerged: '{name}并入{into}',
	groupCreated: '新建单位组{name}（{members} 个成员）',
	groupChanged: '修改单位组{name}（{members} 个成员，待核实）',
	groupConfirmed: '核实单位组{name}（{members} 个成员）',
	personCreated: '新增人员{name}（{login}，{unit}）',
	peopleCreated: '批量新增人员 {count} 名',
	personChanged: '修改人员{name}：{what}',
	personDisabled: '停用{name}的账号',
	personEnabled: '恢复{name}的账号',
	personUnlocked: '解锁{name}的账号',
	passwordReset: '重置{name}的密码',
	roleChanged: '{name}的岗位：{from} → {to}',
	adminGiven: '授予{name}{role}',
	adminTaken: '收回{name}的{role}',
	substituteNamed: '指定{name}为{unit}代签人',
	substituteEnded: '取消{name}的代签人',
	assignmentsSet: '{name}分管 {oversees} 个单位、分包 {liaises} 个乡镇',
	signedIn: '登录',
	signInFailed: '密码不对，未能登录（连续第 {failures} 次）',
	accountLocked: '连续 {failures} 次密码不对，账号锁定 15 分钟',
	signedOut: '退出登录',
	signedOutEverywhere: '在所有设备上退出登录',
	passwordChanged: '修改了自己的密码'
} as const;

export type RosterEventType = keyof typeof sentences;

/** What each of them is called, where it is chosen from a list. */
export const rosterEventNames: Record<RosterEventType, string> = {
	countyOpened: '建立县（市、区）',
	rosterImported: '导入名册',
	unitAdded: '新增单位',
	unitRenamed: '单位更名',
	unitAltered: '修改单位',
	unitMerged: '单位合并',
	groupCreated: '新建单位组',
	groupChanged: '修改单位组',
	groupConfirmed: '核实单位组',
	personCreated: '新增人员',
	peopleCreated: '批量新增人员',
	personChanged: '修改人员',
	personDisabled: '停用账号',
	personEnabled: '恢复账号',
	personUnlocked: '解锁账号',
	passwordReset: '重置密码',
	roleChanged: '调整岗位',
	adminGiven: '授予管理员',
	adminTaken: '收回管理员',
	substituteNamed: '指定代签人',
	substituteEnded: '取消代签人',
	assignmentsSet: '设置分管、分包',
	signedIn: '登录',
	signInFailed: '密码不对',
	accountLocked: '账号锁定',
	signedOut: '退出登录',
	signedOutEverywhere: '在所有设备上退出登录',
	passwordChanged: '修改自己的密码'
};

/** The sentence of an event; null for types of another kind. */
export function rosterSentence(type: string, body: Record<string, unknown>): string | null {
	if (!(type in sentences)) return null;
	return sentences[type as RosterEventType].replace(/\{(\w+)\}/g, (_, key: string) =>
		String(body[key] ?? '')
	);
}
