import { hasEvidenceBelow } from '#lib/notice/outline/levels.ts';
import { isOwnerKind } from '#lib/notice/outline/labels.ts';
import type { Block, Node } from '#lib/notice/outline/node.ts';

/**
 * Which blocks name the owners of each item. An item's own come first. A bracket on a line of its
 * own after several items owns every item of the list since the last owners; owners written at the
 * heading of a section own its items that name none.
 */
export function ownersByItem(items: Node[]): Map<Node, Block[]> {
	const owners = new Map<Node, Block[]>();
	let waiting: Node[] = [];
	for (const node of items) {
		const own = node.blocks.filter(({ kind }) => isOwnerKind(kind));
		if (waiting.at(-1)?.parent !== node.parent) waiting = [];
		owners.set(node, own);
		if (own.length === 0) {
			waiting.push(node);
			continue;
		}
		const shared = own.filter(({ bracket, own: alone }) => bracket && alone);
		if (shared.length === own.length) for (const before of waiting) owners.set(before, shared);
		waiting = [];
	}
	for (const node of items) {
		if (owners.get(node)?.length === 0) owners.set(node, ofSection(node));
	}
	return owners;
}

function ofSection(node: Node): Block[] {
	for (let up = node.parent; up; up = up.parent) {
		const blocks = up.blocks.filter(({ kind }) => isOwnerKind(kind));
		if (blocks.length > 0 && hasEvidenceBelow(up)) return blocks;
	}
	return [];
}
