/** Surnames of two characters in use. */
export const compoundSurnames: ReadonlySet<string> = new Set(
	(
		'欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 宇文 长孙 鲜于 闾丘 钟离 轩辕 端木 ' +
		'独孤 南宫 西门 百里 呼延 东郭 赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 万俟 闻人 拓跋'
	).split(' ')
);

/**
 * Surnames of one character that people in the field bear; those that are far oftener a word (于是, 和, 水) count too
 * rarely to be proposed.
 */
export const surnames: ReadonlySet<string> = new Set(
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟' +
		'姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文' +
		'樊兰殷施洪翟安颜倪温芦牛季俞章鲁葛伍申尤毕聂柴焦苗涂耿欧凌冉游祝柳纪岳梅童詹阮舒翁柯管娄霍司房路景卜' +
		'齐左费甘鲍盛祁古冷晏褚穆车牟鞠阎邢关裴卫靳骆屈项习卓饶宁苑党储滕嵇班仇宫窦栗查楚臧冀练芮敖麦桑席巫燕谌' +
		'卞单包薄蓝简邬瞿干巴池尚巩迟曲谷杭麻岑庄丛隋佘盖厉鹿宿荆荣封桓车练缑焉娄' +
		'苟仝冼郜郗邸阚扈褥虞喻佟邬晋豆庞蒲竺茹华辛兀符慕郁仝訾蔺晁刁茅奚荀屠诸楼郎昌廉傅湛禹狄米贝谈危昝钮羊於羿汲糜隗宓栾戎束韶郜蓟宿邰籍莘堵宰雍璩濮艾容戈廖匡寇阙殳敖阚毋乜巢蒯亓仉郇师逯胥鄢鄂甄郏浦伏臧俎邝庹戚蔚粟逄腾缪宗柏窦闵解连代'
);

/** Surnames that are oftener another word: they count only where a word announces a villager. */
export const rareSurnames: ReadonlySet<string> = new Set(
	'云时计应强展银竹国红花麦贵丰富闻阴满明秋松'
);

/** Whether a name begins with a surname; 0, or how many characters it takes. */
export function surnameLength(text: string): 0 | 1 | 2 {
	if (compoundSurnames.has(text.slice(0, 2))) return 2;
	const first = text.slice(0, 1);
	return surnames.has(first) || rareSurnames.has(first) ? 1 : 0;
}
