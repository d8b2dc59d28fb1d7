import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isReadable, readNotice } from '#lib/notice/read.ts';
import { noticeReadingSchema, type Item } from '#lib/notice/reading.ts';

const folder = new URL('../fixtures/notices/', import.meta.url);
const read = (name: string) => readNotice(readFileSync(new URL(`${name}.txt`, folder), 'utf8'));

/** number 标题 facets/measures ★lead (★ stated, ☆ taken) unit 【group】 */
function outline({ number, title, facets, measures, owners }: Item): string {
	const units = owners.map(({ name, role, stated, group }) => {
		const mark = role === 'lead' ? (stated ? '★' : '☆') : '';
		return group ? `${mark}【${name}】` : mark + name;
	});
	return [`${number} ${title} ${facets.length}/${measures.length}`, ...units].join(' ');
}

const EXPECTED: Record<string, string[]> = {
	'01-county-restart': [
		'1 小额信贷管理不严 2/2 ★县金融工作局 县乡村振兴局 县农商银行 【各乡镇党委、政府】',
		'2 公益岗位管理松散 0/1 ★县人社局 县乡村振兴局 【各乡镇（街道）】',
		'1 台账更新不及时 0/2 ★县乡村振兴局 县统计局 【各村（社区）】',
		'2 干部培训不足 0/1 ☆县委组织部'
	],
	'02-province-brackets': [
		'1 有的地方推动衔接工作力度减弱 0/0 ★省乡村振兴局 省委组织部 省委农办 【各县〔市、区〕党委、政府】',
		'2 帮扶队伍管理有松劲 0/0 ★省委组织部 省乡村振兴局 【各派出单位】 【各县（市、区）党委和政府】',
		'3 饮水安全保障有短板 0/0 ★省水利厅 省财政厅 省发展改革委 【有关市州、县（市、区）党委和政府】',
		'5 医保参保有遗漏 0/0 ★省医保局 省卫生健康委 省乡村振兴局 【各县（市、区）政府】'
	],
	'03-group-brackets': [
		'1 加强监测帮扶 0/0 ☆市农业农村局 市民政局 【各乡镇党委政府】',
		'2 落实帮扶政策 0/0 ☆市农业农村局 市民政局 【各乡镇党委政府】',
		'3 抓实控辍保学 0/0 ☆市教育局 【各乡镇党委政府】',
		'1 发展特色产业 0/0 ☆市农业农村局 市人社局 市商务局 【14个乡镇党委政府】',
		'2 稳定务工就业 0/0 ☆市农业农村局 市人社局 市商务局 【14个乡镇党委政府】',
		'3 壮大集体经济 0/0 ☆市农业农村局 市人社局 市商务局 【14个乡镇党委政府】'
	],
	'04-wrapped-pdf': [
		'一 部分河段水质不稳定 0/3 ★区住房和城乡建设局 区生态环境分局 区水利局 区综合执法局 【各镇、街道】',
		'二 畜禽养殖污染治理不到位 0/2 ★区农业农村局 区生态环境分局 【各镇、街道】',
		'三 扬尘管控存在漏洞 0/1 ☆区住房和城乡建设局 区城市管理局'
	],
	'05-top-level-items': [
		'一 学习贯彻不深入 0/2 ☆县委办公室',
		'二 “三公”经费管理不规范 0/3 ☆县机关事务中心 县财政局',
		'三 作风建设抓得不实 0/0 ☆县委督查室'
	],
	'06-question-style': [
		'1 产业项目联农带农机制不健全 2/3 ★县农业农村局 县财政局 县审计局 【相关乡镇】',
		'2 住房安全动态监测不到位 0/1 ★县住建局 【各乡镇】',
		'三 厕所改造质量不高 0/1 ★县农业农村局 县卫健委'
	],
	'07-label-numbers': [
		'一 预算编制不细化问题 2/2 ☆区财政局 区教育局',
		'二 专项资金闲置问题 0/1 ☆区财政局'
	],
	'08-table': [
		'1 责任传导不到位 0/2 ★县农业农村局 【各乡镇】',
		'2 督导检查不经常 0/1 ★县委督查室 县农业农村局 县住建局',
		'3 垃圾清运不及时 0/1 ★县城管局 【各乡镇】 县供销社'
	],
	'09-markdown-mixed': [
		'1 识别程序不规范 2/2 ☆市乡村振兴局 市民政局 【各乡镇（街道）党委（党工委）、政府（办事处）】',
		'2 识别不及时 0/1',
		'3 帮扶措施单一 0/1 ☆市乡村振兴局 市人社局',
		'3 消除把关不严 0/1 ☆市乡村振兴局'
	],
	'10-paren-items': [
		'1 指标安排不均衡 0/1 ★乡扶贫办 【各村支部】',
		'1 有的房屋面积超标 0/2 ★乡扶贫办 ★乡村建所 【各村支部】',
		'2 有的搬迁后续帮扶不足 0/1 ★乡扶贫办 乡人社所',
		'1 档案资料不齐全 0/1 ★乡党政办 【各村】'
	],
	'11-sectionless': [
		'1 完善台账 0/0 ☆县乡村振兴局 县统计局',
		'2 加强培训 0/0 ☆县委党校',
		'4 做好宣传 0/0 ☆县委宣传部',
		'5 开展检查 0/0'
	],
	'12-orphans': [
		'1 渠道维护不到位 0/1 ☆县水利局 【各乡镇】',
		'2 水费收缴率低 0/2 ★县水利局 县供水公司'
	],
	'13-inline-all': [
		'一 党建引领作用不强 0/2 ☆县直机关工委 【各基层党组织】',
		'二 干部作风不实 0/2 ☆县委办 县政府办',
		'三 惠农补贴发放慢 0/1 ☆县财政局 县农业农村局'
	],
	'15-points-then-owners': [
		'一 加强动态监测 2/0 ☆市农业农村局 市民政局',
		'二 强化产业帮扶 3/0 ☆市农业农村局 市商务局 【各县（市、区）人民政府】'
	],
	'16-owners-per-measure': [
		'一 思想认识不够到位 0/2 【各市州党委和政府】 ☆省发展改革委 省工业和信息化厅 省委宣传部 省委组织部',
		'二 环境基础设施建设滞后 0/2 ☆省住房和城乡建设厅 省财政厅 【有关市州党委和政府】'
	],
	'17-pipe-table': [
		'1 村级台账不全 0/2 ☆县乡村振兴局 【各乡镇】',
		'2 饮水工程管护不到位 0/1 ☆县水利局'
	],
	'18-labels-alone': [
		'一 工作推进不平衡的问题 0/2 ☆县住建局 县交通运输局',
		'二 资料归档不规范的问题 0/1 ☆【各村（社区）】'
	],
	'19-points-with-owners': [
		'1 学习不深入 0/2 ☆县委宣传部 县委组织部',
		'2 责任压得不实 0/1 ☆县扶贫办',
		'3 形式主义仍然存在 0/1 ☆县委办 县政府办'
	],
	'14-units-per-line': [
		'1 排水管网淤堵 0/2 ☆区城管局 区水务局 【各街道办事处】',
		'2 危旧房屋未撤离 0/2 ☆区住建局 区应急局 区民政局 【各街道】'
	]
};

describe('sample notices', () => {
	test.each(Object.keys(EXPECTED))('%s', (name) => {
		const reading = read(name);
		expect(noticeReadingSchema.parse(reading)).toEqual(reading);
		expect(reading.items.map(outline)).toEqual(EXPECTED[name]);
	});

	test('all have an expectation', () => {
		const names = readdirSync(folder).map((file) => file.replace(/\.txt$/, ''));
		expect(names.sort()).toEqual(Object.keys(EXPECTED).sort());
	});
});

describe('problems', () => {
	const said = (name: string) =>
		read(name).problems.map(({ line, severity, message }) => `${line} ${severity} ${message}`);

	test.each([
		['02-province-brackets', /^24 warning 序号从3跳到5，缺第4项/],
		['03-group-brackets', /^4 info .*第6行为几项共写/],
		['04-wrapped-pdf', /^24 info .*“区生态环境分局”.*断开/],
		['05-top-level-items', /^23 warning .*没有写整改措施/],
		['08-table', /^4 warning 时限“7月底前”没有写年份/],
		['09-markdown-mixed', /^17 warning .*没有写责任单位/],
		['09-markdown-mixed', /^27 warning .*“市乡村振兴局”写了两次/],
		['09-markdown-mixed', /^29 warning 序号“3”出现两次（第23行和第29行）/],
		['09-markdown-mixed', /^33 warning .*“等”字后面/],
		['11-sectionless', /^7 warning .*没有右括号/],
		['12-orphans', /^1 warning 第1行的“责任单位”前面没有找到/],
		['12-orphans', /^4 warning 第4行的“整改措施”前面没有找到/],
		['12-orphans', /^6 info .*写在责任单位之后/],
		['01-county-restart', /^44 info “工作要求”（第44行至第48行）/]
	])('%s says %s', (name, sentence) => {
		expect(said(name).filter((one) => sentence.test(one))).toHaveLength(1);
	});

	test('nothing to read is an error, not a throw', () => {
		for (const text of ['', ' \n\n', '\u0000\u0001\ufffd'.repeat(300), 'lorem ipsum dolor']) {
			const reading = readNotice(text);
			expect(reading.items).toEqual([]);
			expect(reading.problems.some(({ severity }) => severity === 'error')).toBe(true);
		}
		expect(isReadable(readNotice(''))).toBe(false);
	});
});

describe('time limits', () => {
	test('take their year from the day of issue, the next one when the day has passed', () => {
		expect(read('04-wrapped-pdf').dates).toEqual([
			{ on: '2022-12-31', wording: '2022年12月底前，长期坚持' },
			{ on: '2022-01-31', wording: '1月底前' },
			{ on: null, wording: '立行立改' },
			{ on: '2022-03-31', wording: '2022年3月底前' }
		]);
	});
});
