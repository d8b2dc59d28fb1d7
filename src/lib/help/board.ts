import type { HelpPage } from './page.ts';
import { lightWords, stageWords } from './words.ts';

export const board: HelpPage = {
	title: '看板',
	purpose: '条目按走到哪一步排成七列，一眼看出卡在哪里。',
	first: [
		'先用上面的筛选缩小到一个单位或一项反馈问题。',
		'把卡片拖到要去的列，会打开要填的表；也可以点卡片上的“…”选要办的事，或按 M。',
		'能放的地方画虚线，写着放下要办什么；不能放的变淡，写着为什么。'
	],
	words: [...stageWords, ...lightWords],
	questions: [
		['拖过去又弹回来了？', '那一步要先办别的，或者不该由您办，卡片上会写原因。没有保存任何改动。'],
		['一列只显示一部分？', '先显示最急的，往下滚会接着显示。'],
		['手机上怎么看？', '上面的标签换列，一次看一列。']
	]
};
