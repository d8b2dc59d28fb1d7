import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import {
	type Level,
	type Rectification,
	rectificationNames,
	rectifications
} from '#lib/ledger/row.ts';
import type { Division } from '#lib/ledger/rates/statistics.ts';
import type { LineCount } from './statistics.ts';
import { levelWordsIn, type DirectoryUnit } from '#lib/server/directory.ts';
import type { FindingName } from '#lib/server/findings/titles.ts';

/** Rows that agree in everything that divides them. */
export interface Counted extends LineCount {
	level: Level;
	findingId: string;
	leadUnitId: string | null;
	townshipId: string | null;
	rectification: Rectification | null;
	origin: string;
}

/** One line to be: its rows, and the query of /rows that finds the same. */
export interface Share {
	key: string;
	label: string;
	query: string;
	counts: Counted[];
}

/** Divides what was counted. Rows that have no value stand in a last line of their own. */
export function divide(
	by: Division,
	counted: Counted[],
	units: Map<string, DirectoryUnit>,
	findings: FindingName[]
): Share[] {
	const words = levelWordsIn(units);
	const byId = new Map(findings.map((finding) => [finding.id, finding]));
	const keysOf: Record<Division, (row: Counted) => string[]> = {
		section: (row) => [byId.get(row.findingId)?.section || '-'],
		sector: (row) => [row.leadUnitId ?? '-'],
		type: (row) => [row.rectification ?? '-'],
		origin: (row) => (row.origin ? [row.origin] : originsOf(byId.get(row.findingId))),
		township: (row) => [row.townshipId ?? row.level]
	};
	const heaps = new Map<string, Counted[]>();
	for (const row of counted)
		for (const key of keysOf[by](row)) {
			const heap = heaps.get(key);
			if (heap) heap.push(row);
			else heaps.set(key, [row]);
		}
	return inOrder(by, [...heaps.keys()], units, findings).map((key) => ({
		key,
		...wordsOf(by, key, units, words),
		counts: heaps.get(key) ?? []
	}));
}

function originsOf(finding: FindingName | undefined): string[] {
	return finding && finding.origins.length > 0 ? [...new Set(finding.origins)] : ['-'];
}

/** In the order of the notice or of the unit codes; never by result (domain §8: no ranking). */
function inOrder(
	by: Division,
	keys: string[],
	units: Map<string, DirectoryUnit>,
	findings: FindingName[]
): string[] {
	const orders: Record<Division, string[]> = {
		section: findings.map(({ section }) => section),
		origin: findings.flatMap(({ origins }) => origins),
		type: [...rectifications],
		sector: codesOf(units),
		township: [...codesOf(units), 'department', 'city']
	};
	const place = new Map<string, number>();
	for (const key of orders[by]) if (!place.has(key)) place.set(key, place.size);
	const at = (key: string) => (key === '-' ? Infinity : (place.get(key) ?? place.size));
	return keys.sort((a, b) => (at(a) === at(b) ? (a < b ? -1 : 1) : at(a) - at(b)));
}

function codesOf(units: Map<string, DirectoryUnit>): string[] {
	return [...units.values()].sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ id }) => id);
}

const noValue: Record<Division, string> = {
	section: '没有类别',
	sector: '没有牵头单位',
	type: '未定整改类型',
	origin: '未注明来源',
	township: '不在乡镇'
};

function wordsOf(
	by: Division,
	key: string,
	units: Map<string, DirectoryUnit>,
	{ levels, departments }: LevelWords
): Pick<Share, 'label' | 'query'> {
	const query = (name: string) => new URLSearchParams({ [name]: key }).toString();
	if (key === '-') return { label: noValue[by], query: query(by === 'sector' ? 'lead' : by) };
	if (by === 'township') {
		if (key === 'department') return { label: departments, query: query('level') };
		if (key === 'city') return { label: levels.city, query: query('level') };
		return { label: units.get(key)?.shortName ?? '', query: query('scope') };
	}
	if (by === 'sector') return { label: units.get(key)?.shortName ?? '', query: query('lead') };
	if (by === 'type')
		return { label: rectificationNames[key as Rectification], query: query('type') };
	return { label: key, query: query(by) };
}
