import type { DraftItem } from './draft.ts';

type Parts = Pick<DraftItem, 'facets' | 'measures'>;

/**
 * Which measures serve which facet, proposed from the words they share, as `facetId:measureId`.
 * With one measure, or no more than one facet, there is nothing to choose and all belong together.
 * A facet that shares no words with any measure gets none: a person has to say (domain §3, traps).
 */
export function proposeLinks({ facets, measures }: Parts): string[] {
	const plain = nothingToChoose({ facets, measures });
	return facets.flatMap((facet) => {
		const wanted = pairsOf(heading(facet.label, facet.text));
		return measures
			.filter((measure) => plain || shares(wanted, pairsOf(heading(measure.label, measure.text))))
			.map((measure) => `${facet.id}:${measure.id}`);
	});
}

/** True when every measure must serve every facet, so that nobody has to check the links. */
export function nothingToChoose({ facets, measures }: Parts): boolean {
	return facets.length <= 1 || measures.length <= 1;
}

/** The links that still name a facet and a measure of the item. */
export function liveLinks(item: DraftItem): string[] {
	const pairs = new Set(
		item.facets.flatMap((facet) => item.measures.map((measure) => `${facet.id}:${measure.id}`))
	);
	return item.links.filter((link) => pairs.has(link));
}

/** The first sentence says what a facet or measure is about; the rest is cases and detail. */
function heading(label: string, text: string): string {
	const bare = text.startsWith(label) ? text.slice(label.length) : text;
	return bare.split(/[。；]/)[0]?.slice(0, 30) ?? '';
}

/** Pairs of neighbouring Chinese characters that carry meaning. */
function pairsOf(text: string): Set<string> {
	const pairs = new Set<string>();
	for (const run of text.match(/[\u4e00-\u9fff]+/g) ?? [])
		for (let at = 0; at + 2 <= run.length; at++) pairs.add(run.slice(at, at + 2));
	for (const common of commonPairs) pairs.delete(common);
	return pairs;
}

function shares(some: Set<string>, others: Set<string>): boolean {
	for (const pair of some) if (others.has(pair)) return true;
	return false;
}

/** Pairs so frequent in notices that sharing them says nothing. */
const commonPairs =
	'工作 整改 问题 存在 不够 不到 到位 落实 有的 个别 仍需 加强 强化 进一 一步 全面 开展 措施 政策 管理 不足 加大 大力'.split(
		' '
	);
