import { and, asc, desc, eq, gt, lt, or, sql, type SQL } from 'drizzle-orm';
import { reviewStages, type Stage } from '#lib/ledger/stage.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { CardRow } from './cards.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';

const { findings, ledgerRows: r, units } = tables;

/** Open rows of the unit first, then those with reviewers, long-term, settled. */
const rankOf: Partial<Record<Stage, string>> = {
	...Object.fromEntries(reviewStages.map((stage) => [stage, '1'])),
	longTerm: '2',
	closed: '3',
	notFound: '3',
	transferred: '3',
	void: '3'
};
const never = '9999-12-31';

const rank = sql.join(
	[
		sql`case ${r.stage}`,
		...Object.entries(rankOf).map(([stage, n]) => sql`when ${stage} then ${n}`),
		sql`else '0' end`
	],
	sql` `
);

interface Sort {
	key: SQL<string>;
	/** The same key of a row already read: where the next page begins. */
	of: (row: CardRow, names: CardNames) => string;
}

/** Orders of the list. Each is one text to compare, so that one rule pages through all of them. */
const sorts: Record<string, Sort> = {
	'': {
		key: sql`(${rank} || coalesce(${r.dueOn}, ${never}))`,
		of: (row) => `${rankOf[row.stage] ?? '0'}${row.dueOn ?? never}`
	},
	due: { key: sql`coalesce(${r.dueOn}, ${never})`, of: (row) => row.dueOn ?? never },
	unit: {
		key: sql`(select ${units.path} from ${units} where ${units.id} = ${r.unitId})`,
		of: (row, names) => names.units.get(row.unitId)?.path ?? ''
	},
	finding: {
		key: sql`(select cast(${findings.ordinal} + 1000 as text) from ${findings} where ${findings.id} = ${r.findingId})`,
		of: (row, names) => String((names.findings.get(row.findingId)?.ordinal ?? 0) + 1000)
	},
	stage: { key: sql`${r.stage}`, of: (row) => row.stage },
	person: { key: sql`${r.responsiblePerson}`, of: (row) => row.responsiblePerson }
};

/** How a list is ordered and paged; an unknown order counts as “overdue first”. */
export function sortBy(name: string) {
	const turned = name.startsWith('-');
	const { key, of } = sorts[name.replace(/^-/, '')] ?? (sorts[''] as Sort);
	const [way, beyond] = turned ? ([desc, lt] as const) : ([asc, gt] as const);
	return {
		order: [way(key), way(r.id)],
		cursor: (row: CardRow, names: CardNames) => `${of(row, names)}|${row.id}`,
		/** Rows behind a cursor; one nobody made finds nothing. */
		after: (cursor: string | null): SQL | undefined => {
			if (cursor === null) return undefined;
			const cut = cursor.lastIndexOf('|');
			const [at, id] = [cursor.slice(0, Math.max(cut, 0)), cursor.slice(cut + 1)];
			return or(beyond(key, at), and(eq(key, at), beyond(r.id, id)));
		}
	};
}
