import type { TotalView } from './desk-view.ts';
import type { Figures } from './figures.ts';
import type { LevelWords } from './level-words.ts';
import { rateInWords, rateMeanings } from './rates.ts';

/** What stands beside the figures of a desk. */
export interface TotalFacts {
	figures: Figures;
	/** Waiting for this person's signature; null for who signs nothing. */
	waiting: number | null;
	/** Overdue rows of townships with their villages, and of departments. */
	overdue: { townships: number; departments: number };
	words: LevelWords;
}

/** 反馈 11 项 → 具体问题 n 个｜已销号｜正在整改｜长期坚持｜待我审核｜临期｜逾期 (domain §6); each opens its rows. */
export function totalsLine({ figures, waiting, overdue, words }: TotalFacts): TotalView[] {
	const total = (
		key: string,
		label: string,
		value: number,
		query: string,
		more: Partial<Pick<TotalView, 'unit' | 'note' | 'tone' | 'help'>> = {}
	): TotalView => ({
		...{ key, label, value, href: `/rows${query}` },
		...{ unit: '', note: '', tone: 'plain' },
		...more
	});
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
			: [total('waiting', '待我审核', waiting, '?stage=waiting', { tone: 'blue' })]),
		total('reviewLate', '审核超时', figures.reviewLate, '?stage=reviewLate', {
			tone: 'amber',
			note: '超过 3 个工作日'
		}),
		total('dueSoon', '临期', figures.dueSoon, '?light=dueSoon', {
			tone: 'amber',
			note: '7 天内，含今日'
		}),
		total('overdue', '逾期', figures.overdue, '?light=overdue', {
			tone: 'red',
			note:
				overdue.townships + overdue.departments > 0
					? `乡镇${overdue.townships}·${words.levels.department}${overdue.departments}`
					: ''
		}),
		total('unclaimedOverdue', '逾期未认领', figures.unclaimedOverdue, '?light=unclaimedOverdue', {
			tone: 'red'
		})
	];
}
