import type { Block } from '#lib/notice/outline/node.ts';
import { countInName, isGroup } from './groups.ts';
import { withoutSpaces } from '#lib/notice/outline/lines.ts';
import { problem } from './problems.ts';
import type { Owner, Problem } from './reading.ts';
import { joinSpans, lineAt, trimSpan, type Span } from '#lib/notice/outline/span.ts';
import { nameLines, unitNamesIn, type UnitName } from './unit-names.ts';

/** The owners of one item in the order of the notice, and what was odd about their lists. */
export type Owners = { owners: Owner[]; problems: Problem[] };

/**
 * Reads the blocks 责任单位／牵头单位／… of one item. Leads are stated by their label or by “（牵头）”;
 * where nobody is, the first named unit is the lead with `stated: false` (a practice, the office can
 * change it). A unit named under two labels stands once, in its first role.
 */
export function ownersOf(blocks: Block[], where: string): Owners {
	const owners: Owner[] = [];
	const problems: Problem[] = [];
	for (const block of blocks) {
		const list = joinSpans(block.spans, '\n');
		if (block.unclosed) problems.push(problem(block.line, 'warning', unclosed(where)));
		const seen = new Set<string>();
		const names = unitNamesIn(trimSpan(list, /[\s。；;，,、：:]/));
		const enumerated = /、/.test(list.text);
		let afterComma = false;
		for (const name of names) {
			afterComma ||= name.afterComma;
			const owner = ownerOf(name, block, enumerated && afterComma);
			problems.push(...oddities(name.span, owner, where));
			if (seen.has(owner.name)) problems.push(doubled(owner, where));
			seen.add(owner.name);
			if (owner.name && !owners.some((other) => other.name === owner.name)) owners.push(owner);
		}
		if (names.length === 0) problems.push(problem(block.line, 'warning', emptyList(block, where)));
	}
	return { owners: withLead(owners), problems };
}

function ownerOf({ span }: UnitName, block: Block, afterComma: boolean): Owner {
	const wording = withoutSpaces(span.text.replace(/\n/g, ''));
	const stated = STATED_LEAD.test(wording);
	const name = wording
		.replace(STATED_LEAD, '')
		.replace(STATED_PART, '')
		.replace(OPEN_END, '')
		.replace(/^(?:以及|及|和|由)(?=.{2})/, '');
	const group = isGroup(name);
	const lead = stated || (block.kind === 'lead' && !afterComma && !/^各/.test(name));
	return {
		name,
		wording,
		role: lead ? 'lead' : 'responsible',
		stated: lead || block.kind === 'responsible',
		group,
		expected: group ? countInName(name) : null,
		line: lineAt(span, 0)
	};
}

const STATED_LEAD = /(?:[（(]牵头(?:单位|部门)?[）)]|牵头(?:负责|落实)?)$/;
const STATED_PART =
	/(?:[（(](?:配合|参与|协办|责任单位)[）)]|(?:按(?:照)?职责分工)?(?:分别|具体|共同)?(?:负责|配合|参与|落实))$/;
const OPEN_END = /等(?:\d*家?[\u4e00-\u9fff]{0,8}(?:机构|部门|单位|企业|乡镇|公司|银行))?$/;

function withLead(owners: Owner[]): Owner[] {
	if (owners.some(({ role }) => role === 'lead')) return owners;
	const first = owners.find(({ group }) => !group) ?? owners[0];
	return owners.map((owner) =>
		owner === first ? { ...owner, role: 'lead', stated: false } : owner
	);
}

function oddities(span: Span, owner: Owner, where: string): Problem[] {
	const found: Problem[] = [];
	const { first, broken } = nameLines(span);
	if (broken)
		found.push(
			problem(
				first,
				'info',
				`${where}的责任单位“${owner.name}”在原文中被换行或换页断开，已合并为一个名称，请核对。`
			)
		);
	if (OPEN_END.test(owner.wording))
		found.push(
			problem(
				first,
				'warning',
				`${where}的责任单位写有“${owner.wording}”，“等”字后面还有哪些单位原文没有写明，请向发文单位核实后补全。`
			)
		);
	if (owner.name.length > 40 || /[。：:]/.test(owner.name))
		found.push(
			problem(
				first,
				'warning',
				`${where}的责任单位里“${owner.name.slice(0, 20)}…”不像单位名称，请核对这一行的标点和断行。`
			)
		);
	return found;
}

function doubled(owner: Owner, where: string): Problem {
	return problem(
		owner.line,
		'warning',
		`${where}的责任单位中“${owner.name}”写了两次，已按一个单位计，请核对是否漏写了别的单位。`
	);
}

function unclosed(where: string): string {
	return `${where}的责任单位前有左括号、后面没有右括号，已读到这一段的末尾，请核对单位有没有多读或漏读。`;
}

function emptyList(block: Block, where: string): string {
	return `${where}的“${block.word}”后面没有写单位，请补上责任单位。`;
}
