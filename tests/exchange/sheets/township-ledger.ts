import type { SheetLine, Sheet } from '#lib/exchange/sheets/book.ts';
import { sheetTitle } from '#lib/exchange/sheets/templates.ts';

/** A made-up ledger of one township: its own rows, its villages' problems, and a line that counts. */
export function townshipLedger(unitName: string, findings = 10, villages = 5): Sheet {
	const lines = Array.from({ length: findings }, (_, f) => [
		ownRow(unitName, f + 1),
		...Array.from({ length: villages }, (_, v) => villageRow(unitName, f + 1, v + 1))
	]).flat();
	return {
		template: 'township',
		unitName,
		title: sheetTitle('township', unitName),
		sheetName: unitName,
		filledBy: '张三',
		phone: '0374-0000000',
		filledOn: '2022-07-05',
		lines
	};
}

/** Invented text of exactly `length` characters, with figures and marks in it. */
export function prose(length: number, seed = 0): string {
	let text = '';
	for (let at = seed; text.length < length; at += 1) text += SENTENCES[at % SENTENCES.length];
	return `${text.slice(0, length - 1)}。`;
}

const SENTENCES = [
	'入户走访时抽查台账12户，其中3户的收入登记与实际不一致，相差1,250元。',
	'一是水泥路面破损约200米，雨天积水，群众出行不便；二是路灯亮灯率只有85%。',
	'“一户一档”资料缺少2022年1月至3月的记录，经办人已更换，交接手续不全。',
	'（三）公益岗位考勤由他人代签，岗位职责没有上墙，抽查的5个岗位有2个不在岗。',
	'已与电力公司对接，计划于7月15日前完成改造，投入资金8.6万元。'
];

function ownRow(unit: string, finding: number): SheetLine {
	const deep = finding === 7;
	return line(`${unit}-${finding}`, String(finding), finding, {
		problem: prose(deep ? 879 : 120 + finding * 22, finding),
		village: '全镇',
		measures: prose(deep ? 420 : 150 + finding * 15, finding + 2),
		progress: prose(60 + finding * 6, finding + 4)
	});
}

function villageRow(unit: string, finding: number, village: number): SheetLine {
	return line(`${unit}-${finding}-${village}`, `${finding}.${village}`, finding, {
		problem: prose(30 + ((finding * village * 17) % 90), village),
		village: `${'甲乙丙丁戊己庚'[village % 7]}家庄村`,
		measures: prose(40 + ((finding * village * 23) % 80), finding + village),
		progress: village % 2 ? '7月1日完成入户核对。' : ''
	});
}

function line(id: string, number: string, finding: number, cells: SheetLine['cells']): SheetLine {
	return {
		id,
		number,
		cells: {
			finding: `第${finding}项反馈问题：${prose(18, finding)}`,
			exists: '存在',
			origin: '国家后评估反馈、省后评估反馈',
			nature: finding % 2 ? '共性' : '个性',
			responsibleLeader: '李四',
			responsibleUnit: '镇乡村振兴办公室',
			responsiblePerson: '王五、欧阳六六',
			rectificationType: '限期整改',
			deadline: '7月15日（延至7月25日）',
			completionAndClosure: '正在整改',
			...cells
		}
	};
}
