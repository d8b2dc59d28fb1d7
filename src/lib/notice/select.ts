import { hasEvidence, hasEvidenceBelow, levelOf, runsOf } from '#lib/notice/outline/levels.ts';
import { headingOf, type Node } from '#lib/notice/outline/node.ts';

/**
 * The nodes that are findings or tasks, in the order of the notice. A node with owners, measures or
 * a problem label is one, unless there are such nodes below it; then it is a section. Its bare
 * neighbours in the same list are items too (their owners are missing), and so are bare lists of the
 * same level in neighbouring sections. Sections of prose (总体要求, 整改要求 …) hold no items unless
 * these show evidence themselves.
 */
export function selectItems(root: Node): Node[] {
	const found = new Set<Node>();
	collect(root, found);
	if (found.size === 0) for (const node of listedTasks(root)) found.add(node);
	else {
		const levels = new Set([...found].map(levelOf));
		collectBare(root, levels, [...found], found);
	}
	return [...found].sort((a, b) => a.line - b.line);
}

/** Headings of sections that frame the work and list no findings. */
function isProse(node: Node): boolean {
	const text = headingOf(node)?.text ?? '';
	const name = (/^[^。：:，,]*/.exec(text)?.[0] ?? '').replace(/^加强|^强化|^切实|^进一步/, '');
	return name.length <= 16 && PROSE.test(name);
}

const PROSE =
	/^(?:总体|整改|工作|有关|相关|几点|主要|基本|具体|下步|纪律|时间|报送|材料|组织)?(?:要求|思路|原则|目标|安排|步骤|保障|进度)$|^(?:指导思想|总体目标|目标任务|工作目标任务|主要目标|基本情况|整改时间|工作机制|组织领导|组织保障|组织实施|保障措施|工作保障|实施步骤|方法步骤|工作步骤|整改步骤|责任追究|督导检查|督查考核|考核奖惩|附则|背景|重要意义|整改目标|整改要求)|^(?:领导|督导|考核|宣传引导|责任落实与保障)$/;

function collect(parent: Node, found: Set<Node>): void {
	for (const run of runsOf(parent)) {
		const leaves = run.filter((node) => hasEvidence(node) && !hasEvidenceBelow(node));
		for (const node of run) {
			if (hasEvidenceBelow(node)) collect(node, found);
			else if (hasEvidence(node) || (leaves.length > 0 && isBareItem(node))) found.add(node);
		}
	}
}

function isBareItem(node: Node): boolean {
	return node.number !== null && !isProse(node);
}

/** Lists without any evidence that stand where others have items, or go on with their numbers. */
function collectBare(parent: Node, levels: Set<string>, sure: Node[], found: Set<Node>): void {
	for (const node of parent.children) {
		if (found.has(node)) continue;
		if (hasEvidenceBelow(node)) {
			collectBare(node, levels, sure, found);
			continue;
		}
		const list = node.children.filter((child) => levels.has(levelOf(child)));
		if (list.length > 0 && (!isFramed(node) || goesOn(list, sure)))
			for (const child of list) found.add(child);
	}
}

/** Prose itself, or below prose. */
function isFramed(node: Node): boolean {
	for (let up: Node | null = node; up; up = up.parent) if (isProse(up)) return true;
	return false;
}

/** Whether a list carries on the numbers of the items before it. */
function goesOn(list: Node[], sure: Node[]): boolean {
	const first = list[0];
	const value = first?.number?.value ?? 0;
	if (!first || value < 2) return false;
	const last = sure.findLast((node) => node.line < first.line)?.number;
	return last?.style === first.number?.style && value === (last?.value ?? 0) + 1;
}

/** Nothing is labelled anywhere: the deepest lists below headings that speak of problems or tasks. */
function listedTasks(root: Node): Node[] {
	const named = root.children.filter((node) =>
		TASKS.test(headingOf(node)?.text.slice(0, 24) ?? '')
	);
	const below = named.flatMap(deepest);
	if (below.length > 0) return below;
	const flat = root.children.filter((node) => node.number?.style === 'question');
	if (flat.length > 0) return flat;
	const arabic = root.children.filter((node) => node.number?.style === 'arabic');
	return arabic.length > 1 ? arabic : [];
}

const TASKS = /问题|任务|重点工作|工作重点|整改内容|事项|清单/;

function deepest(node: Node): Node[] {
	const list = node.children.filter((child) => child.number && child.rank <= 3);
	if (list.length === 0) return [];
	const below = list.map(deepest);
	return below.every((nodes) => nodes.length === 0)
		? list
		: list.flatMap((child, at) => (below[at]?.length ? (below[at] ?? []) : [child]));
}
