import type { PlanCounts } from '#lib/ledger/dispatch/plan.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';

/** 县级 11，县直 60 点名 + 61 成员单位（名单待核实），乡镇 220，村 6,260. */
export function countsInWords(counts: PlanCounts, { levels }: LevelWords): string {
	const number = (count: number) => count.toLocaleString('zh-CN');
	const members = [
		...(counts.byGroup > 0 ? [`${number(counts.byGroup)} 成员单位`] : []),
		...(counts.pending > 0 ? [`${number(counts.pending)} 成员单位（名单待核实）`] : [])
	];
	const department = [`${number(counts.named)} 点名`, ...members].join(' + ');
	return [
		`${levels.city} ${number(counts.city)}`,
		`${levels.department} ${department}`,
		`乡镇 ${number(counts.township)}`,
		`村 ${number(counts.village)}`
	].join('，');
}
