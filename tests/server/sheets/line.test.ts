import { expect, test } from 'vitest';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { lineOf } from '#lib/server/sheets/line.ts';
import { people, units } from '../../cast.ts';
import { done } from '../../ledger/cast/acts.ts';
import { planned, putUp, rowOf } from '../../ledger/cast/rows.ts';

const { zhengHao, liWen } = people;
const context = { units: new Map(), findings: new Map() } as Parameters<typeof lineOf>[1];
const cellsOf = (row: LedgerRow) => lineOf(row, context, undefined).cells;

test('a row that was sent back is not printed as completed', () => {
	const up = rowOf(units.dongwan, putUp);
	expect(cellsOf(up).completion).toBe('6月18日完成');
	expect(cellsOf(done(liWen, up, 'return').row).completion).toBe('正在整改');
});

test('paper says the extension beside the wording of the notice', () => {
	const worded = rowOf(units.dongwan, { ...planned, dueWording: '2022年7月上旬' });
	const asked = done(zhengHao, worded, 'requestExtension').row;
	expect(cellsOf(done(liWen, asked, 'grantExtension').row).deadline).toBe(
		'2022年7月上旬（延至7月25日）'
	);
});
