import type { LightKind } from '#lib/ledger/due/due.ts';

const circle = 'M5 .8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4z';

/** Tint of the tag, colour and outline of its shape, in a 10 × 10 box; '' for no shape. */
export const lightLooks: Record<LightKind, { tint: string; ink: string; shape: string }> = {
	onTime: { tint: 'bg-green-tint text-green', ink: 'fill-green', shape: circle },
	dueSoon: { tint: 'bg-amber-tint text-amber', ink: 'fill-amber', shape: 'M5 .6 9.8 9H.2z' },
	overdue: { tint: 'bg-red-tint text-red', ink: 'fill-red', shape: 'M.8.8h8.4v8.4H.8z' },
	longOverdue: {
		tint: 'bg-red-deep text-paper',
		ink: 'fill-paper',
		shape: 'M5 0 10 5 5 10 0 5z'
	},
	review: { tint: 'bg-purple-tint text-purple', ink: '', shape: '' },
	noDeadline: { tint: 'bg-line-soft text-ink-soft', ink: '', shape: '' },
	settled: {
		tint: 'bg-green-tint text-green',
		ink: 'fill-none stroke-green stroke-2',
		shape: 'M1.5 5.4 4 8 8.7 2.2'
	},
	unclaimedOverdue: {
		tint: 'bg-red-tint text-red',
		ink: 'fill-none stroke-red stroke-2',
		shape: 'M1.5 1.5h7v7h-7z'
	},
	transfer: {
		tint: 'bg-amber-tint text-amber',
		ink: 'fill-amber',
		shape: 'M0 3.6h5V.8L10 5 5 9.2V6.4H0z'
	}
};

/** The lights one may ask for above a board or list. */
export const lightNames: Record<LightKind, string> = {
	longOverdue: '逾期 7 天以上',
	overdue: '逾期',
	unclaimedOverdue: '逾期未认领',
	dueSoon: '临期',
	onTime: '时限内',
	review: '待复核',
	noDeadline: '未定时限',
	transfer: '移交给本单位的',
	settled: '已了结'
};
