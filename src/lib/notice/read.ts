import { checkCounts, checkNumbering, checkParts } from './checks.ts';
import { datesOf } from './dates.ts';
import { countsIn, kindOfGroup } from './groups.ts';
import { letterheadOf, type Letterhead } from './letterhead.ts';
import { readItem, type ReadItem } from './items.ts';
import { settleLabels } from '#lib/notice/outline/levels.ts';
import { leftovers } from './leftovers.ts';
import { cleanLines } from '#lib/notice/outline/lines.ts';
import type { Node } from '#lib/notice/outline/node.ts';
import { outlineOf } from '#lib/notice/outline/outline.ts';
import { inOrder, problem } from './problems.ts';
import type { Count, Item, NoticeReading, Problem } from './reading.ts';
import { selectItems } from './select.ts';
import { ownersByItem } from './shared.ts';
import type { Span } from '#lib/notice/outline/span.ts';
import { paragraphsWithTables } from './tables-as-text.ts';
import { takeTail } from './tail.ts';

/**
 * Reads the text of an official notice into findings or tasks with facets, measures, owners and
 * time limits. Never throws and never guesses silently: what was not understood, or only by a
 * convention, is a problem with the line it stands on (1-based line of `text`).
 */
export function readNotice(text: string): NoticeReading {
	const lines = cleanLines(text);
	const head = letterheadOf(lines);
	const tail = takeTail(paragraphsWithTables(lines));
	const root = outlineOf(tail.rest);
	settleLabels(root);
	const nodes = selectItems(root);
	const owners = ownersByItem(nodes);
	const read = nodes.map((node) => readItem(node, owners.get(node) ?? []));
	const counts = countsIn(tail.rest.map(({ span }) => span));
	const { dates, problems } = datesOf(...limitsOf(root, read), head.issuedOn);
	const measured = read.some(({ item }) => item.measures.length > 0);
	const used = new Set([...owners.values()].flat());
	const all = [
		...missing(head, text, read),
		...problems,
		...leftovers(root, new Set(nodes), ownersOfSections(root, used)),
		...read.flatMap((one) => [
			...one.problems,
			...checkParts(one, measured),
			...checkCounts(one, counts)
		]),
		...checkNumbering(read),
		...conventions(read, counts)
	];
	return {
		...head,
		contact: tail.contact,
		annexes: tail.annexes,
		dates,
		counts,
		items: read.map(({ item }) => withExpected(item, counts)),
		problems: inOrder(all, lines.length)
	};
}

/** Whether there is anything to show: at least an item or a title. */
export function isReadable(reading: NoticeReading): boolean {
	return reading.items.length > 0 || reading.title !== null;
}

function ownersOfSections(root: Node, used: Set<unknown>): Set<Node> {
	const nodes = new Set<Node>();
	const visit = (node: Node): void => {
		if (node.blocks.some((block) => used.has(block))) nodes.add(node);
		node.children.forEach(visit);
	};
	visit(root);
	return nodes;
}

/** Labelled limits, and the texts in which a limit may stand: measures, tasks, and the prose. */
function limitsOf(root: Node, read: ReadItem[]): [Span[], Span[]] {
	const limits: Span[] = [];
	const texts: Span[] = [];
	const items = new Map(read.map((one) => [one.node, one]));
	const visit = (node: Node): void => {
		const one = items.get(node);
		for (const { kind, spans } of node.blocks) {
			if (kind === 'deadline') limits.push(...spans);
			else if (kind === 'measures') texts.push(...spans);
		}
		if (!one) texts.push(...node.body);
		else if (one.item.measures.length === 0) texts.push(one.problemText);
		node.children.filter(() => !one).forEach(visit);
	};
	visit(root);
	return [limits, texts];
}

function withExpected(item: Item, counts: Count[]): Item {
	const owners = item.owners.map((owner) => {
		if (!owner.group || owner.expected !== null || !/^(?:各|全)/.test(owner.name)) return owner;
		const kind = kindOfGroup(owner.name);
		return { ...owner, expected: counts.find((count) => count.kind === kind)?.count ?? null };
	});
	return { ...item, owners };
}

function missing(head: Letterhead, text: string, read: ReadItem[]): Problem[] {
	const problems: Problem[] = [];
	if (!text.trim())
		return [problem(1, 'error', '文件里没有文字，请检查是否传错文件，扫描件请先做文字识别。')];
	if (isRubbish(text))
		problems.push(
			problem(
				1,
				'error',
				'内容不是可读的中文文字（可能是乱码或二进制文件），请换成文本、docx 或 pdf 重新导入。'
			)
		);
	if (read.length === 0)
		problems.push(
			problem(
				1,
				'error',
				'没有找到带序号的问题或任务，请核对文件是否完整，或在各项前补上序号、在项后补上“责任单位：”。'
			)
		);
	if (!head.title) problems.push(problem(1, 'warning', '没有找到通知的标题，请手工填写。'));
	if (!head.documentNumber) problems.push(problem(1, 'info', '没有找到文号，请核对原件后填写。'));
	if (!head.issuedOn)
		problems.push(problem(1, 'warning', '没有找到印发日期，不带年份的时限无法推算，请手工填写。'));
	return problems;
}

function isRubbish(text: string): boolean {
	const sample = text.slice(0, 20_000);
	const odd = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
	return odd > sample.length / 20;
}

/** Conventions that were applied to the whole notice are said once. */
function conventions(read: ReadItem[], counts: Count[]): Problem[] {
	const taken = read.filter(({ item }) =>
		item.owners.some(({ role, stated }) => role === 'lead' && !stated)
	);
	const first = taken[0]?.item;
	return [
		...(first
			? [
					problem(
						first.owners[0]?.line ?? first.lines[0],
						'info',
						`有${taken.length}项没有写明牵头单位，暂以排在第一的单位牵头，导入时请核对。`
					)
				]
			: []),
		...counts.map(({ kind, count, line }) =>
			problem(line, 'info', `通知写明共有${count}个${kind}，导入时请与本地单位名册核对。`)
		)
	];
}
