import type { TotalView } from './view.ts';
import { doorWith } from '#lib/web/doors.ts';
import type { Figures } from '#lib/ledger/rates/figures.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import { rateInWords, rateMeanings } from '#lib/ledger/rates/rates.ts';

/** What stands beside the figures of a desk. */
export interface TotalFacts {
	/** Of the campaign shown. */
	figures: Figures;
	/** What presses, of all campaigns that run; the same where there is one. */
	pressing: Figures;
	/** Waiting for this person's signature in all of them; null for who signs nothing. */
	waiting: number | null;
	/** Of those, in the campaign shown. */
	waitingHere: number;
	/** What the doors of what presses ask for beside; '' where one campaign runs. */
	within: string;
	/** Overdue rows of townships with their villages, and of departments. */
	overdue: { townships: number; departments: number };
	words: LevelWords;
}

/**
 * 反馈 11 项 → 具体问题 n 个｜已销号｜正在整改｜长期坚持｜待我审核｜临期｜逾期 (domain §6); each opens its rows. How far a campaign
 * is, is said of the one shown; what presses, of all that run, with what of it lies in the one shown.
 */
export function totalsLine(facts: TotalFacts): TotalView[] {
	const { figures, pressing, waiting, waitingHere, within, overdue, words } = facts;
	const total = (
		key: string,
		label: string,
		value: number,
		query: string,
		more: Partial<Pick<TotalView, 'unit' | 'note' | 'tone' | 'help'>> = {}
	): TotalView => ({
		key,
		label,
		value,
		href: `/rows${query}`,
		unit: '',
		note: '',
		tone: 'plain',
		...more
	});
	const press = (
		key: string,
		label: string,
		[all, here]: [number, number],
		query: string,
		more: Partial<Pick<TotalView, 'note' | 'tone'>>
	): TotalView => {
		const one = total(key, label, all, query, more);
		if (!within) return one;
		return { ...one, href: doorWith(one.href, within), note: `本批次 ${here}` };
	};
	const rate = (of: number | null) => (of === null ? '' : `销号率 ${rateInWords(of)}`);
	return [
		total('findings', '反馈问题', figures.findings, '', { unit: '项' }),
		total('problems', '具体问题', figures.problems, '?stage=problems', {
			unit: '个'
		}),
		total('closed', '已销号', figures.closed, '?stage=closed', {
			tone: 'green',
			help: rateMeanings.closure,
			note: rate(figures.closureRate)
		}),
		total('rectifying', '正在整改', figures.rectifying, '?stage=open', {
			help: '有具体问题，还没有销号，也不是长期坚持：待认领到待审定各状态的都在内'
		}),
		total('longTerm', '长期坚持', figures.longTerm, '?stage=longTerm', { tone: 'purple' }),
		...(waiting === null
			? []
			: [press('waiting', '待我审核', [waiting, waitingHere], '?stage=waiting', { tone: 'blue' })]),
		press(
			...(['reviewLate', '审核超时'] as const),
			[pressing.reviewLate, figures.reviewLate],
			'?stage=reviewLate',
			{ tone: 'amber', note: '超过 3 个工作日' }
		),
		press('dueSoon', '临期', [pressing.dueSoon, figures.dueSoon], '?light=dueSoon', {
			tone: 'amber',
			note: '7 天内，含今日'
		}),
		press('overdue', '逾期', [pressing.overdue, figures.overdue], '?light=overdue', {
			tone: 'red',
			note:
				overdue.townships + overdue.departments > 0
					? `乡镇${overdue.townships}·${words.levels.department}${overdue.departments}`
					: ''
		}),
		press(
			...(['unclaimedOverdue', '逾期未认领'] as const),
			[pressing.unclaimedOverdue, figures.unclaimedOverdue],
			'?light=unclaimedOverdue',
			{ tone: 'red' }
		)
	];
}
