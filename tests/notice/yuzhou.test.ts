import { describe, expect, test } from 'vitest';
import { readNotice } from '#lib/notice/read.ts';
import { noticeReadingSchema } from '#lib/notice/reading.ts';
import { countyNotices, realNotices, sampleNotice, sharedNotice } from '../county-notices.ts';

/** Section and title of each finding; how many facets, measures and named units it has. */
const realTable: [string, string, number, number, number][] = [
	['责任落实方面', '没有巩固拓展脱贫攻坚成果专班', 0, 1, 1],
	['责任落实方面', '工作作风仍需持续改进', 0, 3, 3],
	['工作落实方面', '防止返贫动态监测工作存在不足', 4, 3, 6],
	['工作落实方面', '对脱贫户和监测户帮扶政策措施不够完善', 3, 4, 12],
	['工作落实方面', '乡村集体经济发展仍相对滞后', 0, 3, 4],
	['工作落实方面', '乡村建设仍存在短板', 3, 4, 5],
	['工作落实方面', '项目资金管理不够规范', 4, 2, 3],
	['工作落实方面', '少数基层干部和驻村干部政策业务不够熟悉', 0, 2, 2],
	['工作落实方面', '有的地方政策宣传不深入，农户对政策知晓率低', 0, 3, 12],
	[
		'成效巩固方面',
		'部分脱贫户和监测户经济基础薄弱，收入不稳定且处于较低水平，生活质量不高，抗风险能力弱',
		0,
		3,
		1
	],
	['成效巩固方面', '洪涝灾害对巩固脱贫成果产生明显影响', 0, 2, 11]
];

const sampleTitles = [
	'专门班子没有搭起来',
	'会议开了却没有下文',
	'监测工作做得不细',
	'帮扶办法少而且散',
	'村里的集体收入少',
	'村容村貌还有差距',
	'项目和资金管得不严',
	'有的干部不熟悉业务',
	'政策讲得少，群众不清楚',
	'有的户底子薄，收入时高时低',
	'大水过后有的地方没有恢复'
];

describe.each(countyNotices)('a notice to 22 townships and 22 departments: $name', (notice) => {
	const reading = readNotice(notice.text);
	const isSample = notice === sampleNotice;
	const table = realTable.map((row, at) => (isSample ? row.with(1, sampleTitles[at] ?? '') : row));
	const lineOf = (part: string) =>
		notice.text.split('\n').findIndex((line) => line.includes(part)) + 1;
	const T = '各乡镇（褚河街道）党委（党工委）和政府';
	const M = '市巩固拓展脱贫攻坚成果领导小组成员单位';

	test('gives the table of findings', () => {
		expect(noticeReadingSchema.parse(reading)).toEqual(reading);
		expect(reading.items.map(({ number }) => number)).toEqual(table.map((_, at) => String(at + 1)));
		expect(
			reading.items.map((item) => [
				item.section,
				item.title,
				item.facets.length,
				item.measures.length,
				item.owners.filter(({ group }) => !group).length
			])
		).toEqual(table);
	});

	test('names 22 units in 60 places, and the groups T and M', () => {
		const owners = reading.items.flatMap((item) => item.owners);
		const named = owners.filter(({ group }) => !group).map(({ name }) => name);
		expect(named).toHaveLength(60);
		expect(new Set(named).size).toBe(22);
		expect(named).toContain('许昌市生态环境局禹州分局');
		const groups = owners.filter(({ group }) => group);
		expect(new Set(groups.map(({ name }) => name))).toEqual(new Set([T, M]));
		expect(groups.filter(({ name }) => name === T)).toHaveLength(10);
		expect(groups.filter(({ name }) => name === T).every(({ expected }) => expected === 22)).toBe(
			true
		);
		expect(reading.counts).toEqual([
			{ kind: '乡镇', count: 22, line: lineOf('和22个乡镇') },
			{ kind: '村', count: 617, line: lineOf('和22个乡镇') }
		]);
	});

	test('keeps lead tasks, unnumbered measures and origins', () => {
		const leads = reading.items.map(({ measureLead }) => measureLead !== '');
		expect(leads.flatMap((lead, at) => (lead ? [at + 1] : []))).toEqual([3, 6]);
		expect(reading.items[0]?.measures[0]?.label).toBe('');
		expect(reading.items.map(({ origins }) => origins.length > 0)).not.toContain(false);
		expect(reading.items[3]?.origins).toEqual(['实地评估']);
		expect(reading.items[5]?.facets.map(({ origins }) => origins)).toEqual([
			['国家后评估反馈', '暗访', '省后评估反馈'],
			['国家暗访', '省后评估反馈'],
			['国家暗访']
		]);
		expect(reading.items[6]?.facets.at(-1)?.origins).toEqual(['省后评估反馈']);
	});

	test('reads head and foot', () => {
		expect(reading).toMatchObject({
			documentNumber: isSample ? '样文〔2022〕5号' : '禹巩固脱贫组〔2022〕5号',
			issuer: '禹州市巩固拓展脱贫攻坚成果领导小组',
			issuedOn: '2022-06-02',
			contact: isSample
				? { phone: '0374-0000000', email: 'yangben@example.com', person: null }
				: { phone: '0374-2078006', email: 'tpgjddzd@126.com', person: null }
		});
		expect(reading.annexes).toHaveLength(3);
		expect(reading.dates).toContainEqual({ on: '2022-07-05', wording: '7月5日前' });
		expect(reading.dates).toContainEqual({ on: '2022-07-31', wording: '7月底' });
	});

	test('says what to look at, where it stands', () => {
		const said = reading.problems.map(({ line, message }) => ({ line, message }));
		const about = (...words: string[]) =>
			said.filter(({ message }) => words.every((word) => message.includes(word)));
		expect(about('第2项', '断开')).toHaveLength(1);
		expect(about('许昌市生态环境局禹州分局', '断开')).toHaveLength(1);
		expect(about('第3项', '“四是”没有对应')).toHaveLength(1);
		expect(about('第7项', '“三是”没有对应')).toHaveLength(1);
		expect(about('第7项', '“四是”没有对应')).toHaveLength(1);
		expect(said.filter(({ message }) => message.includes('没有对应'))).toHaveLength(3);
		const lines = isSample ? [48, 53, 79, 83, 83] : [56, 73, 113, 117, 119];
		const found = said.filter(({ message }) =>
			/第[237]项.*(断开|没有对应)|许昌市.*断开/.test(message)
		);
		expect(found.map(({ line }) => line)).toEqual(lines);
		expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	});
});

describe.runIf(realNotices.length > 0)('the key points of 2020', () => {
	const name = 'yuzhou-2020-key-points.txt';
	const reading = readNotice(realNotices.length > 0 ? sharedNotice(name).text : '');

	test('are 39 tasks, numbered through, without measures', () => {
		expect(reading.items.map(({ number }) => Number(number))).toEqual(
			Array.from({ length: 39 }, (_, at) => at + 1)
		);
		expect(reading.items.every(({ measures, owners }) => !measures.length && owners.length)).toBe(
			true
		);
		expect(reading.items[0]?.title).toBe('聚焦重点集中攻坚');
		expect(reading.items[38]?.section).toBe('保障措施');
	});

	test('show the doubled township', () => {
		const first = reading.items[0]?.owners ?? [];
		expect(first.filter(({ name }) => /[镇乡]$/.test(name))).toHaveLength(6);
		expect(first.at(-1)).toMatchObject({ group: true, expected: 15 });
		const said = reading.problems.filter(({ line }) => line === 28).map(({ message }) => message);
		expect(said.join()).toContain('“鸿畅镇”写了两次');
		expect(said.join()).toContain('应22，实际21');
	});

	test('state leads under 牵头部门 and open ends', () => {
		const owners = reading.items[27]?.owners ?? [];
		expect(owners.filter(({ role, stated }) => role === 'lead' && stated)).toHaveLength(3);
		expect(owners.at(-1)).toMatchObject({ role: 'responsible', group: true, expected: 22 });
		expect(reading.problems.find(({ message }) => message.includes('等金融机构'))?.line).toBe(42);
	});
});
