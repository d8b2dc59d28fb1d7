/**
 * Where findings came from, as said in a text: 国家后评估反馈, 省后评估反馈, 国家暗访, 实地评估 … in
 * order, each once. Counted is only what opens a clause and reports (…反馈/发现/指出); a bare way of
 * looking (实地评估中) in a sentence that already names its origin says how, not who.
 */
export function originsIn(text: string): string[] {
	const origins: string[] = [];
	let sentence = -2;
	for (const found of text.matchAll(ORIGIN)) {
		const [, who = '', year = '', what = '', verb = ''] = found;
		const start = text.lastIndexOf('。', found.index);
		if (!who && !year && start === sentence) continue;
		sentence = start;
		const name = nameOf(who, what, verb);
		if (!origins.includes(name)) origins.push(name);
	}
	return origins.filter((name) => !origins.some((other) => other !== name && other.endsWith(name)));
}

/** The origins of a label 问题来源：A、B. */
export function listedOrigins(text: string): string[] {
	return text
		.split(/[、，,；;。\s]+/)
		.map((origin) => origin.trim())
		.filter(Boolean);
}

const WHO =
	'(?:中央|国家|(?!以及|及|对|由|在|经|和|把|将)[\\u4e00-\\u9fff]{0,3}?[省市县区州]|自治区)(?:委|政府)?(?:级)?';
const WHAT =
	'(?:第[一二三四五六七八九十]+)?(?:生态环境保护|环境保护|环保|脱贫攻坚|巩固脱贫成果|巩固拓展脱贫攻坚成果)?(?:后评估(?:绩效评价)?(?:考核)?|实地评估|第三方评估|考核评估|评估|成效考核|年度考核|绩效评价|交叉考核|交叉检查|考核|明察暗访|暗访|督查巡查|督导检查|专项督查|督查|督察|督导|专项巡视|巡视|巡察|审计|核查|检查|调研|监测|抽查|自查|大排查|回头看|媒体曝光|信访)';
const ORIGIN = new RegExp(
	`(?:^|[。；;，,：:！？“（(、\\n])(${WHO})?(\\d{4}年度?)?(${WHAT})组?(?:中|时|工作中|过程中|意见)?(?:也|还|又|均)?(反馈|发现|指出|通报|认为|显示|查出)(?!的|问题的)`,
	'g'
);

function nameOf(who: string, what: string, verb: string): string {
	if (/^后评估/.test(what)) return `${who}后评估反馈`;
	return `${who}${what}${verb === '反馈' && who ? '反馈' : ''}`;
}
