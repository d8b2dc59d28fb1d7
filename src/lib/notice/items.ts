import { facetsOf } from './facets.ts';
import { isOwnerKind } from '#lib/notice/outline/labels.ts';
import { withoutSpaces } from '#lib/notice/outline/lines.ts';
import { measuresOf } from './measures.ts';
import { listedOrigins, originsIn } from './origins.ts';
import { headingOf, type Block, type Node } from '#lib/notice/outline/node.ts';
import { ownersOf } from './owners.ts';
import { problem } from './problems.ts';
import type { Detail, Item, Problem } from './reading.ts';
import { joinSpans, sliceSpan, trimSpan, type Span } from '#lib/notice/outline/span.ts';
import { titleOf } from './title.ts';

/** An item with the node it was read from and what was odd about it. */
export type ReadItem = { item: Item; node: Node; problems: Problem[]; problemText: Span };

/** Reads one node of the outline as a finding or task. `owners`: the blocks that name its owners. */
export function readItem(node: Node, owners: Block[]): ReadItem {
	const heading = headingBlock(node);
	const { title, rest, cut } = titleOf(heading.span);
	const problemText = trimSpan(joinSpans([rest, ...heading.others, ...below(node)], '\n'));
	const number = node.number?.label ?? '';
	const where = `第${number}项“${title.text.slice(0, 16)}${title.text.length > 16 ? '…' : ''}”`;
	const read = ownersOf(owners, where);
	const { lead, measures } = measuresOf(joinSpans(spansOf(node, 'measures'), '\n'));
	const facets = facetsOf(problemText);
	const problems = [...read.problems, ...owners.flatMap((block) => groupNote(block, node, where))];
	const perMeasure = owners.filter((block) => block.bracket && !block.own).length;
	if (measures.length > 1 && perMeasure > 1)
		problems.push(problem(owners[0]?.line ?? node.line, 'info', severalLists(where)));
	if (cut) problems.push(problem(node.line, 'warning', longTitle(where)));
	if (!title.text) problems.push(problem(node.line, 'warning', `第${number}项没有标题，请补写。`));
	const told = node.blocks.filter(({ kind }) => kind === 'origin');
	const item: Item = {
		number,
		section: sectionOf(node),
		title: withoutSpaces(title.text),
		text: withoutSpaces(problemText.text),
		lines: [node.line, Math.max(node.line, node.lastLine)],
		origins: [
			...new Set([
				...told.flatMap(({ spans }) => listedOrigins(withoutSpaces(joinSpans(spans).text))),
				...originsIn(problemText.text),
				...facets.flatMap(({ origins }) => origins)
			])
		],
		facets,
		measureLead: lead,
		measures,
		owners: read.owners,
		details: detailsOf(node)
	};
	return { item: { ...item, origins: plainest(item.origins) }, node, problems, problemText };
}

/** The words of the heading above, without number and full stop. */
function sectionOf(node: Node): string {
	const above = node.parent?.parent ? headingOf(node.parent) : null;
	return above ? withoutSpaces(titleOf(above).title.text) : '';
}

/** Where a node has no heading of its own, 存在问题：… speaks for it. */
function headingBlock(node: Node): { span: Span; others: Span[] } {
	const told = spansOf(node, 'problem').filter(({ text }) => text);
	const [first, ...others] = [...node.body, ...told];
	return { span: first ?? sliceSpan(joinSpans(told), 0, 0), others };
}

function below(node: Node): Span[] {
	return node.children.flatMap((child) => {
		const mark = child.number ? [numberSpan(child)] : [];
		const [first, ...more] = child.body;
		return [joinSpans([...mark, ...(first ? [first] : [])]), ...more, ...below(child)];
	});
}

function numberSpan(node: Node): Span {
	return { text: markText(node), marks: [{ at: 0, line: node.line }] };
}

function markText({ number }: Node): string {
	switch (number?.style) {
		case 'hanParen':
		case 'arabicParen':
			return `（${number.label}）`;
		case 'arabicClose':
			return `${number.label}）`;
		case 'circle':
			return String.fromCharCode(0x245f + number.value);
		case 'han':
			return `${number.label}、`;
		case 'arabic':
			return `${number.label}.`;
		default:
			return '';
	}
}

function spansOf(node: Node, kind: Block['kind']): Span[] {
	return node.blocks.filter((block) => block.kind === kind).flatMap(({ spans }) => spans);
}

function detailsOf(node: Node): Detail[] {
	return node.blocks
		.filter(({ kind }) => kind === 'deadline' || kind === 'plain' || kind === 'origin')
		.map(({ word, spans, line }) => ({
			label: word,
			text: withoutSpaces(joinSpans(spans, '\n').text).replace(/[。；;，,]$/, ''),
			line
		}));
}

function groupNote(block: Block, node: Node, where: string): Problem[] {
	if (node.blocks.includes(block) || !isOwnerKind(block.kind)) return [];
	const message = `${where}自己没有写责任单位，用的是第${block.line}行为几项共写的责任单位，请核对。`;
	return [problem(node.line, 'info', message)];
}

function severalLists(where: string): string {
	return `${where}的责任单位分别写在几条整改措施后面，已合并为一个名单，请核对各条措施由谁负责。`;
}

function longTitle(where: string): string {
	return `${where}的第一句过长，标题只取到逗号为止，请核对并改短。`;
}

function plainest(origins: string[]): string[] {
	return origins.filter((name) => !origins.some((other) => other !== name && other.endsWith(name)));
}
