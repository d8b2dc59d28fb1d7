import { expect, test } from 'vitest';
import type { LedgerPaperView } from '#lib/ledger/ledger-paper.ts';
import { units } from '../cast.ts';
import { ask, marksIn, plantedForAll } from './surfaces-ask.ts';
import { readers } from './surfaces-people.ts';
import { idsIn, papers } from './surfaces-told.ts';

plantedForAll();

test.each(readers)('$who prints whole ledgers of units in sight, and no other', async (reader) => {
	for (const { id: unit } of Object.values(units)) {
		const params = { unit };
		const said = await ask(reader.actor, '(app)/ledgers/[unit]/print', params, 'villages=1');
		const shown = (JSON.parse(said) as { papers?: LedgerPaperView[] }).papers ?? [];
		const printed = reader.prints.includes(unit) ? (papers[unit] ?? []) : [];
		const expected = printed.map((at) =>
			idsIn(at, (_, stage) => stage !== 'void')
				.map(markOf)
				.sort()
		);
		expect([unit, shown.map((paper) => marksIn(JSON.stringify(paper.lines)))]).toEqual([
			unit,
			expected
		]);
	}
});

function markOf(id: string): string {
	return `zq${id.replace('-', '')}qz`;
}
