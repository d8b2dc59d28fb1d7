import { isOwnerKind } from '#lib/notice/outline/labels.ts';
import { headingOf, type Node } from '#lib/notice/outline/node.ts';
import { problem } from './problems.ts';
import type { Problem } from './reading.ts';
import { lastLine, lineAt } from '#lib/notice/outline/span.ts';
import { titleOf } from './title.ts';

/**
 * What was read but went into no item, so that nothing is lost unseen: labels without an item,
 * text after a finished list of owners, and the sections of prose that were passed over.
 */
export function leftovers(root: Node, items: Set<Node>, used: Set<Node>): Problem[] {
	const problems: Problem[] = [];
	const visit = (node: Node): void => {
		if (!items.has(node) && !used.has(node)) problems.push(...orphans(node));
		problems.push(...trailing(node));
		if (items.has(node)) return node.children.forEach((child) => problems.push(...trailing(child)));
		if (node.number && node.parent === root && !holds(node, items)) problems.push(passedOver(node));
		node.children.forEach(visit);
	};
	visit(root);
	return problems;
}

function orphans(node: Node): Problem[] {
	return node.blocks
		.filter(({ kind }) => isOwnerKind(kind) || kind === 'measures')
		.map(({ word, line }) =>
			problem(
				line,
				'warning',
				`第${line}行的“${word || '责任单位'}”前面没有找到它所属的问题或任务，没有导入，请核对原文的序号和位置。`
			)
		);
}

function trailing(node: Node): Problem[] {
	return node.trailing
		.filter(({ text }) => text.length > 1)
		.map((span) =>
			problem(
				lineAt(span, 0),
				'info',
				`第${lineAt(span, 0)}行“${span.text.slice(0, 12)}…”写在责任单位之后，不属于任何一项，没有导入，请核对。`
			)
		);
}

function passedOver(node: Node): Problem {
	const heading = headingOf(node);
	const name = heading ? titleOf(heading).title.text.slice(0, 20) : '';
	const last = Math.max(node.lastLine, heading ? lastLine(heading) : node.line);
	return problem(
		node.line,
		'info',
		`“${name}”（第${node.line}行至第${last}行）没有责任单位和整改措施，按说明文字处理，没有作为问题导入。`
	);
}

function holds(node: Node, items: Set<Node>): boolean {
	return items.has(node) || node.children.some((child) => holds(child, items));
}
