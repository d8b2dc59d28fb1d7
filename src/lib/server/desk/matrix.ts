import type { Actor } from '#lib/ledger/actor.ts';
import { arranged, matrixLines, type LineUnit } from '#lib/server/desk/matrix-lines.ts';
import type { MatrixBy, MatrixView } from '#lib/server/desk/view.ts';
import type { DeskKind } from '#lib/ledger/desk-kind.ts';
import type { Heap } from '#lib/ledger/rates/figures.ts';
import type { SubmissionState } from '#lib/ledger/submissions/submission.ts';
import { levelWordsIn, type DirectoryUnit } from '#lib/server/directory.ts';
import { heapsOf, linkedHeapsOf, type Lines } from '#lib/server/rows/figures.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';

/** How a person wants the matrix, as the URL has it. */
export interface MatrixQuery {
	by: string;
	sort: string;
	show: string;
}

const linesOf: Record<MatrixBy, Lines> = {
	township: 'township',
	// A department lies in no township: it is a line of its own there too.
	department: 'township',
	village: 'unit'
};
const levelsOf: Record<MatrixBy, Heap['level'][]> = {
	township: ['township', 'village'],
	department: ['department'],
	village: ['township', 'village']
};

/** Units × findings of what a person sees: townships, departments, or a township's own villages. */
export async function matrix(
	actor: Actor,
	campaignId: string,
	kind: DeskKind,
	ask: MatrixQuery,
	{ units, findings }: CardNames,
	states: ReadonlyMap<string, SubmissionState>
): Promise<MatrixView | null> {
	const ways: MatrixBy[] = kind === 'township' ? ['village'] : ['township', 'department'];
	const heaps = new Map<MatrixBy, Heap[]>();
	for (const by of ways) {
		const all = await heapsOf(actor, campaignId, linesOf[by]);
		const own = all.filter((heap) => levelsOf[by].includes(heap.level));
		if (own.length > 0) heaps.set(by, own);
	}
	const by = ways.find((way) => way === ask.by && heaps.has(way)) ?? [...heaps.keys()][0];
	if (!by) return null;
	const columns = [...findings.values()].sort((a, b) => a.ordinal - b.ordinal);
	const byNames: Record<MatrixBy, string> = {
		...levelWordsIn(units).levels,
		village: '村（社区）'
	};
	const used = new Set(heaps.get(by)?.map((heap) => heap.findingId));
	const shown = columns.filter(({ id }) => used.has(id));
	const ids = shown.map(({ id }) => id);
	const linked = await linkedHeapsOf(actor, campaignId, linesOf[by]);
	const also = linked.filter((heap) => levelsOf[by].includes(heap.level));
	const lines = matrixLines(heaps.get(by) ?? [], lineUnits(units, by), ids, states, also);
	return {
		by,
		choices: [...heaps.keys()].map((way) => ({
			value: way,
			label: `${byNames[way]} ${lineCount(heaps.get(way) ?? [])}`
		})),
		sort: ask.sort,
		show: ask.show,
		columns: shown.map(({ id, number, title }) => ({ id, number, title })),
		lines: arranged(lines, by, ask.sort, ask.show),
		all: lines.length
	};
}

/** A township as a scope takes its villages along; among its villages it stands for itself alone. */
function lineUnits(units: Map<string, DirectoryUnit>, by: MatrixBy): LineUnit[] {
	return [...units.values()]
		.sort((a, b) => (a.code < b.code ? -1 : 1))
		.map(({ id, shortName, level }) => ({
			id,
			name: shortName,
			query: by === 'village' ? `scope=${id}&level=${level}` : `scope=${id}`
		}));
}

function lineCount(heaps: Heap[]): number {
	return new Set(heaps.map((heap) => heap.line)).size;
}
