import { isOwnerKind } from './labels.ts';
import { RANK } from './numbering.ts';
import type { Node } from './node.ts';

/** Whether a node carries what only a finding or task has: owners, measures, a problem label. */
export function hasEvidence(node: Node): boolean {
	return node.blocks.some(
		({ kind }) => isOwnerKind(kind) || kind === 'measures' || kind === 'problem'
	);
}

/** Whether anything below the node carries evidence. */
export function hasEvidenceBelow(node: Node): boolean {
	return node.children.some((child) => hasEvidence(child) || hasEvidenceBelow(child));
}

/** Children of one node that are numbered in one style: they are all of one kind. */
export function runsOf(node: Node): Node[][] {
	const runs = new Map<string, Node[]>();
	for (const child of node.children) {
		const style = child.number?.style ?? `plain${child.rank}`;
		const run = runs.get(style);
		if (run) run.push(child);
		else runs.set(style, [child]);
	}
	return [...runs.values()];
}

/** Style and depth: nodes alike in both are of one kind throughout the notice. */
export function levelOf(node: Node): string {
	let depth = 0;
	for (let up = node.parent; up; up = up.parent) depth++;
	return `${depth}:${node.number?.style ?? 'plain'}`;
}

/**
 * Gives labels to the node they belong to. Where never anything but the last of a list is labelled,
 * throughout the notice, the list is one of facets and 整改措施／责任单位 after it speak for the node
 * above. A bracket on a line of its own below a mere heading stays: it ends a group of items.
 */
export function settleLabels(root: Node): void {
	const levels = new Map<string, Node[][]>();
	const visit = (node: Node, depth: number): void => {
		for (const run of runsOf(node)) {
			const first = run[0];
			if (first) {
				const key = `${String(1000 - depth)}:${levelOf(first)}`;
				const alike = levels.get(key);
				if (alike) alike.push(run);
				else levels.set(key, [run]);
			}
		}
		for (const child of node.children) visit(child, depth + 1);
	};
	visit(root, 0);
	for (const key of [...levels.keys()].sort()) settleLevel(levels.get(key) ?? []);
}

function settleLevel(runs: Node[][]): void {
	const carries = (node: Node) => hasEvidence(node) || hasEvidenceBelow(node);
	if (runs.some((run) => run.slice(0, -1).some(carries))) return;
	const lonely = !runs.some((run) => run.length > 1);
	const speaking = runs
		.map((run) => run.at(-1))
		.filter((last) => last !== undefined)
		.filter((last) => last.parent?.parent && hasEvidence(last))
		.filter((last) =>
			lonely ? hasText(last.parent) || goesOnInside(last) : isFacetList(last, runs)
		);
	for (const last of speaking) moveUp(last);
}

function isFacetList(last: Node, runs: Node[][]): boolean {
	const style = last.number?.style;
	if (style === 'arabicParen' || style === 'circle' || style === 'arabicClose') return true;
	if (last.blocks.some(({ kind, bracket }) => kind === 'measures' && !bracket)) return true;
	return hasText(last.parent) || isClosedByLabels(runs);
}

/** Every list of the notice ends with label lines, and none is labelled before its end. */
function isClosedByLabels(runs: Node[][]): boolean {
	const lines = (node: Node | undefined) =>
		node && hasEvidence(node) && node.blocks.every(({ bracket, own }) => own && !bracket);
	return runs.length > 1 && runs.every((run) => run.length > 1 && lines(run.at(-1)));
}

/** ② alone below a node whose own text has ①. */
function goesOnInside({ number, parent }: Node): boolean {
	const before = (number?.value ?? 1) - 1;
	if (before === 0 || (number && RANK[number.style] < RANK.arabicParen)) return false;
	const text = textOf(parent);
	return [`（${before}）`, `(${before})`, String.fromCharCode(0x245f + before)].some((mark) =>
		text.includes(mark)
	);
}

/** More than a heading: a narrative of its own. */
function hasText(node: Node | null): boolean {
	return textOf(node).length > 60;
}

function textOf(node: Node | null): string {
	return (node?.body ?? []).map(({ text }) => text).join('');
}

function moveUp(node: Node): void {
	node.parent?.blocks.push(...node.blocks);
	node.blocks = [];
}
