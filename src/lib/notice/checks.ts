import type { ReadItem } from './items.ts';
import { countInName, kindOfGroup } from './groups.ts';
import { problem } from './problems.ts';
import type { Count, Facet, Item, Owner, Problem } from './reading.ts';
import { readNumeral } from '#lib/notice/outline/numerals.ts';

/** What the numbers of the items leave open: gaps and doubles, in one list and across sections. */
export function checkNumbering(items: ReadItem[]): Problem[] {
	const problems: Problem[] = [];
	for (const [at, { item, node }] of items.entries()) {
		const before = items[at - 1];
		const value = node.number?.value ?? null;
		const last = before?.node.number?.value ?? 0;
		if (value === null || (before && before.node.number?.style !== node.number?.style)) continue;
		const sibling = before?.node.parent === node.parent;
		if (value === last + 1 || (value === 1 && !sibling)) continue;
		problems.push(problem(item.lines[0], 'warning', oddNumber(item, last, value, before)));
	}
	return problems;
}

function oddNumber(item: Item, last: number, value: number, before: ReadItem | undefined): string {
	if (before && value === last)
		return `序号“${item.number}”出现两次（第${before.item.lines[0]}行和第${item.lines[0]}行），请核对原文并改正序号。`;
	if (value > last)
		return `序号从${last}跳到${value}，缺第${last + 1}项${value > last + 2 ? `至第${value - 1}项` : ''}，请核对原文是否漏了内容或写错序号。`;
	return `序号从${last}回到${value}，请核对原文的顺序和分段。`;
}

/** What an item lacks beside its neighbours: owners always, measures when others have them. */
export function checkParts({ item }: ReadItem, othersHaveMeasures: boolean): Problem[] {
	const problems: Problem[] = [];
	const where = `第${item.number}项“${short(item.title)}”`;
	if (item.owners.length === 0)
		problems.push(
			problem(
				item.lines[0],
				'warning',
				`${where}没有写责任单位，请核对原文，或在导入后指定责任单位。`
			)
		);
	else if (item.owners.every(({ group }) => group))
		problems.push(
			problem(
				item.lines[0],
				'warning',
				`${where}只写了统称，没有写明哪个单位牵头，请指定牵头单位。`
			)
		);
	if (othersHaveMeasures && item.measures.length === 0)
		problems.push(
			problem(item.lines[0], 'warning', `${where}没有写整改措施，请核对原文，或在导入后补上。`)
		);
	return [...problems, ...uncovered(item, where), ...brokenLists(item, where)];
}

/** Facets are matched to measures by number (2022-5 nos. 3 and 7 have more facets than measures). */
function uncovered({ facets, measures }: Item, where: string): Problem[] {
	if (measures.length === 0 || (measures.length === 1 && measures[0]?.label === '')) return [];
	return [
		...facets
			.slice(measures.length)
			.map((facet) =>
				problem(
					facet.line,
					'warning',
					`${where}的具体表现“${facet.label}”没有对应序号的整改措施（表现${facets.length}条、措施${measures.length}条），请在导入时指定由哪条措施负责。`
				)
			),
		...(facets.length > 0 && measures.length > facets.length
			? [
					problem(
						measures[facets.length]?.line ?? 1,
						'info',
						`${where}有具体表现${facets.length}条、整改措施${measures.length}条，不是一一对应，请核对哪条措施对应哪条表现。`
					)
				]
			: [])
	];
}

function brokenLists({ facets, measures }: Item, where: string): Problem[] {
	return [gaps(facets, `${where}的具体表现`), gaps(measures, `${where}的整改措施`)].flat();
}

function gaps(parts: Pick<Facet, 'label' | 'line'>[], what: string): Problem[] {
	return parts.flatMap(({ label, line }, at) => {
		const value = valueOf(label);
		const last = at === 0 ? 0 : valueOf(parts[at - 1]?.label ?? '');
		if (value === null || last === null || value === last + 1) return [];
		return [problem(line, 'warning', `${what}在“${label}”之前缺了一条，请核对原文。`)];
	});
}

function valueOf(label: string): number | null {
	const sign = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(label) + 1;
	if (sign > 0 && label) return sign;
	return readNumeral(/\d+|[一二三四五六七八九十百]+/.exec(label)?.[0] ?? '');
}

/** “其他15个” beside six named townships gives 21 where the notice says 22 (2020 no. 1). */
export function checkCounts({ item }: ReadItem, counts: Count[]): Problem[] {
	return item.owners.flatMap((group) => {
		const kind = kindOfGroup(group.name);
		const rest = countInName(group.name);
		const should = counts.find((count) => count.kind === kind)?.count;
		if (!kind || rest === null || !should || !/^(?:其他|其它|另外)/.test(group.name)) return [];
		const named = item.owners.filter((owner) => !owner.group && isKind(owner, kind)).length;
		if (named + rest === should) return [];
		return [
			problem(
				group.line,
				'warning',
				`第${item.number}项“${short(item.title)}”的责任单位点名${named}个${kind}，加“${group.wording}”，应${should}，实际${named + rest}，请核对少了（或多了）哪个。`
			)
		];
	});
}

function isKind(owner: Owner, kind: string): boolean {
	const name = owner.name.replace(/(?:党委|党工委|人民政府|政府|办事处|、|和)+$/, '');
	if (kind === '乡镇') return /(?:镇|乡|街道)$/.test(name);
	return kind === '村' ? /(?:村|社区)$/.test(name) : /[县区市]$/.test(name);
}

function short(title: string): string {
	return title.length > 16 ? `${title.slice(0, 16)}…` : title;
}
