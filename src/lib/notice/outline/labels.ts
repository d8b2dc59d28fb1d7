/** What a labelled part of an item is. `plain` keeps its words as a detail of the item. */
export type LabelKind =
	'problem' | 'measures' | 'lead' | 'responsible' | 'deadline' | 'origin' | 'plain';

/** A label found in a text: `from`..`to` covers the word, its colon and brackets around it. */
export type Label = { kind: LabelKind; word: string; from: number; to: number; colon: boolean };

const WORDS: Record<LabelKind, string> = {
	measures:
		'整改落实措施|整改具体措施|具体整改措施|主要整改措施|整改工作措施|整改措施|整改举措|整改办法|工作措施|工作举措|主要措施|主要举措|具体措施|落实措施|措施任务|改进措施|举措|措施',
	lead: '牵头责任单位|牵头责任部门|牵头整改单位|整改牵头单位|整改牵头部门|第一责任单位|主要责任单位|主责单位|主责部门|主办单位|牵头单位|牵头部门',
	responsible:
		'整改责任单位|整改责任部门|整改责任主体|直接责任单位|具体责任单位|责任单位|责任部门|责任主体|责任科室|责任股室|配合单位|配合部门|协办单位|协办部门|协助单位|协同单位|协同部门|参与单位|参加单位|承办单位|落实单位|落实部门|实施单位|整改单位|整改主体|涉及单位',
	problem:
		'存在的主要问题|存在的问题|存在问题|反馈的问题|反馈问题|反馈意见|具体表现|问题表现|主要表现|突出表现|表现形式|问题描述|问题内容|问题概述|具体问题|主要问题|问题情况|问题',
	deadline:
		'整改完成时限|整改完成时间|完成整改时限|整改时限|整改期限|整改时间|完成时限|完成期限|完成时间|办结时限|时限要求|时间要求|时间节点|时限',
	origin: '反馈问题来源|问题来源|反馈来源|来源',
	plain:
		'整改任务|整改内容|整改责任领导|整改责任人|第一责任人|直接责任人|具体责任人|主要责任人|责任领导|责任人员|责任人|牵头领导|牵头县领导|牵头市领导|牵头省领导|分管领导|包案领导|包抓领导|督办领导|联系领导|整改目标|工作目标|预期目标|目标要求|整改标准|整改成效|整改进展|整改进度|整改情况|进展情况|完成情况|整改结果|整改类型|整改类别|整改性质|问题类型|问题类别|问题性质|整改要求|督导单位|督办单位|督促单位|监督单位|验收单位|销号单位|审核单位|联系人|原因分析|产生原因|备注|目标|类型|性质'
};

const KIND_OF = new Map<string, LabelKind>(
	Object.entries(WORDS).flatMap(([kind, words]) =>
		words.split('|').map((word) => [word, kind as LabelKind] as const)
	)
);
const ANY = alternatives([...KIND_OF.keys()]);
/** Short words are common in prose: they count at the head of a paragraph only. */
const INLINE = alternatives([...KIND_OF.keys()].filter((word) => word.length >= 3));
const OWNERS = alternatives(`${WORDS.lead}|${WORDS.responsible}`.split('|'));
const MORE = `(?:(?:[及和与、/]|以及)(?:${ANY}))?(?:[（(〔][^（）()〔〕：:]{1,24}[）)〕])?`;

const AT_HEAD = new RegExp(`^[【［[〖]?(${ANY})${MORE}(?:[】］\\]〗]\\s*[：:]?|\\s*[：:])\\s*`);
const ALONE = new RegExp(`^[【［[〖]?(${ANY})${MORE}[】］\\]〗]?\\s*$`);
const INSIDE = new RegExp(
	`(^|[。；;！!？?）)】\\]”"’\\s，,、])[【［[〖]?(${INLINE})${MORE}(?:[】］\\]〗]\\s*[：:]?|\\s*[：:])\\s*`,
	'g'
);
const OWNER_LABEL = new RegExp(`\\s*(?:${OWNERS})${MORE}\\s*[：:]`, 'y');
const SPACED = new RegExp(`(?:${INLINE})\\s*[：:]`, 'y');

/** The label at the very head of a paragraph: with a colon, in 【】, or alone on its line. */
export function labelAtHead(text: string): Label | null {
	const found = AT_HEAD.exec(text) ?? ALONE.exec(text);
	if (!found?.[1]) return null;
	return { ...named(found[1]), from: 0, to: found[0].length, colon: /[：:】\]]/.test(found[0]) };
}

/** All labels of a paragraph in order: the one at its head and those after a sentence or a space. */
export function labelsIn(text: string): Label[] {
	const head = labelAtHead(text);
	const labels = head ? [head] : [];
	if (!/[：:】\]〗]/.test(text)) return labels;
	for (const found of text.matchAll(INSIDE)) {
		const from = found.index + (found[1]?.length ?? 0);
		if (head && from < head.to) continue;
		labels.push({
			...named(found[2] ?? ''),
			from,
			to: found.index + found[0].length,
			colon: true
		});
	}
	return labels;
}

/** Where brackets with owners open: “（责任单位：…”. */
export function ownerBrackets(text: string): number[] {
	const places: number[] = [];
	for (const { index } of text.matchAll(/[（(〔［[【]/g)) {
		OWNER_LABEL.lastIndex = index + 1;
		if (OWNER_LABEL.test(text)) places.push(index);
	}
	return places;
}

/** Whether a label with its colon begins at `at`; spaces before it are kept by the cleaning. */
export function isLabelAt(text: string, at: number): boolean {
	SPACED.lastIndex = at;
	return SPACED.test(text);
}

export function isOwnerKind(kind: LabelKind): kind is 'lead' | 'responsible' {
	return kind === 'lead' || kind === 'responsible';
}

/** What a column or label word means, for heads of tables; null when it is no such word. */
export function kindOfWord(word: string): LabelKind | null {
	return KIND_OF.get(word) ?? null;
}

function named(word: string): { kind: LabelKind; word: string } {
	return { kind: KIND_OF.get(word) ?? 'plain', word };
}

function alternatives(words: string[]): string {
	return words.sort((a, b) => b.length - a.length).join('|');
}
