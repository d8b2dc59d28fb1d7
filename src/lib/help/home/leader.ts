import type { HelpPage } from '#lib/help/page.ts';
import { campaignQuestions, lightWords, rateWords } from '#lib/help/words.ts';

export const homeLeader: HelpPage = {
	title: '首页（县级领导）',
	purpose: '分管单位和分包乡镇整改得怎么样，哪些逾期了。只看，不用办理。',
	first: [
		'先看逾期的：点数字打开，有单位、责任人和办公电话。',
		'再看快到期的。',
		'开会要用，直接打印这一页或“统计”。'
	],
	words: [...lightWords, ...rateWords],
	questions: [
		['看到的为什么不是全部单位？', '看的是分管单位和分包乡镇；分工变了，请系统管理员更改。'],
		['要批示或督办怎么办？', '请告诉领导小组办公室，由办公室联系责任单位。'],
		...campaignQuestions
	]
};
