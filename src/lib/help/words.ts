import { rateMeanings } from '#lib/ledger/rates/rates.ts';
import type { HelpPage } from './page.ts';

type Words = HelpPage['words'];

/** 时限状态 as every list shows it. */
export const lightWords: Words = [
	['● 日期', '绿色：时限还有 7 天以上。'],
	['▲ 剩 n 天', '黄色：临期，还有 0 到 7 天；给的时间不超过 15 天的，最后 3 天才变黄。'],
	['■ 逾期 n 天', '红色：时限已过。时限当天不算逾期；条目在审核人手里的日子不算在单位头上。'],
	['◆ 逾期 7 天以上', '深红色：超过时限 7 天还没有办完。'],
	['逾期未认领', '过了回复日期还没有认领，也没有报未发现。'],
	['复核', '紫色：长期坚持的条目，写的是下一次复核的日期。'],
	['未定时限', '灰色：还没有制定整改措施。']
];

/** The two rates, as ledger/rates defines them. */
export const rateWords: Words = [
	['完成率', `${rateMeanings.completion}。`],
	['销号率', `${rateMeanings.closure}。`]
];

/** The stages that a row walks. */
export const stageWords: Words = [
	['待认领', '办公室已交办，单位还没有认领。'],
	['已认领', '单位确定了责任人，还没有制定整改措施。'],
	['正在整改', '有措施、有时限，正在做。'],
	['待核查', '单位已申请销号，等上一级核实；报“未发现”的也在这里等核实。'],
	['待审定', '核查通过，等最后一步的人审定。'],
	['已销号', '审定通过。核实确实没有这类问题的也放在这一列。'],
	['长期坚持', '阶段目标达到后继续坚持，按期复核，不算已销号。']
];

/** What a home says of campaigns that run side by side. */
export const campaignQuestions: HelpPage['questions'] = [
	[
		'同时有几个批次在进行，看的是哪一个？',
		'待办、待我审核、逾期、提醒和搜索管全部在进行的批次，每条写明是哪个批次的；统计、进度、报送、看板和台账看页面最上面写明的那一个，旁边“另有 n 个批次在进行”可以换。'
	]
];
