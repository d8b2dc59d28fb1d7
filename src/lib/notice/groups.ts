import { HAN_DIGITS, readNumeral } from '#lib/notice/outline/numerals.ts';
import type { Count } from './reading.ts';
import { lineAt, type Span } from '#lib/notice/outline/span.ts';

/**
 * Whether a wording means several units: 各…, 有关/相关…, n个乡镇…, …成员单位, 市直部门 and the like.
 */
export function isGroup(name: string): boolean {
	return (
		/^(?:各|全[市县省区]|其他|其它|有关|相关|辖区|所辖|涉及|沿线|行业|驻村)/.test(name) ||
		/各(?:成员|有关|相关|县|市|区|州|盟|旗|乡|镇|村|街道|社区|部门|单位|行业|级|地|科室|股室|支部)/.test(
			name
		) ||
		/(?:有关|相关|责任|行业|职能|帮扶|成员|派出|主管|监管)(?:行业|责任|职能|主管)?(?:部门|单位|科室|股室|乡镇|县区|镇村|委局)/.test(
			name
		) ||
		/^[省市县区]直(?:各)?(?:部门|单位|机关)(?![工党])/.test(name) ||
		COUNTED.test(name)
	);
}

/** The number a group's wording itself says: 22个乡镇 → 22, 其他十五个镇 → 15. */
export function countInName(name: string): number | null {
	const found = COUNTED.exec(name);
	return found?.[1] ? readNumeral(found[1]) : null;
}

/** The kind of unit a wording speaks of (乡镇, 村, 县), or null; the brackets tell variants apart. */
export function kindOfGroup(name: string): Count['kind'] | null {
	const plain = name.replace(/[（(〔].*?[）)〕]/g, '');
	if (/成员单位|部门|科室/.test(plain)) return null;
	if (/乡|镇/.test(plain)) return '乡镇';
	if (/村/.test(plain)) return '村';
	if (/[县区市]/.test(plain.replace(/^[省市县区](?=直|各|有关)/, ''))) return '县';
	return null;
}

/**
 * How many units of each kind the notice says there are (“22个乡镇（褚河街道）617个行政村”): the
 * number said of all of them (全市、各…) when there is one, else the only number said at all.
 */
export function countsIn(spans: Span[]): Count[] {
	const all: (Count & { whole: boolean })[] = [];
	for (const span of spans) {
		for (const found of span.text.matchAll(SAID)) {
			const count = readNumeral(found[1] ?? '');
			const kind = kindOfGroup(found[2] ?? '');
			const before = span.text.slice(Math.max(0, found.index - 24), found.index);
			if (!count || !kind || /[每前近超多第]$/.test(before)) continue;
			const clause = /[^，。；、：]{0,12}$/.exec(before)?.[0] ?? '';
			const beside = BESIDE.test(before);
			const whole = beside || /全[市县省区]|所有|共|辖/.test(clause);
			all.push({ kind, count, line: lineAt(span, found.index), whole });
		}
	}
	return [...new Set(all.map(({ kind }) => kind))].flatMap((kind) => {
		const said = all.filter((count) => count.kind === kind);
		const whole = said.filter((count) => count.whole);
		const best = onlyOne(whole) ?? (said.length > 1 ? onlyOne(said) : null) ?? mostSaid(said);
		return best ? [{ kind: best.kind, count: best.count, line: best.line }] : [];
	});
}

const NUMBER = `(?:\\d{1,5}|[${HAN_DIGITS}]{1,4})`;
const DIVISION =
	'(?:乡镇|乡（镇）|乡\\(镇\\)|镇乡|镇办|镇|乡|街道|行政村|村（社区）|村|县（市、区）|县\\(市、区\\)|县〔市、区〕|县区|县市区|县|市州|市)(?!级)';
const COUNTED = new RegExp(`(${NUMBER})个${DIVISION}`);
const SAID = new RegExp(`(?<![\\d一二三四五六七八九十百])(${NUMBER})个(${DIVISION})`, 'g');

/** “22个乡镇（褚河街道）617个行政村”: numbers side by side speak of all. */
const BESIDE = new RegExp(`${NUMBER}个${DIVISION}(?:[（(][^）)]{1,12}[）)])?[、和，]?$`);

function onlyOne<T extends { count: number }>(counts: T[]): T | null {
	return new Set(counts.map(({ count }) => count)).size === 1 ? (counts[0] ?? null) : null;
}

/** A number said again and again against stray ones (“22个乡镇党委政府” in every list of owners). */
function mostSaid<T extends { count: number }>(counts: T[]): T | null {
	const times = new Map<number, number>();
	for (const { count } of counts) times.set(count, (times.get(count) ?? 0) + 1);
	const [first, second] = [...times].sort((a, b) => b[1] - a[1]);
	if (!first || first[1] < 3 || (second && second[1] * 3 > first[1])) return null;
	return counts.find(({ count }) => count === first[0]) ?? null;
}
